/** What belongs to one page. */
export const pageStyle = `
.search-bar { display: grid; grid-template-columns: 1fr auto; gap: var(--s2); max-width: 60rem; margin-bottom: var(--s6); }
.search-bar .hint { grid-column: 1 / -1; margin: 0; }
.print-only { display: none; } @media print { .print-only { display: block; overflow-wrap: anywhere; } }
.pages { display: flex; flex-wrap: wrap; justify-content: space-between; gap: var(--s2) var(--s4); padding: var(--s4) 0; border-top: 1px solid var(--line); max-width: 46rem; }
.pages.in-search { border: 0; padding: 0 0 var(--s2); } .pages a { line-height: 2.75rem; } .pages span { line-height: 2.75rem; color: var(--ink-soft); }
@media (max-width: 40rem) { .search-bar .hint { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); } }
.reading { max-width: 46rem; }
.item-columns { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0 var(--s12); }
@media (min-width: 64rem) {
  .item-head { max-width: 58rem; }
  .item-columns { grid-template: auto 1fr / minmax(0, 44rem) minmax(18rem, 1fr); }
  .item-why, .item-staff { grid-column: 2; }
  .item-main { grid-column: 1; grid-row: 1 / span 2; }
}
.reading h1 { overflow-wrap: anywhere; }
.item-text { font: 1.0625rem/1.65 var(--serif); overflow-wrap: anywhere; }
.item-text a:empty::before { content: attr(title); }
.item-text h3, .item-text h4 { margin-top: var(--s6); }
.item-text blockquote { margin: 0 0 var(--s4); padding-left: var(--s4); border-left: 3px solid var(--line-control); }
.pre-line { white-space: pre-line; }
.picture-note { color: var(--ink-soft); font-size: var(--t-small); }
.table-scroll { overflow-x: auto; position: relative; margin-bottom: var(--s4); }
.table-scroll table { border-collapse: collapse; font: var(--t-small)/1.5 var(--sans); }
.table-scroll td, .table-scroll th { border: 1px solid var(--line); padding: var(--s1) var(--s2); text-align: left; overflow-wrap: normal; }
.why-axis { margin-bottom: var(--s4); }
.why-axis h3 { font-family: var(--sans); font-size: var(--t-body); margin: var(--s3) 0 var(--s2); }
.why-axis .score { color: var(--ink-soft); font-weight: 400; font-size: var(--t-small); white-space: nowrap; }
.why-axis ul, .changes { list-style: none; padding: 0 0 0 var(--s3); border-left: 2px solid var(--line); }
.excerpt { font-size: var(--t-small); color: var(--ink-soft); quotes: none; }
.evidence { quotes: none; font-style: italic; }
.summary { list-style: none; display: flex; flex-wrap: wrap; gap: var(--s2) var(--s6); padding: 0; }
.summary li + li { margin: 0; }
.source-list { list-style: none; padding: 0; display: grid; grid-template-columns: repeat(auto-fit, minmax(min(22rem, 100%), 1fr)); gap: 0 var(--s8); }
.source-list li { border-top: 1px solid var(--line); padding: var(--s3) 0; margin: 0; }
.source-list h3 { font: 600 var(--t-body)/1.4 var(--sans); margin: 0; }
.source-title { font-weight: 400; } .source-list p { margin: 0; }
.filter-line { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(13rem, 100%), 1fr)); gap: 0 var(--s3); align-items: end; max-width: 60rem; } .filter-line button { justify-self: start; margin-bottom: var(--s3); }
.staff-box .plain-list p { margin: 0; } input[type='file'] { width: 100%; min-width: 0; min-height: 2.75rem; } .box ul { margin: 0; color: var(--ink-soft); font-size: var(--t-small); } .box > span { min-width: 0; overflow-wrap: anywhere; }
.week { margin-bottom: var(--s8); }
.week ol { list-style: none; padding: 0; max-width: 52rem; }
.due { display: grid; grid-template-columns: 10rem minmax(0, 1fr); gap: 0 var(--s4); border-top: 1px solid var(--line); padding: var(--s3) 0; }
.due + .due { margin: 0; }
.due h3 { font: 600 var(--t-body)/1.4 var(--sans); margin: 0 0 var(--s1); } .due p { margin: 0; }
@media (max-width: 40rem) { .due { grid-template-columns: minmax(0, 1fr); } }
.due-date { font-variant-numeric: tabular-nums; }
.refs { max-width: 46rem; } .refs .hint { white-space: nowrap; }
.inline-form { display: flex; flex-wrap: wrap; gap: var(--s2); align-items: center; margin-bottom: var(--s6); }
.desk { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0 var(--s12); }
@media (min-width: 64rem) { .desk { grid-template-columns: minmax(0, 44rem) minmax(18rem, 1fr); } }
.desk h2 { border-top: 2px solid var(--ink); padding-top: var(--s2); } .desk section:first-child > h2 { margin-top: 0; }
.axis-counts { list-style: none; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(min(18rem, 100%), 1fr)); gap: 0 var(--s6); } .axis-counts li { display: flex; justify-content: space-between; gap: var(--s2); margin: 0; padding: var(--s1) 0; } .axis-counts a { display: flex; gap: var(--s2); color: var(--ink); } .axis-counts .axis { flex: none; align-self: start; }
.inline-form :is(select, [type='search']) { width: auto; flex: 0 1 28rem; min-width: 0; max-width: 100%; min-height: 2.75rem; padding: var(--s2); border: 1px solid var(--line-control); border-radius: var(--radius); background: var(--paper-raised); }
.addresses { margin: 0; font-size: var(--t-small); }
.addresses div { display: grid; grid-template-columns: 5.5rem minmax(0, 1fr); gap: var(--s2); }
.addresses dt { color: var(--ink-soft); } .addresses dd { margin: 0; overflow-wrap: anywhere; line-height: 1.75; }
@media (max-width: 40rem) { .addresses div { grid-template-columns: minmax(0, 1fr); gap: 0; margin-bottom: var(--s2); } }
.cue-title { font: 600 var(--t-body)/1.5 var(--sans); margin: var(--s4) 0 var(--s2); }
.axis-list { list-style: none; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(min(24rem, 100%), 1fr)); gap: var(--s2) var(--s8); }
.axis-list > li { border-top: 1px solid var(--line); padding: var(--s3) 0; margin: 0; }
.axis-list h2, .axis-list h3 { font: 600 var(--t-lead)/1.35 var(--sans); margin: 0 0 var(--s1); }
.axis-list p { margin: 0 0 var(--s1); } .axis-list .feed-line { border: 0; margin: 0; padding: 0; }
.cues { columns: 2 16rem; list-style: none; padding: 0; font-size: var(--t-small); }
.cues li { break-inside: avoid; }
progress { width: 100%; max-width: 34rem; accent-color: var(--accent); }
.form { max-width: 34rem; }
.form fieldset { border: 1px solid var(--line); border-radius: var(--radius); padding: var(--s3) var(--s4); margin: 0 0 var(--s4); }
.form legend { font-weight: 600; padding: 0 var(--s1); }
.form .fault { color: var(--bad); font-weight: 600; }
.letter-text { white-space: pre-wrap; overflow-wrap: anywhere; font: var(--t-body)/1.6 var(--sans); }
.feed-table { width: 100%; border-collapse: collapse; }
.feed-table th, .feed-table td { text-align: left; vertical-align: top; padding: var(--s2) var(--s3) var(--s2) 0; border-top: 1px solid var(--line); font-weight: 400; }
.feed-table thead th { border: 0; color: var(--ink-soft); font-size: var(--t-small); }
.feed-table code { background: none; padding: 0; overflow-wrap: anywhere; }
.counts td:nth-child(n + 3) { text-align: right; font-variant-numeric: tabular-nums; } table.counts tbody th, table.counts tfoot th { min-width: 12rem; } table.counts tfoot { border-top: 2px solid var(--line-control); }
.bars { margin: 0 0 var(--s4); } .bars svg { width: 100%; max-width: 46rem; height: 5rem; } .bars rect { fill: var(--line-control); } .bars .new { fill: var(--accent); } .bars .bad { fill: var(--bad); }
.issue { list-style: none; padding: 0; max-width: 52rem; } .issue li { padding: var(--s2) var(--s3); border-left: 4px solid var(--line); } .issue .ours { border-color: var(--accent); background: var(--wash); font-weight: 600; } .issue .facts { font-weight: 400; margin: 0; }
`
