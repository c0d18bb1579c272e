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
.tag-bad, .tag-warn { color: var(--bad); } .tag-care { color: var(--warn); } .tag-ok { color: var(--ok); } .tag-soft { color: var(--ink-soft); } .tag[aria-current] { border-width: 2px; }
.facts { display: flex; flex-wrap: wrap; align-items: center; gap: var(--s1) var(--s2); color: var(--ink-soft); font-size: var(--t-small); margin: 0 0 var(--s1); }
.facts > span:not(.deadline, .tag, .axis):not(:last-child)::after { content: '·'; margin-left: var(--s2); }
.card > .facts { display: block; } .card > .facts > .axis { margin-right: var(--s1); } .card > .facts > span:not(.deadline, .tag, .axis):not(:last-child)::after { margin-left: 0.3em; }
.icon { width: 0.9em; height: 0.9em; margin-right: 0.25em; vertical-align: -0.08em; fill: none; stroke: currentColor; stroke-width: 1.6; }
.facts-inline { color: var(--ink-soft); font-size: var(--t-small); }
.card { padding: var(--s4) 0; border-top: 1px solid var(--line); max-width: 46rem; } .card, .due { scroll-margin: 7rem 0 var(--s4); }
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
button.quiet, .button.quiet { background: var(--paper-raised); color: var(--accent); border-color: var(--line-control); }
button.link { background: none; border: 0; color: var(--accent); padding: 0; min-height: 0; font-weight: 400; text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: 0.18em; line-height: 1.75; text-align: left; }
button.danger, .button.danger { background: var(--paper-raised); color: var(--bad); border-color: currentColor; }
.recovery-codes { padding-left: 2rem; }
button:disabled { opacity: 0.5; cursor: default; }
.actions { display: flex; flex-wrap: wrap; gap: var(--s3); align-items: center; }
.actions form { margin: 0; }
.toast { display: flex; flex-wrap: wrap; gap: var(--s3); align-items: center; justify-content: space-between; border-left: 4px solid var(--ok); background: var(--wash); padding: var(--s2) var(--s4); margin: 0 0 var(--s4); max-width: 60rem; min-height: 3.75rem; }
.toast p, .toast form { margin: 0; } .toast p { overflow-wrap: anywhere; }
/* Where the address leads down the page, the top is out of sight: what was done is said at the bottom, without a script too. */
.toast-low, main:has(:target) .toast { position: fixed; inset: auto var(--s4) var(--s2); z-index: 2; margin: 0; box-shadow: 0 0 0 1px var(--line-control); } body:has(.toast-low, .toast ~ * :target) { padding-bottom: 6rem; } html:has(.toast-low, .toast ~ * :target) { scroll-padding-bottom: 6rem; }
.person-menu { position: relative; margin-left: auto; }
.person-menu > summary { line-height: 1.75rem; max-width: 14rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.person-menu-body { position: absolute; right: 0; z-index: 2; min-width: 14rem; background: var(--paper-raised); border: 1px solid var(--line-control); border-radius: var(--radius); padding: var(--s3) var(--s4); }
.person-menu-body ul { list-style: none; padding: 0; margin: 0 0 var(--s3); } .person-menu-body li a { display: block; padding: var(--s1) 0; }
.person-menu-body p, .person-menu-body form { margin: 0; }
.field .box, .field legend { margin: 0; } .field .box { display: flex; }
fieldset.field { border: 0; padding: 0; margin: 0 0 var(--s4); min-width: 0; } fieldset.field legend { padding: 0; font-weight: 600; }
.field .hint { margin: 0 0 var(--s1); } .box .hint { margin: 0; }
.fault { color: var(--bad); font-weight: 600; margin: 0 0 var(--s1); }
[aria-invalid='true'] { border-color: var(--bad) !important; border-width: 2px !important; }
.or { display: flex; align-items: center; gap: var(--s3); color: var(--ink-soft); } .or::before, .or::after { content: ''; flex: 1; border-top: 1px solid var(--line); }
.organisation button { width: 100%; }
.tag-work { color: var(--ink-soft); font-weight: 400; } .tag-active { color: var(--ok); } .tag-invited { color: var(--warn); } .tag-disabled, .tag-expired, .tag-revoked { color: var(--ink-soft); }
.pick { float: right; display: grid; place-items: center; width: 2.75rem; height: 2.75rem; margin: -0.5rem -0.5rem 0 var(--s2); cursor: pointer; } .pick input { margin: 0; }
.due-date .pick { float: left; margin: -0.5rem var(--s1) 0 -0.75rem; }
.gestures { display: flex; flex-wrap: wrap; gap: 0 var(--s4); margin: var(--s1) 0 0; font-size: var(--t-small); align-items: center; } .gestures a { line-height: 1.75; } .item-head .gestures, .item-head .facts { margin-block: var(--s2) var(--s3); }
.gesture-bar { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: var(--s2); align-items: center; background: var(--paper); border-block: 1px solid var(--line); padding: var(--s2) 0; margin-bottom: var(--s2); max-width: 60rem; font-size: var(--t-small); }
.gesture-bar button { min-height: 2.25rem; padding: 0.3rem var(--s3); } .gesture-bar-on { border-color: var(--accent); } .gesture-count { min-width: 9.5rem; }
.gesture-axis { display: flex; flex-wrap: wrap; gap: var(--s2); } .gesture-axis select { max-width: 9.5rem; min-height: 2.25rem; padding: 0 var(--s2); }
dialog { color: var(--ink); background: var(--paper-raised); border: 1px solid var(--line-control); border-radius: var(--radius); padding: var(--s6); max-width: min(34rem, calc(100vw - 2rem)); } dialog::backdrop { background: rgb(0 0 0 / 45%); } dialog h2 { margin-top: 0; }
.keys { display: grid; gap: var(--s1); } .keys div { display: grid; grid-template-columns: 3rem 1fr; } .keys dd { margin: 0; }
table.data { border-collapse: collapse; width: 100%; } table.data th, table.data td { text-align: left; vertical-align: top; padding: var(--s2) var(--s3); border-bottom: 1px solid var(--line); font-weight: 400; } table.data thead th { color: var(--ink-soft); font-size: var(--t-small); } table.data td:nth-child(2):last-child { overflow-wrap: anywhere; }
.line-action { display: flex; flex-wrap: wrap; gap: var(--s2) var(--s4); justify-content: space-between; align-items: center; } .line-action form, .line-action p { margin: 0; }
.staff-box { border: 1px solid var(--line); border-radius: var(--radius); background: var(--paper-raised); padding: var(--s3) var(--s4); margin-block: var(--s6); } .staff-box h2 { margin-top: 0; }
.axis-boxes { padding-left: var(--s4); border-left: 2px solid var(--line); font-size: var(--t-small); }
.citation-text { font-size: var(--t-small); background: var(--wash); padding: var(--s3); border-radius: var(--radius); overflow-wrap: anywhere; }
.gesture { border-top: 1px solid var(--line); padding: var(--s3) 0; } .gesture p { margin: 0 0 var(--s2); }
@media (pointer: coarse) { button.link, .gestures a { line-height: 2.75rem; min-height: 2.75rem; } .gesture-bar button, .gesture-axis select { min-height: 2.75rem; } .gesture-bar { position: static; } .person-menu-body li a { line-height: 2.25rem; } }
@media (max-width: 40rem) { .gesture-bar { position: static; } table.data th, table.data td { padding: var(--s2) var(--s1); } }
@media print { .gestures, .gesture-bar, .pick, .toast, .person-menu, .staff-box { display: none; } }
@media (pointer: coarse) { .box { padding: 0.75rem 0; } .chip { padding: 0.6rem 0.9rem; } .feed-line a { line-height: 2.75rem; } summary { min-height: 2.75rem; } .axis { line-height: 1.75rem; min-width: 2.25rem; } }
@media print { .axis { background: none; color: #000; border: 1px solid #000; } .card { break-inside: avoid; } }
@media (forced-colors: active) { .axis { border: 1px solid; } }
`
