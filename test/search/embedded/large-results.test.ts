import { beforeAll, describe, expect, it } from 'vitest'
import { createFts5Index } from '#src/search/embedded/fts5-index.ts'
import { numberValues } from '#src/search/embedded/number-values.ts'
import { idsOf, maxFacetValues, type SearchDocument, type SearchIndex } from '#src/search/search-index.ts'
import type { Database } from '#src/store/database.ts'
import type { NodeDatabase } from '#src/store/node-sqlite.ts'
import { ask, made } from '#test/contract/search-library.ts'
import { openTestDatabase } from '#test/helpers/database.ts'

const storySize = 1_000
const placesEach = 100

/** A story of a thousand items, and ten thousand places, of which number 7 is in all. */
const documents: SearchDocument[] = Array.from({ length: storySize }, (_, n) =>
  made(`n${n}`, {
    title: n % 2 === 0 ? 'Fibre' : 'Cuivre',
    story: 'grande',
    publisher: `Éditeur ${n % 400}`,
    territories: n < 100 ? Array.from({ length: placesEach }, (__, at) => `p${n * placesEach + at}`) : [],
    within: ['p7'],
    sortDate: new Date(Date.UTC(2026, 0, 1) + n * 60_000).toISOString(),
    deadline: n % 3 === 0 ? '2026-12-01' : undefined,
  }),
)
const lonely = made('seul', { title: 'Fibre', sortDate: '2026-01-01T00:00:30Z' })

let index: SearchIndex
beforeAll(async () => {
  index = createFts5Index(await openTestDatabase())
  await index.put([...documents, lonely])
})

describe('a facet of ten thousand values', () => {
  it('lists the most frequent, then by name, so many at most', async () => {
    const { facets } = await index.search(ask({ limit: 0 }))
    expect(facets.territory).toHaveLength(maxFacetValues)
    expect(facets.territory[0]).toStrictEqual({ value: 'p7', count: storySize })
    const others = facets.territory.slice(1)
    expect(others.every(({ count }) => count === 1)).toBe(true)
    const names = Array.from({ length: 10_000 }, (_, n) => `p${n}`).filter((name) => name !== 'p7')
    expect(others.map(({ value }) => value)).toStrictEqual(names.toSorted().slice(0, maxFacetValues - 1))
  })

  it('finds the items of a value that is not listed', async () => {
    const { total, facets } = await index.search(ask({ facets: { territory: ['p9999'] } }))
    expect(total).toBe(1)
    expect(facets.publisher).toStrictEqual([{ value: 'Éditeur 99', count: 1 }])
    expect(facets.territory[0]?.value).toBe('p7')
  })

  it('takes ten thousand chosen values', async () => {
    const territory = Array.from({ length: 10_000 }, (_, n) => `p${n}`)
    expect((await index.search(ask({ facets: { territory }, limit: 0 }))).total).toBe(storySize)
    expect((await index.search(ask({ facets: { reach: territory }, limit: 0 }))).total).toBe(100)
  })

  it.each(['p7" or 1=1 --', "p7'", 'p7\u0000', 'P7', ' p7', 'p7*', '%', '__proto__'])(
    'takes a value as it is: %j',
    async (value) => {
      for (const name of ['territory', 'reach', 'publisher', 'axis', 'status'] as const) {
        const { total, facets } = await index.search(ask({ facets: { [name]: [value] }, limit: 5 }))
        expect(total).toBe(0)
        expect(facets.kind).toStrictEqual([])
      }
    },
  )
})

describe('a story of a thousand items', () => {
  it.each([
    ['date', 'n999', storySize - 1],
    ['echeance', 'n999', storySize - 1],
    ['pertinence', 'n999', storySize - 1],
  ] as const)('is one line by %s, the best placed', async (sort, id, folded) => {
    const { hits, total, facets } = await index.search(ask({ collapse: true, sort }))
    expect(total).toBe(2)
    expect(hits.find((hit) => hit.id !== 'seul')).toMatchObject({ id, folded })
    expect(facets.kind).toStrictEqual([{ value: 'actualite', count: storySize + 1 }])
  })

  it('counts only what was found of it', async () => {
    const { hits, total } = await index.search(ask({ text: 'cuivre', collapse: true }))
    expect(total).toBe(1)
    expect(hits[0]?.folded).toBe(storySize / 2 - 1)
  })

  it('is nowhere on a second page', async () => {
    const query = { collapse: true, sort: 'date' as const, limit: 1 }
    const first = await index.search(ask({ ...query, offset: 0 }))
    const second = await index.search(ask({ ...query, offset: 1 }))
    expect([...idsOf(first), ...idsOf(second)]).toStrictEqual(['n999', 'seul'])
    expect((await index.search(ask({ ...query, offset: 2 }))).hits).toStrictEqual([])
  })
})

