/** The desk of a draft: the stories on the left, what they become on the right. */
export const letterDeskStyle = `
.letter-desk { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0 var(--s8); }
.letter-boxes { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(26rem, 100%), 1fr)); align-items: start; gap: var(--s4) var(--s8); margin-top: var(--s8); }
.letter-boxes .staff-box { margin: 0; overflow-wrap: anywhere; min-width: 0; } .letter-boxes .staff-box form { margin-bottom: var(--s3); } .letter-boxes .plain-list p { margin: 0; }
@media (min-width: 64rem) {
  .letter-desk { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); align-items: start; }
  .preview { position: sticky; top: 0; max-height: 100vh; overflow-y: auto; }
  .preview .preview-frame { height: max(18rem, calc(100vh - 14rem)); }
}
.draft-block > h2, .draft-block > .line-action > h2, .preview > h2 { border-top: 2px solid var(--ink); padding-top: var(--s2); }
.draft-block > .line-action > h2 { flex: 1 1 12rem; margin-bottom: var(--s2); }
.preview > h2 { margin-top: var(--s8); }
.draft-card { scroll-margin: 2rem 0 6rem; padding: var(--s3) var(--s2) !important; overflow-wrap: anywhere; }
.draft-card p { margin: 0 0 var(--s1); }
.draft-card:target, .draft-card:focus-within { background: var(--wash); box-shadow: inset 3px 0 0 var(--accent); }
.draft-dropped .card-title a { color: var(--ink-soft); }
.draft-buttons { display: flex; flex-wrap: wrap; gap: var(--s2); margin: var(--s2) 0 var(--s1); }
button.small, .button.small { display: inline-flex; align-items: center; min-height: 2.25rem; padding: 0.25rem var(--s3); font-size: var(--t-small); font-weight: 400; }
.card-panel { border-top: 1px dashed var(--line-control); margin-top: var(--s3); padding-top: var(--s3); }
.card-panel h4 { margin-top: var(--s4); }
.line-form { display: flex; flex-wrap: wrap; gap: 0 var(--s3); align-items: end; margin-bottom: var(--s3); }
.line-form .field { flex: 1 1 14rem; min-width: 0; } .line-form button { margin-bottom: var(--s3); }
input[type='datetime-local'] { background: var(--paper-raised); border: 1px solid var(--line-control); border-radius: var(--radius); padding: var(--s2) var(--s3); min-height: 2.75rem; max-width: 100%; }
.preview-frame { display: block; width: 100%; height: min(36rem, 70vh); border: 1px solid var(--line-control); border-radius: var(--radius); background: #fff; }
.preview-telephone { width: min(360px, 100%); margin-inline: auto; } .preview-sombre { background: #111; }
.comments li { padding: var(--s2) 0; } .comments p { margin: 0; overflow-wrap: anywhere; }
#refus blockquote { margin: 0 0 var(--s3); padding-left: var(--s3); border-left: 3px solid var(--line-control); overflow-wrap: anywhere; }
[data-occupe] { opacity: 0.6; }
@media (pointer: coarse) { button.small, .button.small { min-height: 2.75rem; } }
@media print { .draft-buttons, .preview, .letter-boxes, .part-links { display: none; } }
`
