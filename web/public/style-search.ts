/** The search page alone: its field, filters, results, preview, and what of them goes on paper. */
export const searchStyle = bare(`
.search-title { margin-bottom: var(--s3); overflow-wrap: anywhere; }
.search-box { position: relative; min-width: 0; }
#propositions { position: absolute; z-index: 3; inset: calc(100% + 2px) 0 auto; margin: 0; padding: var(--s1) 0; list-style: none; background: var(--paper-raised); border: 1px solid var(--line-control); border-radius: var(--radius); max-height: 20rem; overflow-y: auto; }
#propositions li { display: flex; justify-content: space-between; gap: var(--s3); margin: 0; padding: var(--s2) var(--s3); cursor: pointer; }
#propositions li[aria-selected='true'] { background: var(--wash); outline: 2px solid var(--focus); outline-offset: -2px; }
#propositions span { min-width: 0; overflow-wrap: anywhere; } #propositions span + span { color: var(--ink-soft); font-size: var(--t-small); }
.problems { list-style: none; padding: 0; margin: 0 0 var(--s4); max-width: 60rem; }
.problem-place { margin: 0 0 var(--s2); display: flex; flex-wrap: wrap; gap: var(--s1) var(--s4); } .problem-place code { white-space: pre-wrap; }
.wrong { background: none; color: var(--bad); text-decoration: underline wavy; text-underline-offset: 0.25em; font-weight: 600; }
.results-head { display: flex; flex-wrap: wrap; gap: 0 var(--s6); align-items: baseline; max-width: 46rem; }
.results-head p { margin-bottom: var(--s2); } .results-count { margin-right: auto; min-width: 7rem; font-variant-numeric: tabular-nums; }
.sorts { display: flex; flex-wrap: wrap; gap: 0 var(--s3); font-size: var(--t-small); color: var(--ink-soft); } .density { font-size: var(--t-small); }
.sorts ul { display: flex; gap: var(--s3); list-style: none; padding: 0; margin: 0 0 var(--s2); }
.sorts li + li { margin: 0; } .sorts strong { color: var(--ink); }
.clear-all { line-height: 1.9rem; font-size: var(--t-small); }
.loose-part { border-top: 2px solid var(--line-control); margin: 0; padding: var(--s3) 0; max-width: 46rem; color: var(--ink-soft); font-size: var(--t-small); font-weight: 600; }
.loose-part + .card { border-top: 0; padding-top: 0; }
.corrections { max-width: 46rem; margin-bottom: var(--s2); }
.card-compact { padding: var(--s2) 0; } .card-compact .card-title { font-size: var(--t-body); } .card-compact .facts, .card-compact .card-extras { display: inline; margin: 0; } .card-compact .card-extras > * { margin-left: var(--s2); }
.card-extras { display: flex; gap: var(--s4); margin: var(--s1) 0 0; font-size: var(--t-small); } .card-extras a { line-height: 1.75; }
[data-apercu], .scripted { display: none; }
.filters { border: 1px solid var(--line); border-radius: var(--radius); padding: 0 var(--s4); background: var(--paper-raised); margin-bottom: var(--s4); }
.filters > summary { font-weight: 600; min-height: 2.75rem; }
.filters-body { padding-bottom: var(--s2); }
.facet { border: 0; padding: 0; margin: 0 0 var(--s4); min-width: 0; font-size: var(--t-small); }
.facet legend { font: 600 var(--t-body)/1.5 var(--sans); padding: 0; margin-bottom: var(--s1); }
.facet ul { list-style: none; padding: 0; margin: 0; } .facet li + li { margin: 0; }
.facet .axis { min-width: 1.5rem; line-height: 1.2rem; font-size: 0.75rem; } .facet .count { flex: none; white-space: nowrap; }
.facet .facet-filter { min-height: 2.25rem; padding: var(--s1) var(--s2); margin-bottom: var(--s1); }
.presets { display: flex; flex-wrap: wrap; gap: 0 var(--s3); margin: var(--s2) 0; } .presets a { line-height: 1.75; }
.outputs .feed-line { margin: 0; padding: 0; border: 0; } .outputs { margin-top: var(--s6); padding-top: var(--s3); border-top: 1px solid var(--line); max-width: 46rem; }
.outputs .feed-line > span { min-width: 4.5rem; }
#reponse[aria-busy='true'] { cursor: progress; } #resultats:focus { outline: none; }
.gesture-bar:has(+ #resultats > .empty) { display: none; }
@media (scripting: enabled) {
  .scripted { display: revert; }
  /* Results come and go while one types: what stands below them stays out of sight. */
  #reponse { min-height: calc(100vh - 10rem); }
  @media (min-width: 1000px) { [data-apercu] { display: inline; } }
}
/* In the place of the filters, which wait behind it: no result moves. */
.preview { grid-area: 1 / 1; z-index: 1; position: sticky; top: var(--s2); align-self: start; max-height: calc(100vh - 1rem); overflow-y: auto; margin: 0 0 0 calc(-1 * clamp(0px, 50vw - 39rem, 12rem)); padding: var(--s3); background: var(--paper-raised); border: 1px solid var(--line-control); border-radius: var(--radius); font-size: var(--t-small); }
.search-grid:has(> .preview:not([hidden])) > .search-side { visibility: hidden; }
.preview h2 { font: 600 var(--t-lead)/1.35 var(--sans); margin: 0 0 var(--s2); overflow-wrap: anywhere; } .preview h3 { font: 600 var(--t-body)/1.5 var(--sans); margin: var(--s4) 0 var(--s1); }
.preview-head { display: flex; justify-content: space-between; align-items: center; gap: var(--s2); margin-bottom: var(--s3); } .preview-head button { min-height: 2.25rem; padding: 0.2rem var(--s3); }
.preview .fact-strip { grid-template-columns: repeat(auto-fill, minmax(8rem, 1fr)); }
.card-shown { position: relative; } .card-shown::before { content: ''; position: absolute; inset: 0 auto 0 -0.75rem; width: 3px; background: var(--accent); }
@media (max-width: 62.49rem) { .preview { display: none; } }
@media (min-width: 60rem) {
  html { scrollbar-gutter: stable; }
  .search-grid { display: grid; grid-template-columns: 17rem minmax(0, 1fr); gap: var(--s8); }
  .search-side { grid-area: 1 / 1; } .search-results { grid-area: 1 / 2; }
  @supports selector(::details-content) {
    .filters { border: 0; background: none; padding: 0; }
    .filters::details-content { content-visibility: visible; display: block; }
    .filters > summary { display: none; }
  }
}
@media (pointer: coarse) { .presets a, .clear-all, .card-extras a { line-height: 2.75rem; } #propositions li { min-height: 2.75rem; align-items: center; } .facet .facet-filter { min-height: 2.75rem; } }
@media print {
  .search-bar, .search-side, .pages, .scripted, .chips, .results-head, .outputs, .card-extras, .preview, .problems, .search-title, .why { display: none; }
  .search-grid { display: block; } .card { padding: var(--s2) 0; max-width: none; } .card-title { font-size: 12pt; } .passage, .facts, .print-only { font-size: 10pt; margin: 0; } #reponse { min-height: 0; }
}
`)

/** Comments and the spaces around braces and semicolons stay with us. */
function bare(style: string): string {
  return style.replace(/\/\*.*?\*\/\n?/g, '').replace(/[ \n]*([{};])[ \n]*/g, '$1')
}
