import { escapeXml } from '../syndicate/xml.ts'

/** Text that may stand in HTML content or in a quoted attribute. */
export const escapeHtml = escapeXml

/**
 * Inline styles, since many mail programs read nothing else; the classes serve the dark theme only. Line heights have no
 * unit, so that they follow who enlarges the letters alone.
 */
export const styles = {
  h1: `class="i" style="margin:0;font-size:26px;line-height:1.25;font-weight:700;color:#1b2430"`,
  h2: `class="i" style="margin:0;font-size:19px;line-height:1.35;font-weight:700;color:#1b2430"`,
  h3: `style="margin:0 0 3px;font-size:16px;line-height:1.4;font-weight:700"`,
  domain: `class="s" style="margin:0;font-size:14px;line-height:1.4;font-weight:700;color:#586374"`,
  text: `class="i" style="margin:0;font-size:15px;line-height:1.5;color:#1b2430"`,
  soft: `class="s" style="margin:2px 0 0;font-size:13px;line-height:1.5;color:#586374"`,
  link: `class="a" style="color:#0b4f8a;text-decoration:underline"`,
  softWords: `class="s" style="font-size:13px;color:#586374"`,
  closing: `class="i" style="margin:0 0 2px;font-size:14px;line-height:1.5;color:#1b2430"`,
  chip: `class="b" style="background:#0b4f8a;color:#ffffff;font-size:14px;padding:1px 6px;border-radius:4px"`,
  list: `class="i" style="margin:0 0 0 20px;padding:0;font-size:15px;line-height:1.5;color:#1b2430"`,
  item: `style="margin:0 0 6px"`,
  softLink: `class="s" style="color:#586374;text-decoration:underline"`,
} as const

/** A whole message: one column of 600 px, black on white, dark where the reader's program asks for it. */
export function renderMailPage(page: { title: string; preview: string; rows: readonly string[] }): string {
  return `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>${escapeHtml(page.title)}</title>
<!--[if mso]>${forWord}<![endif]-->
<style>${darkTheme}</style>
<style>${outlookDarkTheme}</style></head>
<body class="p" style="margin:0;padding:0;background:#ffffff;-webkit-text-size-adjust:100%">
<div style="display:none;max-height:0;overflow:hidden;mso-hide:all">${escapeHtml(page.preview)}</div>
<div role="main" lang="fr">
<table role="presentation" class="p" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#ffffff"><tr><td align="center" style="padding:24px 16px">
<!--[if mso]><table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;text-align:left;overflow-wrap:anywhere;font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif">
${page.rows.join('\n')}
</table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr></table>
</div>
</body></html>
`
}

export function row(html: string, padding = '0 0 20px'): string {
  return `<tr><td style="padding:${padding}">${html}</td></tr>`
}

// Outlook for Windows draws with Word: a cell does not inherit the font of its table, a line height is a minimum unless
// it is told, and pixels grow with the screen unless they are 96 an inch.
const forWord = `<xml><o:OfficeDocumentSettings xmlns:o="urn:schemas-microsoft-com:office:office"><o:PixelsPerInch>96</o:PixelsPerInch></o:OfficeDocumentSettings></xml><style>td,p,h1,h2,h3,h4,li,a{font-family:'Segoe UI',Arial,sans-serif;mso-line-height-rule:exactly}</style>`

const dark = {
  p: 'background:#14181f!important',
  i: 'color:#eceff4!important',
  s: 'color:#a9b4c2!important',
  a: 'color:#8fc1f2!important',
  l: 'border-color:#3a4454!important',
  b: 'background:#8fc1f2!important;color:#10151c!important',
} as const

const darkTheme = `:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){${rulesFor('')}}`

// Alone in its block: Gmail throws away a whole block that holds a selector by attribute, which Outlook's own dark theme
// is reached by.
const outlookDarkTheme = `${rulesFor('[data-ogsc] ')}${rulesFor('[data-ogsb] ')}`

function rulesFor(ancestor: string): string {
  return Object.entries(dark)
    .map(([name, rule]) => `${ancestor}.${name}{${rule}}`)
    .join('')
}
