import fc from 'fast-check'
import { Parser } from 'htmlparser2'
import { describe, expect, it } from 'vitest'
import { parseSearchParams, serialiseSearchParams } from '#web/search-params.ts'
import { compareTexts, sentencesOf } from '#web/views/item/changes.ts'
import { frenchSpacing, html } from '#web/views/html.ts'
import { itemHtml } from '#web/views/item/item-html.ts'
import { type Mark, markText, mergeMarks } from '#web/views/item/marks.ts'

/** The text of a document, as a browser would read it. */
function textOf(markup: string): string {
  let text = ''
  const parser = new Parser({ ontext: (part) => void (text += part) })
  parser.end(markup)
  return text
}

/** True when every element that opens closes, in order. */
function isBalanced(markup: string): boolean {
  const open: string[] = []
  const voids = new Set(['br', 'hr', 'wbr', 'col', 'img', 'input'])
  for (const [, close, name = ''] of markup.matchAll(/<(\/?)([a-z0-9]+)[^>]*>/g)) {
    if (voids.has(name)) continue
    if (!close) open.push(name)
    else if (open.pop() !== name) return false
  }
  return open.length === 0
}

const marksIn = (length: number): fc.Arbitrary<Mark[]> =>
  fc
    .array(fc.tuple(fc.nat(length), fc.nat(length), fc.constantFrom('TH', 'DI', 'CY')), { maxLength: 8 })
    .map((pairs) => pairs.map(([a, b, label]) => ({ start: Math.min(a, b), end: Math.max(a, b), label })))

const tree: fc.Arbitrary<string> = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('fibre', ' ', 'é', '&amp;', '&lt;b&gt;', 'très haut débit', '\n'),
    fc
      .tuple(
        fc.constantFrom('p', 'b', 'ul', 'li', 'h1', 'h4', 'table', 'tr', 'td', 'th', 'a', 'blockquote'),
        fc.array(tie('node'), { maxLength: 4 }),
      )
      .map(([name, inner]) => `<${name}>${inner.join('')}</${name}>`),
    fc.constantFrom('<br>', '<img src="https://x.example/a.png" alt="vue">', '<img src="//x.example/b.png">'),
  ),
})).node

describe('marks', () => {
  it('never overlap once merged, and lose no place', () => {
    fc.assert(
      fc.property(marksIn(60), (marks) => {
        const merged = mergeMarks(marks)
        merged.forEach((mark, index) =>
          expect(mark.start).toBeGreaterThanOrEqual(merged[index - 1]?.end ?? 0),
        )
        for (const mark of marks.filter(({ start, end }) => end > start)) {
          expect(merged.some(({ start, end }) => start <= mark.start && end >= mark.end)).toBe(true)
        }
      }),
    )
  })

  it('leave the words of a plain text as they were', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), marksIn(60), (text, marks) => {
        const markup = markText(text, mergeMarks(marks)).toString()
        const read = markup
          .replace(/<\/?mark[^>]*>/g, '')
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&quot;', '"')
          .replaceAll('&#39;', "'")
          .replaceAll('&amp;', '&')
        expect(read).toBe(text)
      }),
    )
  })

  it('leave a document balanced, with its words, and nothing to fetch', () => {
    fc.assert(
      fc.property(fc.array(tree, { maxLength: 6 }), fc.infiniteStream(fc.nat(80)), (nodes, numbers) => {
        const source = nodes.join('')
        const text = textOf(source)
        const [a = 0, b = 0] = [...numbers.take(2)]
        const marks = [{ start: Math.min(a, b), end: Math.min(Math.max(a, b), text.length), label: 'TH' }]
        const markup = itemHtml(
          source,
          text,
          marks.filter(({ start, end }) => end > start),
        ).toString()
        expect(isBalanced(markup)).toBe(true)
        expect(markup).not.toMatch(/<img|src=/)
        const ours = markup
          .replace(/<span class="picture-note">[^<]*<\/span>/g, '')
          .replace(/lien<\/a>/g, '</a>')
        expect(textOf(ours).replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
      }),
      { numRuns: 300 },
    )
  })

  it('take any text that claims to be HTML', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('<', '>', '/', '"', '&', ';', 'a', 'p', 'h', '1', ' ', '=', '!', '-'),
          maxLength: 80,
        }),
        (source) => {
          expect(isBalanced(itemHtml(source, source, [{ start: 0, end: 3, label: 'TH' }]).toString())).toBe(
            true,
          )
        },
      ),
    )
  })
})

describe('html', () => {
  it('lets no value out of an attribute or a text', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        const markup = html`<p title="${value}">${value}</p>`.toString()
        expect(markup.match(/</g)).toHaveLength(2)
        expect(markup.match(/"/g)).toHaveLength(2)
      }),
    )
  })

  it('sets a text in French once and for all', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', ' ', ';', ':', '!', '?', '«', '»', 'n', '°') }),
        (text) => {
          const set = frenchSpacing(text)
          expect(frenchSpacing(set).replace(/\s/g, ' ')).toBe(set.replace(/\s/g, ' '))
          expect(set.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
          expect(set).not.toMatch(/ [;:!?»]|« /)
        },
      ),
    )
  })
})

describe('addresses of searches', () => {
  it('are canonical: written, read and written again, they stay the same', () => {
    const name = fc.constantFrom(
      'q',
      'axe',
      'domaine',
      'type',
      'source',
      'territoire',
      'depuis',
      'jusqua',
      'tri',
      'page',
      'tout',
      'ouvert',
    )
    const value = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '1',
        '2',
        'donnees-ia',
        'juridique',
        'ami',
        'dept-41',
        '2026-11-24',
        'date',
        'echeance',
      ),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(name, value), { maxLength: 12 }), (pairs) => {
        const once = serialiseSearchParams(parseSearchParams(new URLSearchParams(pairs)))
        expect(serialiseSearchParams(parseSearchParams(new URLSearchParams(once)))).toBe(once)
        expect(once.length).toBeLessThan(30_000)
      }),
      { numRuns: 500 },
    )
  })
})

describe('compareTexts', () => {
  const text = fc
    .array(fc.constantFrom('A.', 'B.', 'C.', 'D.'), { maxLength: 12 })
    .map((list) => list.join(' '))

  it('explains the whole change: what stays is common to both', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const { removed, added, rewritten } = compareTexts(before, after)
        const kept = sentencesOf(before).length - removed.length - rewritten.length
        expect(sentencesOf(after).length - added.length - rewritten.length).toBe(kept)
      }),
    )
  })

  it('says nothing of a text that did not change', () => {
    fc.assert(
      fc.property(text, (same) => {
        expect(compareTexts(same, same)).toStrictEqual({ removed: [], added: [], rewritten: [] })
      }),
    )
  })
})
