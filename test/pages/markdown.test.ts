import { describe, expect, it } from 'vitest'
import { escapeMarkdown, renderMarkdown } from '#src/pages/markdown.ts'
import { frenchSpacing } from '#web/views/html.ts'

const render = (markdown: string) => renderMarkdown(markdown, { typeset: frenchSpacing })
const rel = 'rel="nofollow noopener noreferrer"'

describe('renderMarkdown', () => {
  it('sets paragraphs, lists and emphasis', () => {
    expect(render('Un **mot** et `code`.\n\n- un\n- deux\n')).toBe(
      '<p>Un <strong>mot</strong> et <code>code</code>.</p>\n<ul>\n<li>un</li>\n<li>deux</li>\n</ul>',
    )
  })

  it.each([
    ['starts at h2 when the text starts at #', '# A\n\n## B\n\n### C', '<h2>A</h2>\n<h3>B</h3>\n<h4>C</h4>'],
    ['keeps h2 when the text starts at ##', '## A\n\n### B', '<h2>A</h2>\n<h3>B</h3>'],
    ['jumps no level', '#### A\n\n###### B\n\n## C', '<h2>A</h2>\n<h3>B</h3>\n<h2>C</h2>'],
    ['drops an empty heading', '##\n\nTexte', '<p>Texte</p>'],
    ['lets no h1 in by HTML', '<h1>A</h1>', '<h2>A</h2>'],
  ])('%s', (_, markdown, html) => {
    expect(render(markdown)).toBe(html)
  })

  it('puts the spaces of French typography in words, across tags too', () => {
    expect(render('Oui ? « **non** » ; n° 4 : fin')).toBe(
      '<p>Oui\u202F? «\u202F<strong>non</strong>\u202F»\u202F; n°\u00A04\u00A0: fin</p>',
    )
  })

  it('leaves code and addresses as they are', () => {
    expect(render('`a ; b` <https://a.example/?q=1>')).toBe(
      `<p><code>a ; b</code> <a href="https://a.example/?q=1" ${rel}>https://a.example/?q=1</a></p>`,
    )
  })

  it('keeps links of the site short, and makes one of an address', () => {
    expect(render('[Lettres](/lettres) a_b@c.fr')).toBe(
      `<p><a href="/lettres" ${rel}>Lettres</a> <a href="mailto:a_b@c.fr" ${rel}>a_b@c.fr</a></p>`,
    )
  })

  it('names a link without words, and lets a table scroll alone', () => {
    const html = render('[](https://a.example/)\n\n| a | b |\n|---|---|\n| 1 | 2 |')
    expect(html).toContain(`<a href="https://a.example/" ${rel}>lien</a>`)
    expect(html).toMatch(/<div class="table-scroll" tabindex="0"[^>]*><table>[\s\S]*<\/table><\/div>$/)
  })
})

describe('renderMarkdown, given hostile text', () => {
  it.each([
    '[a](javascript:alert(1))',
    '[a](JaVaScRiPt:alert(1))',
    '[a]( javascript:alert(1))',
    '[a](&#106;avascript:alert(1))',
    '[a](java&#10;script:alert(1))',
    '[a](\u0001javascript:alert(1))',
    '[a](vbscript:x) [b](data:text/html;base64,PHNjcmlwdD4=)',
    '<javascript:alert(1)>',
    '[a][r]\n\n[r]: javascript:alert(1)',
    '![a](javascript:alert(1))',
    '![a](https://tiers.example/pixel.png)',
    '<a href="javascript:alert(1)" onclick="alert(1)">a</a>',
    '<a href=javascript:alert(1)//',
    '<img src=x onerror=alert(1)>',
    '<script>alert(1)</script>',
    '<scr<script>ipt>alert(1)</script>',
    '<svg><script>alert(1)</script></svg>',
    '<math><mi xlink:href="javascript:alert(1)">x</mi></math>',
    '<iframe src="https://tiers.example/"></iframe>',
    '<form action="https://tiers.example/"><input name=a><button>b</button></form>',
    '<style>body{display:none}</style><p style="color:red" class="x" id="contenu">a</p>',
    '<base href="https://tiers.example/"><meta http-equiv="refresh" content="0">',
    '<div></div></div></main><main id="contenu">',
    '`<script>alert(1)</script>`',
    '```html\n<script>alert(1)</script>\n```',
    '[<img src=x onerror=alert(1)>](https://a.example/)',
    '[a](https://a.example/ "x\\" onmouseover=\\"alert(1)")',
    '[a](<https://a.example/" onmouseover="alert(1)>)',
    '<!-- --!><img src=x onerror=alert(1)> -->',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    'href="https://page.invalid/" <a href="https://page.invalid//tiers.example/">a</a>',
  ])('lets nothing of %j act', (markdown) => {
    const html = render(markdown)
    const tags = html.match(/<[^>]*>/g) ?? []
    const wanted =
      /^<\/?(?:p|a|h[2-4]|ul|ol|li|strong|em|code|pre|div|hr|br|table|thead|tbody|tr|th|td)(?: href="(?:https?:|mailto:|\/)[^"]*"(?: rel="[a-z ]+"))?(?: \/)?>$/
    expect(tags.filter((tag) => !wanted.test(tag))).toEqual([])
  })

  it.each([
    ['quotes', '> '.repeat(9_000)],
    ['lists', '- '.repeat(9_000)],
    ['numbered lists', '1. '.repeat(6_000)],
  ])('refuses %s nested without end', (_, start) => {
    expect(() => render(`${start}x`)).toThrow('imbriquées')
  })

  it.each([
    ['brackets', '['.repeat(20_000)],
    ['pictures', '!['.repeat(9_000)],
    ['links', '[a]('.repeat(5_000)],
    ['stars', '*a **b'.repeat(500)],
    ['tags', '<div>'.repeat(4_000)],
    ['indents', Array.from({ length: 130 }, (_, index) => `${' '.repeat(index * 2)}- a`).join('\n')],
    ['rules', '* * *\n\n--------------------------------------------------'],
  ])('goes through %s by thousands', (_, markdown) => {
    expect(typeof render(markdown)).toBe('string')
  })
})

describe('escapeMarkdown', () => {
  it.each(['*a* _b_ `c` [d](e) <f> #g ~h~ |i| \\j &amp;', 'Val de Loire Numérique', '1. a', '- b', '> c'])(
    'makes %j come out as written',
    (text) => {
      const shown = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
      expect(renderMarkdown(escapeMarkdown(text), { typeset: (words) => words })).toBe(`<p>${shown}</p>`)
    },
  )
})
