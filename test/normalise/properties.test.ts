import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDate } from '#src/normalise/date/date.ts'
import { sanitiseForPrograms, sanitiseHtml } from '#src/normalise/html/html.ts'
import { plainText, plainTitle } from '#src/normalise/text.ts'
import { canonicaliseUrl } from '#src/normalise/url.ts'
import { dangersIn } from '#test/helpers/html-dangers.ts'

const base = 'https://www.exemple.fr/actualites/'

const tags = fc.constantFrom(
  ...'p br div ul ol li dl dt dd a b h1 h6 figure figcaption time kbd tt strike header nav address span font details summary col colgroup dir wbr blockquote table caption tbody tr td th pre abbr section span center menu form select option textarea title svg math mtext iframe object noscript style script template frameset body html head img video button plaintext xmp x-alt'.split(
    ' ',
  ),
)
const scraps = fc.constantFrom(
  '<!--',
  '-->',
  '--!>',
  '<!',
  '<?',
  '<![CDATA[',
  ']]>',
  '<',
  '>',
  '"',
  "'",
  '=',
  '/',
  '&',
  '&lt;',
  '&#1;',
  '\u0000',
  '\u0092',
  '\ud800',
  '\n',
  'mot ',
  'é',
  '`',
  ' onclick=x ',
  ' href="javascript:x"',
  '<a href="',
  '<a href=/x>',
  '<img alt="x">',
  "<img alt='\"><script>'>",
  '<a href="/x"><img></a>',
  '<abbr title="<b>">',
  '<img src="/x" width=1 alt="',
  '<img src=javascript:x onerror=x>',
  '<p lang="fr" dir=rtl title="<',
  '<q cite="javascript:x">',
  '<time datetime="2026">',
)
const markup = fc
  .array(
    fc.oneof(
      tags.map((name) => `<${name}>`),
      tags.map((name) => `</${name}>`),
      tags.map((name) => `<${name} `),
      scraps,
      fc.string({ maxLength: 6 }),
    ),
    { maxLength: 20 },
  )
  .map((pieces) => pieces.join(''))

describe('sanitiseHtml', () => {
  it('gives what a browser finds harmless and keeps in its place, and changes nothing the second time', () => {
    fc.assert(
      fc.property(markup, (html) => {
        const clean = sanitiseHtml(html, base)
        expect(dangersIn(clean)).toEqual([])
        expect(sanitiseHtml(clean, base)).toBe(clean)
        const forPrograms = sanitiseForPrograms(html, base)
        expect(dangersIn(forPrograms, 'program')).toEqual([])
        expect(sanitiseForPrograms(forPrograms, base)).toBe(forPrograms)
        // A link of three characters grows by its rel, its base and its title.
        expect(clean.length).toBeLessThan(html.length * 50 + 200)
      }),
      { numRuns: 600 },
    )
  })
})

describe('plainText', () => {
  it('keeps the words that stand between any tags but those of code and forms', () => {
    const shown = fc.constantFrom('p', 'b', 'li', 'td', 'section', 'iframe', 'object', 'center', 'x-y', 'a')
    const pieces = fc.array(fc.tuple(shown, fc.constantFrom('', '/'), fc.stringMatching(/^[a-z]{1,8}$/)), {
      maxLength: 15,
    })
    fc.assert(
      fc.property(pieces, (all) => {
        const text = plainText(all.map(([name, end, word]) => `<${end}${name}>${word}`).join(''))
        expect(text.replace(/\s/g, '')).toBe(all.map(([, , word]) => word).join(''))
      }),
    )
  })

  it('decodes once: what was escaped comes back as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (written) => {
        const escaped = written.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
        const told = plainText(escaped)
        expect(told.replace(/\s/g, '')).toBe(plainText(escaped.replace(/\s+/g, ' ')).replace(/\s/g, ''))
        expect(told.length).toBeLessThanOrEqual(written.length)
        expect(plainTitle(escaped)).not.toMatch(/\n/)
      }),
    )
  })
})

describe('canonicaliseUrl', () => {
  it('changes nothing the second time, whatever the pieces of the address', () => {
    const piece = fc.constantFrom(
      'https://',
      'http:',
      '//',
      'exemple.fr',
      'www.a.fr',
      ':443',
      '@',
      '..',
      '/',
      '?',
      '&',
      '=',
      '#',
      '#!',
      '%',
      '%2e',
      '%2E',
      '%7e',
      '%c3',
      ';jsessionid=1',
      'utm_source=x',
      '&amp;',
      'é',
      ' ',
      '\t',
      '\\',
      '[',
      '|',
      'javascript:',
      '\ud800',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 4 })), { maxLength: 12 }), (pieces) => {
        const once = canonicaliseUrl(pieces.join(''), base)
        if (once === undefined) return
        expect(once).toMatch(/^https?:\/\/[^/]/)
        expect(canonicaliseUrl(once)).toBe(once)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('readDate', () => {
  it('reads a day as the same day in every spelling', () => {
    const days = fc.date({ min: new Date('1970-01-02'), max: new Date('2069-12-31'), noInvalidDate: true })
    const months =
      'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ')
    fc.assert(
      fc.property(days, (date) => {
        const [year = '', month = '', day = ''] = date.toISOString().slice(0, 10).split('-')
        const expected = `${year}-${month}-${day}T00:00:00Z`
        const spellings = [
          `${year}${month}${day}`,
          `${year}/${month}/${day}`,
          `${day}/${month}/${year}`,
          `${day}.${month}.${year.slice(2)}`,
          `le ${Number(day)} ${months[Number(month) - 1]} ${year}`,
          date.toUTCString().slice(0, 16),
        ]
        expect(spellings.map((written) => readDate(written, 'Europe/Paris'))).toEqual(
          spellings.map(() => expected),
        )
      }),
    )
  })
})
