/** The letters that left, read and printed. */
export const letterStyle = `
.letter-archive { max-width: 42rem; }
.letter-dates { color: var(--ink-soft); font-size: var(--t-small); }
.letter-intro { font: 1.0625rem/1.65 var(--serif); border-left: 3px solid var(--line-control); padding-left: var(--s4); margin-bottom: var(--s6); }
.letter-intro p:last-child { margin: 0; }
.letter-archive h2 { border-top: 2px solid var(--ink); padding-top: var(--s2); }
.letter-story { padding: var(--s3) 0; border-top: 1px solid var(--line); }
.letter-archive h2 + .letter-story { border-top: 0; padding-top: 0; }
.letter-story h3 { font: 600 var(--t-lead)/1.35 var(--sans); margin: 0 0 var(--s1); overflow-wrap: anywhere; }
.letter-story p { margin: 0 0 var(--s1); }
.letter-why { font-size: var(--t-small); }
.letter-forms { margin-top: var(--s6); }
.letter-list li { overflow-wrap: anywhere; }
@media print {
  .letter-forms, .letter-why, .kicker { display: none; }
  .letter-archive { max-width: none; color: #000; background: #fff; }
  .letter-story { break-inside: avoid; } .letter-archive h2, .letter-story h3 { break-after: avoid; }
  .letter-story h3 a { color: #000; text-decoration: none; }
  .letter-story h3 a[href^='http']::after { content: ' (' attr(href) ')'; font-weight: 400; font-size: var(--t-small); overflow-wrap: anywhere; }
}
`
