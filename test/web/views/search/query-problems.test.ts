import { describe, expect, it } from 'vitest'
import { type ParsedQuery, type QueryProblem, askNothing } from '#src/search/query/ast.ts'
import { parseQuery } from '#src/search/query/parse-query.ts'
import { wordsOf } from '#test/helpers/site-pages.ts'
import { parseSearchParams } from '#web/search-params.ts'
import { queryProblems } from '#web/views/search/query-problems.ts'

const shown = (text: string, typing = false) =>
  queryProblems(
    parseSearchParams(new URLSearchParams({ q: text, axe: 'donnees-ia' })),
    parseQuery(text),
    typing,
  ).toString()

const problem = (part: Partial<QueryProblem>): QueryProblem => ({
  code: 'unknown-value',
  start: 0,
  end: 1,
  message: 'Faute.',
  ...part,
})
const withProblems = (text: string, problems: QueryProblem[], more: Partial<ParsedQuery> = {}) =>
  queryProblems(parseSearchParams(new URLSearchParams({ q: text })), {
    ...askNothing(),
    text,
    problems,
    ...more,
  }).toString()

/** Tags without the line ends that the formatter puts inside of them. */
const tight = (html: string) => html.replace(/\s+>/g, '>')

describe('queryProblems', () => {
  it('is nothing while all is understood', () => {
    expect(shown('fibre "très haut débit" -cuivre')).toBe('')
  })

  it('says the fault, marks its place, and links the query mended, filters kept', () => {
    const html = shown('fibre "haut débit')
    expect(html).toMatch(/<p class="fault">[^<]+<\/p>/)
    expect(tight(html)).toContain('<code>fibre <mark class="wrong">&quot;</mark>haut débit</code>')
    expect(html).toContain('href="/?q=fibre+%22haut+d%C3%A9bit%22&amp;axe=donnees-ia"')
  })

  it('marks a place that has no width', () => {
    expect(tight(withProblems('fibre OU', [problem({ code: 'missing-side', start: 8, end: 8 })]))).toContain(
      'fibre OU<mark class="wrong">\u00A0</mark>',
    )
  })

  it('shows what stands around the place in a long query', () => {
    const text = `${'a'.repeat(200)}!${'b'.repeat(200)}`
    const html = withProblems(text, [problem({ start: 200, end: 201 })])
    expect(html.replace(/<[^>]*>/g, '')).toContain(`…${'a'.repeat(60)}!${'b'.repeat(60)}…`)
  })

  it('gives no link where nothing mends it, and three faults at most', () => {
    const html = withProblems(
      'a b c d',
      Array.from({ length: 4 }, () => problem({})),
    )
    expect(html).not.toContain('href')
    expect(html.match(/class="fault"/g)).toHaveLength(3)
  })

  it('says that the end of a long query was left out', () => {
    expect(wordsOf(withProblems('a', [], { truncated: true }))).toContain('la fin a été laissée de côté')
  })

  it.each(['fibre "haut', 'fibre (haut', 'fibre OU'])('is patient with « %s » under the fingers', (text) => {
    expect(shown(text)).not.toBe('')
    expect(shown(text, true)).toBe('')
  })

  it('escapes what was typed', () => {
    expect(shown('"<script>alert(1)</script>')).not.toContain('<script>')
  })
})
