/** Bars, weeks and the map: on the pages that draw only. */
export const plotStyle = `
.bar { display: block; width: 100%; min-width: 3rem; height: 0.75rem; fill: var(--hue, var(--accent)); }
.bar-before { height: 0.375rem; margin-top: 2px; opacity: 0.55; }
.table-scroll .numbers .bar-cell { width: 22%; padding-inline: 0; vertical-align: middle; }
.numbers { width: 100%; }
.table-scroll .numbers :is(td, th) { border-width: 0 0 1px; }
.table-scroll .numbers td, .table-scroll .numbers thead tr > :not(:first-child) { text-align: right; font-variant-numeric: tabular-nums; }
.table-scroll .numbers td { white-space: nowrap; }
.table-scroll .numbers thead th.words.words, .table-scroll .numbers td.words { text-align: left; white-space: normal; }
@media (min-width: 40.01rem) { .table-scroll .numbers :is(.week-name, thead th) { white-space: nowrap; } }
.axis-name { display: grid; grid-template-columns: auto 1fr; gap: var(--s2); align-items: start; }
.boards { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0 var(--s12); }
.boards > section { min-width: 0; } .boards h2 { border-top: 2px solid var(--ink); padding-top: var(--s2); }
.timeline, .map { margin: 0 0 var(--s4); }
.timeline { max-width: 60rem; }
.weeks { list-style: none; display: flex; padding: 0 0 1.75rem; margin: 0 0 var(--s2); border-bottom: 1px solid var(--line); }
.weeks li { flex: 1 1 0; min-width: 0; margin: 0; position: relative; border-bottom: 1px solid var(--line-control); }
.weeks a, .week-none { display: block; }
.weeks a:hover { background: var(--wash); }
.week-bar { display: block; fill: var(--hue, var(--ink-soft)); }
.week-bar g { fill: var(--hue, var(--ink-soft)); }
.week-bar rect { stroke: var(--paper); stroke-width: 1; }
.week-bar text { fill: var(--axis-ink); font: 600 12px var(--sans); text-anchor: middle; }
.month { position: absolute; left: 0; top: 100%; padding: 2px 0 0 4px; border-left: 1px solid var(--line-control); color: var(--ink-soft); font: 0.75rem/1.25rem var(--sans); white-space: nowrap; }
.plot-legend, .map-legend { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: var(--s1) var(--s4); font-size: var(--t-small); margin-bottom: var(--s2); }
.plot-legend li, .map-legend li { margin: 0; }
.narrow-only { display: none; }
.map-grid { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0 var(--s8); }
.map svg:not(.swatch) { display: block; width: 100%; max-width: 34rem; height: auto; }
.map path { stroke: var(--paper); stroke-width: 1.5; }
.map a:hover path { stroke: var(--ink); stroke-width: 4; }
.map a:focus-visible { outline: none; }
.map a:focus-visible path { fill: var(--focus); fill-opacity: 1; stroke: var(--ink); stroke-width: 4; }
.map .map-borders { fill: none; stroke: var(--ink); stroke-width: 2.5; pointer-events: none; }
.map text { font: 600 36px var(--sans); text-anchor: middle; fill: var(--ink); stroke: var(--paper); stroke-width: 7; paint-order: stroke; pointer-events: none; }
.map-ground { fill: var(--paper-raised); } .map-hatch { fill: var(--line-control); opacity: 0.5; }
.shade-1, .shade-2, .shade-3, .shade-4 { fill: var(--accent); }
.shade-1 { fill-opacity: 0.25; } .shade-2 { fill-opacity: 0.5; } .shade-3 { fill-opacity: 0.75; }
.swatch { width: 2rem; height: 1.25rem; vertical-align: -0.3rem; margin-right: var(--s1); } .swatch rect { stroke: var(--line-control); stroke-width: 1; }
/* Eighty stops of the Tab key are many: the way round them shows when it is reached. */
.skip-map:not(:focus) { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.plot-numbers { margin-bottom: var(--s4); }
@media (min-width: 40rem) { .map text { font-size: 24px; } }
@media (min-width: 64rem) { .boards { grid-template-columns: repeat(2, minmax(0, 1fr)); } .board-wide { grid-column: 1 / -1; } .map-grid { grid-template-columns: minmax(0, 34rem) minmax(0, 1fr); } }
@media (max-width: 40rem) {
  .weeks li:nth-last-child(n + 11) { display: none; }
  .narrow-only { display: inline; }
  .table-scroll .numbers .bar-cell { display: none; }
  .table-scroll .numbers td { white-space: normal; }
  .axis-name { display: block; } .axis-name a { display: block; }
}
@media print { .plot-numbers, .inline-form, .board-places { display: none; } .plot-legend .axis { background: var(--hue); color: #fff; print-color-adjust: exact; -webkit-print-color-adjust: exact; } .bar, .week-bar, .map path, .swatch { print-color-adjust: exact; -webkit-print-color-adjust: exact; } .weeks li, .map { break-inside: avoid; } }
@media (forced-colors: active) { .bar, .week-bar g, .map path { forced-color-adjust: none; } }
`
