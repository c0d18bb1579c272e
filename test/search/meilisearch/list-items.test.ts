import { describe, expect, it } from 'vitest'
import { holdList } from '#src/search/meilisearch/held-list.ts'
import { readPage } from '#src/search/meilisearch/list-items.ts'
import { mondayOf } from '#src/search/meilisearch/record.ts'
import { toWeeks } from '#src/search/meilisearch/weeks.ts'

const hits = ['a s1', 'b s2', 'c s1', 'd s1', 'e s3'].map((line, at) => {
  const [id = '', story = ''] = line.split(' ')
  return { id, story, score: 1 - at / 10 }
})
describe('holdList', () => {
  it('keeps the best placed item of each story, and counts the others', () => {
    const { shown, sizes } = holdList(hits, true)
    expect(shown.map(({ id }) => id)).toStrictEqual(['a', 'b', 'e'])
    expect(sizes.get('s1')).toBe(3)
  })

  it('shows all where stories are open', () => {
    expect(holdList(hits, false).shown).toStrictEqual(hits)
  })
})

describe('readPage', () => {
  const listed = { hits, total: 99, facets: [] }

  it('takes the total that was counted beside the page', () => {
    expect(readPage([listed, { hits: [], total: 5, facets: [] }])).toStrictEqual({ hits, total: 5 })
  })

  it('counts stories by their values where the server merged alternatives', () => {
    const facets = [
      { facet: 'story', value: 's1', count: 3 },
      { facet: 'story', value: 's2', count: 1 },
    ]
    expect(readPage([listed, { hits: [], total: 4, facets }]).total).toBe(2)
  })
})

describe('mondayOf', () => {
  it.each([
    ['2026-11-23T08:00:00Z', '2026-11-23'],
    // Monday in Paris already.
    ['2026-11-22T23:30:00Z', '2026-11-23'],
    ['2026-11-22T22:30:00Z', '2026-11-16'],
    ['1969-12-31T12:00:00Z', '1969-12-29'],
  ])('%s is of the week of %s', (instant, monday) => expect(mondayOf(instant)).toBe(monday))
})

describe('toWeeks', () => {
  it('lists the last weeks that have any, oldest first', () => {
    const rows = Array.from({ length: 110 }, (_, n) => ({
      facet: 'weekAxes',
      value: `${new Date(Date.UTC(2024, 0, 1 + n * 7)).toISOString().slice(0, 10)} donnees-ia`,
      count: n + 1,
    }))
    const weeks = toWeeks([...rows.toReversed(), { facet: 'weekAxes', value: '2026-02-02 ', count: 9 }])
    expect(weeks.at(-1)).toStrictEqual({ week: '2026-02-02', axis: 'donnees-ia', count: 110 })
    expect(weeks.at(-2)).toStrictEqual({ week: '2026-02-02', axis: '', count: 9 })
    expect(new Set(weeks.map(({ week }) => week)).size).toBe(104)
  })
})