describe('a page', () => {
  it.each([
    [0, 0, 0],
    [1_001, 20, 0],
    [1_000, 20, 1],
    [990, 20, 11],
    [1e9, 20, 0],
    [0, 100_000, 1_001],
  ])('from %d of %d has %d items, and the same total', async (offset, limit, count) => {
    for (const text of ['', 'fibre OU cuivre']) {
      const { hits, total } = await index.search(ask({ text, offset, limit }))
      expect(hits).toHaveLength(count)
      expect(total).toBe(storySize + 1)
    }
  })

  it.each(['', 'fibre', 'fibre OU cuivre'])('after page shows each item once: %j', async (text) => {
    const seen: string[] = []
    let total = 0
    for (let offset = 0; offset < storySize + 50; offset += 50) {
      const result = await index.search(ask({ text, offset, limit: 50 }))
      seen.push(...idsOf(result))
      total = result.total
    }
    expect(seen).toHaveLength(total)
    expect(new Set(seen).size).toBe(total)
  })

  it('has scores from 1 to 0 that never rise within what was read again', async () => {
    const { hits } = await index.search(ask({ text: 'fibre', limit: 200 }))
    const scores = hits.map(({ score }) => score)
    expect(scores).toStrictEqual(scores.toSorted((one, other) => other - one))
    expect(Math.max(...scores)).toBeLessThanOrEqual(1)
    expect(Math.min(...scores)).toBeGreaterThan(0)
  })

  it.each(['2026-02-30T99:00:00Z', 'demain', '', '9999-12-31T00:00:00Z'])(
    'holds nothing that came after %j',
    async (seenAfter) => {
      expect((await index.search(ask({ seenAfter }))).total).toBe(0)
    },
  )

  it('asks the database few questions, however much is found', async () => {
    const inner = await openTestDatabase()
    let asked = 0
    const counting: Database = {
      get: (...args) => ((asked += 1), inner.get(...args)),
      all: (...args) => ((asked += 1), inner.all(...args)),
      run: (...args) => ((asked += 1), inner.run(...args)),
      batch: (...args) => ((asked += 1), inner.batch(...args)),
    }
    const counted = createFts5Index(counting)
    await counted.put(documents)
    await counted.search(ask({ text: 'fibre' }))
    asked = 0
    await counted.search(ask({ text: 'fibre OU cuivre OU mob* -absent', collapse: true, timeline: true }))
    expect(asked).toBeLessThanOrEqual(7)
  })
})

describe('numberValues', () => {
  let db: NodeDatabase
  const numbersOf = async (...parts: Partial<SearchDocument>[]) =>
    numberValues(
      db,
      parts.map((part, n) => made(`d${n}`, part)),
    )

  beforeAll(async () => {
    db = await openTestDatabase()
  })

  it('gives one number a text, the same ever after', async () => {
    const first = await numbersOf({ publisher: 'A', territories: ['1', '2', '1'], story: 's' })
    expect([...first.values.keys()].toSorted()).toStrictEqual(['1', '2', 'A'])
    expect(new Set(first.values.values()).size).toBe(3)
    const second = await numbersOf({ publisher: 'B', territories: ['2'] }, { publisher: 'A', story: 's' })
    expect(second.values.get('A')).toBe(first.values.get('A'))
    expect(second.values.get('2')).toBe(first.values.get('2'))
    expect(second.stories).toStrictEqual(first.stories)
  })

  it('agrees between programs that number the same texts at once', async () => {
    const all = await Promise.all(
      Array.from({ length: 12 }, (_, n) => numbersOf({ publisher: 'Même', story: `récit ${n % 3}` })),
    )
    expect(new Set(all.map(({ values }) => values.get('Même'))).size).toBe(1)
    expect(new Set(all.map(({ stories }) => [...stories.values()][0])).size).toBe(3)
  })

  it.each(['', "l'île", '"', '\\', '[1]', 'null', '__proto__', 'é', 'é'])(
    'takes %j as it is',
    async (publisher) => {
      const { values } = await numbersOf({ publisher })
      expect([...values.keys()]).toStrictEqual(publisher === '' ? [] : [publisher])
      expect((await numbersOf({ publisher })).values).toStrictEqual(values)
    },
  )

  it('keeps 0 for none', async () => {
    const { values, stories } = await numbersOf({ publisher: 'A', story: 's' })
    expect(Math.min(...values.values(), ...stories.values())).toBeGreaterThan(0)
  })
})
