import { idsOf } from '#src/search/search-index.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import { conditionsOf, matchExpression } from '#src/search/embedded/conditions.ts'
import { createFts5Index } from '#src/search/embedded/fts5-index.ts'
import { parseQuery, topTerms } from '#src/search/query/parse-query.ts'
import { facetNames, maxFacetValues } from '#src/search/search-index.ts'
import type { Database, Statement } from '#src/store/database.ts'
import { migrate, readMigrations } from '#src/store/migrate.ts'
import { openNodeDatabase } from '#src/store/node-sqlite.ts'
import { ask, made } from '#test/contract/search-library.ts'

const match = (text: string) => matchExpression(topTerms(parseQuery(text)).required)

describe('matchExpression', () => {
  it.each([
    ['', ''],
    ['cuivre', '({title text publisher} : "cuivr")'],
    ['cuivre fibre', '({title text publisher} : "cuivr") AND ({title text publisher} : "fibr")'],
    ['"plan de relance"', '({title text publisher} : "plan relanc")'],
    ['numéri*', '("numeri" *)'],
    ['2021-14*', '("2021 14" *)'],
    ['a" OR NEAR(b)', '({title text publisher} : "near") AND ({title text publisher} : "b")'],
  ])('writes %j as %j', (text, expected) => {
    expect(match(text)).toBe(expected)
  })
})

describe('conditionsOf', () => {
  it('binds every value, and leaves one facet out when told', () => {
    const query = ask({
      text: '-cuivre',
      facets: { domain: ['juridique'], territory: ["4'1", '37'] },
      from: '2026-01-01',
      deadlineTo: '2026-12-31',
    })
    const inFacet =
      'd.rowid in (select document from search_facets where facet = ? and value in (select value from json_each(?)))'
    const minus = 'd.rowid not in (select rowid from search_words where search_words match ?)'
    expect(conditionsOf(query, query.asked)).toStrictEqual({
      sql: `d.relevant = 1 and d.sort_date >= ? and d.deadline <= ? and ${inFacet} and ${inFacet} and ${minus}`,
      params: [
        '2026-01-01',
        '2026-12-31T23:59:59Z',
        'domain',
        '["juridique"]',
        'territory',
        '["4\'1","37"]',
        '({title text publisher} : "cuivr")',
      ],
    })
    expect(conditionsOf(query, parseQuery(''), 'territory').params).toStrictEqual([
      '2026-01-01',
      '2026-12-31T23:59:59Z',
      'domain',
      '["juridique"]',
    ])
  })

  it('asks for everything without a filter', () => {
    expect(conditionsOf(ask({ includeOffScope: true }), parseQuery(''))).toStrictEqual({
      sql: 'true',
      params: [],
    })
  })
})

describe('createFts5Index within the limits of D1', () => {
  let db: Database
  let seen: Statement[]
  beforeEach(async () => {
    const real = openNodeDatabase(':memory:')
    await migrate(
      real,
      readMigrations().filter((migration) => migration.name.endsWith('_search.sql')),
    )
    seen = []
    db = {
      get: (sql, ...params) => (seen.push({ sql, params }), real.get(sql, ...params)),
      all: (sql, ...params) => (seen.push({ sql, params }), real.all(sql, ...params)),
      run: (sql, ...params) => (seen.push({ sql, params }), real.run(sql, ...params)),
      batch: (statements) => (seen.push(...statements), real.batch(statements)),
    }
  })

  it('binds few parameters of a bounded size, however much comes', async () => {
    const index = createFts5Index(db)
    const long = 'Délibérations départementales successives. '.repeat(5_000)
    await index.put(Array.from({ length: 40 }, (_, n) => made(`n${n}`, { text: long })))
    await index.remove(Array.from({ length: 5_000 }, (_, n) => `gone${n}`))
    const words = Array.from({ length: 500 }, (_, n) => `mot${n} -non${n}`).join(' ')
    const values = Array.from({ length: 500 }, (_, n) => `v${n}`)
    const facets = Object.fromEntries(facetNames.map((facet) => [facet, values]))
    await index.search(ask({ text: words, facets, from: '2026-01-01', to: '2026-12-31' }))
    expect(seen.length).toBeGreaterThan(20)
    for (const { sql, params } of seen) {
      expect(params.length).toBeLessThanOrEqual(100)
      expect(sql.length).toBeLessThan(100_000)
      expect(sql).not.toMatch(/\blike\b/i)
      for (const param of params)
        expect(new TextEncoder().encode(String(param)).length).toBeLessThan(2_000_000)
    }
  })

  it('leaves nothing of a batch that fails', async () => {
    const index = createFts5Index(db)
    await index.put([made('a', { title: 'Cuivre' })])
    const broken = { ...made('b', { title: 'Cuivre' }), sortDate: null as unknown as string }
    await expect(index.put([made('a', { title: 'Fibre' }), broken])).rejects.toThrow(/NOT NULL/)
    expect(idsOf(await index.search(ask({ text: 'cuivre' })))).toStrictEqual(['a'])
    expect((await index.search(ask({ text: 'fibre' }))).total).toBe(0)
  })

  it('leaves no word and no facet behind what it replaces or removes', async () => {
    const index = createFts5Index(db)
    for (const title of ['Cuivre', 'Fibre', 'Mobile'])
      await index.put([made('a', { title, territories: [title] })])
    await index.put([made('b', {})])
    await index.remove(['b'])
    const counts = await db.get(
      `select (select count(*) from search_documents) as documents, (select count(*) from search_facets) as facets,
              (select count(*) from search_words) as words`,
    )
    expect(counts).toStrictEqual({ documents: 1, facets: 6, words: 1 })
  })

  it('lists a bounded number of values, the most frequent first', async () => {
    const index = createFts5Index(db)
    const many = Array.from({ length: 400 }, (_, n) => made(`n${n}`, { territories: [`t${n}`, 'all'] }))
    await index.put(many)
    const { facets } = await index.search(ask({ limit: 1 }))
    expect(facets.territory).toHaveLength(maxFacetValues)
    expect(facets.territory[0]).toStrictEqual({ value: 'all', count: 400 })
  })

  it('counts the same whichever way it goes through the facets', async () => {
    const index = createFts5Index(db)
    const titles = ['Cuivre', 'Fibre', 'Fibre', 'Fibre', 'Fibre', 'Fibre', 'Fibre', 'Fibre']
    await index.put(titles.map((title, n) => made(`n${n}`, { title, territories: [`${n % 2}`] })))
    const rare = await index.search(ask({ text: 'cuivre' }))
    const common = await index.search(ask({ text: 'fibre' }))
    expect(seen.filter(({ sql }) => sql.includes('+document')).length).toBe(1)
    expect(rare.facets.territory).toStrictEqual([{ value: '0', count: 1 }])
    expect(common.facets.territory).toStrictEqual([
      { value: '1', count: 4 },
      { value: '0', count: 3 },
    ])
  })
})
