/**
 * Names are the contract, values may change. Text keeps 4.5:1 on its ground, controls and focus 3:1. The ten hues
 * were chosen apart for colour-blind readers, and never stand without their two letters.
 */
export const tokens = `
:root {
  color-scheme: light dark;
  --ink: #1d2126; --ink-soft: #545b63; --paper: #fbfaf6; --paper-raised: #ffffff; --line: #dedacf;
  --line-control: #827c70; --accent: #14506b; --accent-ink: #ffffff; --ok: #1f6b35; --warn: #8a4b00; --bad: #a3211f;
  --focus: #b4430b; --mark: #ffe8a3; --mark-ink: #1d2126; --wash: #f1eee5;
  --axis-ink: #ffffff;
  --th: #1f5fa8; --tc: #2a7438; --di: #6a3db0; --cy: #a8322d; --in: #9c4700;
  --ad: #4a5568; --ec: #9d2671; --nr: #5d6300; --ei: #00686f; --gm: #744a2c;
  --s1: 0.25rem; --s2: 0.5rem; --s3: 0.75rem; --s4: 1rem; --s6: 1.5rem; --s8: 2rem; --s12: 3rem;
  --radius: 6px;
  --t-small: 0.875rem; --t-body: 1rem; --t-lead: 1.125rem; --t-title: 1.375rem; --t-page: 1.75rem;
  --serif: 'Iowan Old Style', 'Palatino Linotype', Palatino, 'URW Palladio L', P052, 'Noto Serif', Georgia, serif;
  --sans: system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', Arial, sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #e9e6df; --ink-soft: #aeb2b8; --paper: #16191c; --paper-raised: #1e2226; --line: #353a40;
    --line-control: #868c93; --accent: #8fcbe8; --accent-ink: #0b2531; --ok: #86d093; --warn: #f0b36b; --bad: #f5a19b;
    --focus: #ffb26b; --mark: #5a4a12; --mark-ink: #fff4d1; --wash: #23272c;
    --axis-ink: #14171a;
    --th: #8ab8f0; --tc: #86d093; --di: #c3a6f5; --cy: #f5a19b; --in: #f2b27a;
    --ad: #b8c2d0; --ec: #f0a3cf; --nr: #cdd66e; --ei: #74d0d6; --gm: #d9b090;
  }
}
@media print {
  :root {
    color-scheme: light;
    --ink: #000; --ink-soft: #333; --paper: #fff; --paper-raised: #fff; --line: #999; --accent: #000; --mark: #eee;
    --mark-ink: #000; --wash: #fff; --ok: #000; --warn: #000; --bad: #000;
  }
}
`
