/** Text, links, forms, header and footer. */
export const baseStyle = `
*, *::before, *::after { box-sizing: border-box; }
[hidden] { display: none !important; }
html { font: var(--t-body)/1.5 var(--sans); background: var(--paper); color: var(--ink); -webkit-text-size-adjust: 100%; }
body { margin: 0; min-height: 100vh; display: flex; flex-direction: column; overflow-wrap: break-word; }
main { flex: 1; width: 100%; max-width: 76rem; margin: 0 auto; padding: var(--s6) var(--s4) var(--s12); }
main:focus { outline: none; }
h1, h2, h3, h4 { font-family: var(--serif); font-weight: 600; line-height: 1.25; margin: var(--s8) 0 var(--s3); text-wrap: balance; }
h1 { font-size: var(--t-page); margin-top: 0; }
h2 { font-size: var(--t-title); }
h3 { font-size: var(--t-lead); }
h4, h5, h6 { font-size: var(--t-body); }
p, ul, ol, dl { margin: 0 0 var(--s4); }
ul, ol { padding-left: 1.25rem; }
li + li { margin-top: var(--s1); }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: 0.18em; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 2px; }
mark { background: var(--mark); color: var(--mark-ink); border-radius: 2px; padding: 0 0.1em; }
mark[data-axes]:not([data-axes=''])::after { content: '\\00a0' attr(data-axes); font: 600 0.625rem/1 var(--sans); vertical-align: super; letter-spacing: 0.03em; }
kbd, code { font: 0.9em ui-monospace, 'Cascadia Mono', 'Liberation Mono', monospace; background: var(--wash); padding: 0 0.25em; border-radius: 3px; overflow-wrap: anywhere; } pre { white-space: pre-wrap; }
del { color: var(--bad); } ins { color: var(--ok); text-decoration: none; border-bottom: 2px solid currentColor; }
time, .count { font-variant-numeric: tabular-nums; }
input, button, select, textarea { font: inherit; color: inherit; }
input[type='search'], input[type='email'], input[type='date'], input[type='text'], input[type='password'], input[type='number'], textarea, select { background: var(--paper-raised); border: 1px solid var(--line-control); border-radius: var(--radius); padding: var(--s2) var(--s3); min-height: 2.75rem; width: 100%; }
textarea { resize: vertical; line-height: 1.5; }
input[type='checkbox'], input[type='radio'] { width: 1.125rem; height: 1.125rem; margin: 0.2rem 0 0; accent-color: var(--accent); flex: none; }
button, .button { display: inline-block; background: var(--accent); color: var(--accent-ink); border: 1px solid var(--accent); border-radius: var(--radius); padding: 0.5625rem var(--s4); min-height: 2.75rem; font-weight: 600; text-decoration: none; cursor: pointer; }
button:hover, .button:hover { filter: brightness(1.12); text-decoration: underline; }
summary { cursor: pointer; padding: var(--s2) 0; }
.visually-hidden { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip-link { position: absolute; left: var(--s4); top: -6rem; z-index: 1; background: var(--accent); color: var(--accent-ink); padding: var(--s3) var(--s4); border-radius: 0 0 var(--radius) var(--radius); }
.skip-link:focus { top: 0; }
.site-header { border-bottom: 1px solid var(--line); background: var(--paper-raised); }
.site-header-inner { max-width: 76rem; margin: 0 auto; padding: var(--s2) var(--s4); display: flex; flex-wrap: wrap; align-items: center; column-gap: var(--s6); }
.brand { font: 600 var(--t-title)/2.75rem var(--serif); color: var(--ink); text-decoration: none; }
.nav-list { list-style: none; display: flex; flex-wrap: wrap; gap: 0 var(--s4); margin: 0; padding: 0; }
.nav-list li + li { margin: 0; }
.nav-list a { display: block; padding: var(--s2) 0; line-height: 1.75rem; color: var(--ink); text-decoration: none; border-bottom: 2px solid transparent; }
.nav-list a:hover { border-color: var(--line-control); }
.nav-list a[aria-current] { border-color: var(--accent); font-weight: 600; }
.subscribe-link { margin: 0 0 0 auto; line-height: 2.75rem; display: flex; gap: var(--s4); }
.site-footer { border-top: 1px solid var(--line); color: var(--ink-soft); font-size: var(--t-small); }
.site-footer-inner { max-width: 76rem; margin: 0 auto; padding: var(--s4); }
.site-footer p { margin-bottom: var(--s2); }
.footer-links { list-style: none; display: flex; flex-wrap: wrap; gap: 0 var(--s6); padding: 0; margin: 0; }
.footer-links li + li { margin: 0; }
.footer-links a { color: var(--ink-soft); line-height: 2.25rem; }
@media (max-width: 40rem) {
  .site-header-inner { padding-bottom: 0; }
  .site-header nav { order: 3; width: 100%; }
  .nav-list { display: grid; grid-template-columns: repeat(3, max-content); justify-content: space-between; }
  .nav-list:has(> :nth-child(7)) { display: flex; justify-content: start; }
}
@media (pointer: coarse) { .footer-links a { line-height: 2.75rem; } }
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
@media print {
  .site-header nav, .subscribe-link, .skip-link, .search-bar, .inline-form, .search-side, .feed-line, .pages, .site-footer-inner ul, button { display: none; }
  main { max-width: none; padding: var(--s4) 0; } .site-header-inner { padding: 0; }
  .item-text a[href^='http']::after { content: ' (' attr(href) ')'; font-size: 0.8em; overflow-wrap: anywhere; }
}
`
