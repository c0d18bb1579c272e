/** Badges, cards, filters: what several pages share. */
export const partStyle = `
.axis { display: inline-block; min-width: 1.75rem; padding: 0 0.3rem; border-radius: 4px; background: var(--hue, var(--ink-soft)); color: var(--axis-ink); font: 600 0.8125rem/1.375rem var(--sans); letter-spacing: 0.02em; text-align: center; text-decoration: none; }
a.axis:hover { text-decoration: underline; }
.axis-th { --hue: var(--th); } .axis-tc { --hue: var(--tc); } .axis-di { --hue: var(--di); } .axis-cy { --hue: var(--cy); }
.axis-in { --hue: var(--in); } .axis-ad { --hue: var(--ad); } .axis-ec { --hue: var(--ec); } .axis-nr { --hue: var(--nr); }
.axis-ei { --hue: var(--ei); } .axis-gm { --hue: var(--gm); }
.deadline { white-space: nowrap; font-weight: 600; color: var(--ink); border: 1px solid var(--line-control); border-radius: 4px; padding: 0 0.35rem; font-size: var(--t-small); }
.deadline-soon { color: var(--bad); border-color: currentColor; }
.deadline-past { color: var(--ink-soft); font-weight: 400; border-style: dashed; }
.tag { white-space: nowrap; border: 1px solid currentColor; border-radius: 4px; padding: 0 0.4rem; font: 600 var(--t-small)/1.5 var(--sans); }
.tag-failing, .tag-warn { color: var(--bad); } .tag-unconfigured, .tag-silent, .tag-limited { color: var(--warn); }
.tag-healthy { color: var(--ok); } .tag-never, .tag-paused { color: var(--ink-soft); }
.facts { display: flex; flex-wrap: wrap; align-items: center; gap: var(--s1) var(--s2); color: var(--ink-soft); font-size: var(--t-small); margin: 0 0 var(--s1); }
.facts > span:not(.deadline, .tag, .axis):not(:last-child)::after { content: '·'; margin-left: var(--s2); }
.icon { width: 0.9em; height: 0.9em; margin-right: 0.25em; vertical-align: -0.08em; fill: none; stroke: currentColor; stroke-width: 1.6; }
.facts-inline { color: var(--ink-soft); font-size: var(--t-small); }
.card { padding: var(--s4) 0; border-top: 1px solid var(--line); max-width: 46rem; }
.card-title { font: 600 var(--t-lead)/1.35 var(--sans); margin: 0 0 var(--s1); text-wrap: pretty; }
.card-title a { color: var(--ink); text-decoration-color: transparent; }
.card-title a:hover { text-decoration-color: currentColor; }
.card-title a:visited { color: var(--ink-soft); }
.passage { margin: 0 0 var(--s1); }
.why { margin: 0; color: var(--ink-soft); font-size: var(--t-small); }
.lead { font-size: var(--t-lead); max-width: 46rem; }
.hint { color: var(--ink-soft); font-size: var(--t-small); }
.kicker { color: var(--ink-soft); font-size: var(--t-small); display: flex; flex-wrap: wrap; gap: var(--s1) var(--s2); align-items: center; margin-bottom: var(--s2); }
.empty { background: var(--wash); border-radius: var(--radius); padding: var(--s6); max-width: 46rem; }
.empty h2 { margin-top: 0; }
.empty > :last-child { margin-bottom: 0; }
.notice { border-left: 4px solid var(--line-control); background: var(--wash); padding: var(--s3) var(--s4); margin: 0 0 var(--s4); max-width: 46rem; }
.notice > :last-child { margin-bottom: 0; }
.notice-warn { border-color: var(--bad); } .notice-ok { border-color: var(--ok); }
.fact-strip { display: grid; grid-template-columns: repeat(auto-fill, minmax(9.5rem, 1fr)); gap: var(--s3) var(--s6); padding: var(--s4) 0; border-block: 1px solid var(--line); }
.fact-strip .wide { grid-column: 1 / -1; }
.fact-strip dt { color: var(--ink-soft); font-size: var(--t-small); }
.fact-strip dd { margin: 0; overflow-wrap: anywhere; }
.proof, .address { font-size: var(--t-small); color: var(--ink-soft); }
.address { overflow-wrap: anywhere; color: var(--accent); }
.chips { list-style: none; display: flex; flex-wrap: wrap; gap: var(--s2); padding: 0; margin-bottom: var(--s3); }
.chips li + li { margin: 0; }
.chip { display: inline-block; padding: 0.2rem 0.7rem; border: 1px solid var(--line-control); border-radius: 999px; background: var(--paper-raised); color: var(--ink); font-size: var(--t-small); text-decoration: none; }
.chip:hover { text-decoration: line-through; }
.chip[aria-current] { background: var(--accent); border-color: var(--accent); color: var(--accent-ink); font-weight: 600; }
.chips-choice .chip:hover { text-decoration: underline; }
.feed-line { display: flex; flex-wrap: wrap; gap: 0 var(--s3); align-items: baseline; margin-top: var(--s6); padding-top: var(--s3); border-top: 1px solid var(--line); color: var(--ink-soft); font-size: var(--t-small); }
.feed-line ul { display: flex; gap: var(--s4); list-style: none; padding: 0; margin: 0; }
.feed-line li + li { margin: 0; }
.feed-line a { line-height: 2.25rem; }
.plain-list { list-style: none; padding: 0; }
.plain-list li { padding: var(--s2) 0; border-top: 1px solid var(--line); margin: 0; }
.field { margin-bottom: var(--s3); } .field label { display: block; margin-bottom: var(--s1); }
.box { display: flex; gap: var(--s2); align-items: flex-start; padding: 0.2rem 0; cursor: pointer; }
.box .count { margin-left: auto; color: var(--ink-soft); }
@media (pointer: coarse) { .presets a { line-height: 2.75rem; } .box { padding: 0.75rem 0; } .chip { padding: 0.6rem 0.9rem; } .feed-line a { line-height: 2.75rem; } summary { min-height: 2.75rem; } .axis { line-height: 1.75rem; min-width: 2.25rem; } }
@media print { .axis { background: none; color: #000; border: 1px solid #000; } .card { break-inside: avoid; } }
@media (forced-colors: active) { .axis { border: 1px solid; } }
`
