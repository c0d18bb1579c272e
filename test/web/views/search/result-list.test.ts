import { describe, expect, it } from 'vitest'
import { planMarks } from '#src/search/passage/plan-marks.ts'
import { parseQuery } from '#src/search/query/parse-query.ts'
import type { SearchHit, SearchResult } from '#src/search/search-index.ts'
import { testFrame } from '#test/helpers/frame.ts'
import { wordsOf } from '#test/helpers/site-pages.ts'
import { storedItem } from '#test/helpers/stored-items.ts'
import { parseSearchParams } from '#web/search-params.ts'
import { resultList } from '#web/views/search/result-list.ts'
import type { SearchAnswer } from '#web/views/search/search-page.ts'

const frame = testFrame()
const hit = (id: string, folded = 0): SearchHit => ({ id, score: 0.5, folded })
const none = { axis: [], domain: [], kind: [], publisher: [], territory: [], beneficiary: [], status: [] }

function answer(
  query: string,
  result: Partial<SearchResult>,
  more: Partial<SearchAnswer> = {},
): SearchAnswer {
  const params = parseSearchParams(new URLSearchParams(query))
  const hits = result.hits ?? []
  const whole = { hits, total: hits.length, exact: hits.length, facets: none, corrections: [], ...result }
  return {
    params,
    query: parseQuery(params.text),
    marks: planMarks(parseQuery(params.text), {}),
    result: whole,
    items: hits.map(({ id }) => storedItem({ id, title: `Titre ${id}` })),
    storySources: new Map(),
    offScope: 0,
    loosened: [],
    waiting: 0,
    stale: false,
    emptyIndex: false,
    typing: false,
    pageSize: 20,
    ...more,
  }
}

const shown = (...given: Parameters<typeof answer>) => resultList(frame, answer(...given)).toString()
/** Titles and the line between them, in order. */
const order = (html: string) =>
  [...html.matchAll(/Titre (\w+)<\/a>|class="(loose-part)"/g)].map((one) => one[1] ?? one[2])

describe('resultList', () => {
  it('says where those begin that do not have every word', () => {
    const hits = [hit('a'), hit('b'), hit('c')]
    expect(order(shown('q=x', { hits, exact: 2 }))).toStrictEqual(['a', 'b', 'loose-part', 'c'])
    expect(order(shown('q=x', { hits, exact: 3 }))).toStrictEqual(['a', 'b', 'c'])
    expect(order(shown('q=x', { hits, exact: 0 }))).toStrictEqual(['loose-part', 'a', 'b', 'c'])
  })

  it('says it on the page where they begin, and at the head of those that follow', () => {
    const hits = [hit('a'), hit('b')]
    expect(order(shown('q=x&page=2', { hits, total: 42, exact: 21 }))).toStrictEqual(['a', 'loose-part', 'b'])
    expect(order(shown('q=x&page=2', { hits, total: 42, exact: 40 }))).toStrictEqual(['a', 'b'])
    expect(order(shown('q=x&page=3', { hits, total: 42, exact: 21 }))).toStrictEqual(['loose-part', 'a', 'b'])
  })

  it('opens the other sources of a story', () => {
    const html = shown('q=x&type=ami', { hits: [hit('a', 3), hit('b', 1), hit('c')] })
    expect(html).toContain('href="/?q=x&amp;type=ami&amp;doublons=1">3 autres sources</a>')
    expect(html).toContain('>1 autre source</a>')
    expect(html.match(/autres? sources?/g)).toHaveLength(2)
  })

  it('skips what left the watch a moment ago', () => {
    const given = answer('q=x', { hits: [hit('a'), hit('b')] })
    const html = resultList(frame, { ...given, items: given.items.slice(1) }).toString()
    expect(order(html)).toStrictEqual(['b'])
  })

  it('carries the search to the page of each, but for the whole watch', () => {
    expect(shown('q=x&page=2', { hits: [hit('a')], total: 30 })).toContain(
      'href="/elements/a?de=q%3Dx%26page%3D2"',
    )
    expect(shown('', { hits: [hit('a')] })).toContain('href="/elements/a"')
  })

  it('sorts by deadline what may still be answered', () => {
    expect(shown('q=x', { hits: [hit('a')] })).toContain('href="/?q=x&amp;ouvert=1&amp;tri=echeance"')
    expect(shown('', { hits: [hit('a')] })).not.toContain('pertinence')
  })

  it('says that a page does not exist', () => {
    expect(wordsOf(shown('q=x&page=9', { hits: [], total: 30, exact: 30 }))).toContain(
      'Il n’y a pas de page 9.',
    )
  })

  it('offers the list of keys to who has no account, and a preview of each item', () => {
    const html = shown('q=x', { hits: [hit('a')] })
    expect(html).toContain('data-cles')
    expect(html.match(/data-apercu/g)).toHaveLength(1)
  })
})
