import { beforeEach, describe, expect, it } from 'vitest'
import { createFts5Index } from '#src/search/embedded/fts5-index.ts'
import { facetNames, idsOf, maxFacetValues } from '#src/search/search-index.ts'
import { type Database, type Statement, statement } from '#src/store/database.ts'
import { ask, library, made } from '#test/contract/search-library.ts'
import { openTestDatabase } from '#test/helpers/database.ts'

let db: Database
let seen: Statement[]
beforeEach(async () => {
  const real = await openTestDatabase()
  seen = []
  db = {
    get: (sql, ...params) => (seen.push({ sql, params }), real.get(sql, ...params)),
    all: (sql, ...params) => (seen.push({ sql, params }), real.all(sql, ...params)),
    run: (sql, ...params) => (seen.push({ sql, params }), real.run(sql, ...params)),
    batch: (statements) => (seen.push(...statements), real.batch(statements)),
  }
})

describe('createFts5Index within the limits of D1', () => {
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

  it.each([
    ['nothing typed', ''],
    ['a word', 'fibre'],
    ['many words', 'fermeture réseau cuivre lot communes fibre orange opérateur'],
    ['a phrase and an exclusion', '"réseau cuivre" -mobile'],
    ['a beginning', 'num*'],
    ['a long beginning', 'numéri*'],
    ['alternatives', '(cuivre OU fibre OU mobile) (région OU département)'],
  ])('asks for %s in six statements at most', async (_, text) => {
    const index = createFts5Index(db)
    await index.put(library)
    await index.search(ask({}))
    seen = []
    await index.search(ask({ text, facets: { domain: ['technologique'] }, timeline: true, collapse: true }))
    expect(seen.length).toBeLessThanOrEqual(6)
  })
})

describe('createFts5Index under hostile queries', () => {
  const most = { lists: 1_500, statements: 6 }

  /** Each list that FTS5 is asked for is one question of the one statement that asks them all. */
  const asked = () => {
    const reading = seen.filter(({ sql }) => sql.includes('search_words match (j.value'))
    return reading.reduce((sum, { params }) => sum + (JSON.parse(String(params[0])) as unknown[]).length, 0)
  }

  it.each([
    ['many words', Array.from({ length: 2_000 }, (_, n) => `mot${n}`).join(' ')],
    ['many beginnings', Array.from({ length: 500 }, (_, n) => `c${n}*`).join(' ')],
    ['many short beginnings', [...'abcdefghijklmnopqrstuvwxyz'].map((letter) => `${letter}e*`).join(' ')],
    ['many long beginnings', Array.from({ length: 500 }, (_, n) => `numerique${n}*`).join(' ')],
    ['many exclusions', Array.from({ length: 500 }, (_, n) => `-mot${n}`).join(' ')],
    ['one long phrase', `"${'cuivre '.repeat(1_500)}"`],
    ['deep parentheses', `${'('.repeat(900)}cuivre${')'.repeat(900)}`],
    ['many alternatives', Array.from({ length: 500 }, (_, n) => `cuivre${n}`).join(' OU ')],
    ['faults in every word', Array.from({ length: 60 }, (_, n) => `numerlque${n % 7}`).join(' ')],
  ])('does bounded work for %s', async (_, text) => {
    const index = createFts5Index(db)
    await index.put(library)
    await index.search(ask({}))
    seen = []
    await index.search(ask({ text, matching: 'best' }))
    expect(asked()).toBeLessThanOrEqual(most.lists)
    expect(seen.length).toBeLessThanOrEqual(most.statements)
  })

  it('spells a beginning out to a bounded number of words', async () => {
    const index = createFts5Index(db)
    const text = Array.from({ length: 1_000 }, (_, n) => `commercial${n.toString(36)}`).join(' ')
    await index.put([made('a', { text })])
    await index.search(ask({ text: 'commercial*' }))
    expect(asked()).toBeLessThanOrEqual(200)
  })
})

describe('createFts5Index', () => {
  it('leaves nothing of a batch that fails', async () => {
    const index = createFts5Index(db)
    await index.put([made('a', { title: 'Cuivre' })])
    const whole = db.batch
    const broken = statement('insert into search_state (one, epoch, sealed) values (1, 1, 1)')
    db.batch = (statements) => whole([...statements, broken])
    await expect(index.put([made('a', { title: 'Fibre' }), made('b', {})])).rejects.toThrow(/UNIQUE/)
    db.batch = whole
    expect(idsOf(await index.search(ask({ text: 'cuivre' })))).toStrictEqual(['a'])
    expect((await index.search(ask({ text: 'fibre' }))).total).toBe(0)
  })

  it('leaves nothing behind of what it replaces or removes', async () => {
    const index = createFts5Index(db)
    for (const title of ['Cuivre', 'Fibre', 'Mobile'])
      await index.put([made('a', { title, territories: [title] })])
    await index.put([made('b', {})])
    await index.remove(['b'])
    const counts = await db.get(
      `select (select count(*) from search_documents) as documents, (select count(*) from search_tail) as tail,
              (select count(*) from search_words) as words, (select count(*) from search_beginnings) as forms`,
    )
    expect(counts).toStrictEqual({ documents: 1, tail: 1, words: 1, forms: 1 })
  })

  it('lists a bounded number of values, the most frequent first', async () => {
    const index = createFts5Index(db)
    const many = Array.from({ length: 400 }, (_, n) => made(`n${n}`, { territories: [`t${n}`, 'all'] }))
    await index.put(many)
    const { facets } = await index.search(ask({ limit: 1 }))
    expect(facets.territory).toHaveLength(maxFacetValues)
    expect(facets.territory[0]).toStrictEqual({ value: 'all', count: 400 })
  })

  it('sees at once what another program wrote, replaced, removed or cleared', async () => {
    const [one, other] = [createFts5Index(db), createFts5Index(db)]
    const found = async (text: string) => idsOf(await other.search(ask({ text }))).toSorted()
    expect(await found('cuivre')).toStrictEqual([])
    await one.put([made('a', { title: 'Cuivre' }), made('b', { title: 'Cuivre' })])
    expect(await found('cuivre')).toStrictEqual(['a', 'b'])
    await one.put([made('a', { title: 'Fibre' })])
    expect(await found('cuivre')).toStrictEqual(['b'])
    await one.remove(['b'])
    expect(await found('cuivre')).toStrictEqual([])
    await one.clear()
    expect((await other.search(ask({}))).total).toBe(0)
    await one.put([made('c', { title: 'Cuivre', publisher: 'Autre éditeur' })])
    const result = await other.search(ask({ text: 'cuivre' }))
    expect(idsOf(result)).toStrictEqual(['c'])
    expect(result.facets.publisher).toStrictEqual([{ value: 'Autre éditeur', count: 1 }])
  })

  it('bears writers and readers at once', async () => {
    const indexes = [createFts5Index(db), createFts5Index(db)]
    const batches = Array.from({ length: 20 }, (_, batch) =>
      Array.from({ length: 5 }, (_item, n) => made(`n${(batch * 3 + n) % 40}`, { title: `Cuivre ${batch}` })),
    )
    await Promise.all(
      batches.flatMap((batch, at) => [
        indexes[at % 2]!.put(batch),
        indexes[(at + 1) % 2]!.search(ask({ text: 'cuivre' })),
      ]),
    )
    const ids = [...new Set(batches.flat().map(({ id }) => id))].toSorted()
    for (const index of indexes) {
      const { hits, total } = await index.search(ask({ text: 'cuivre' }))
      expect(idsOf({ hits }).toSorted()).toStrictEqual(ids)
      expect(total).toBe(ids.length)
    }
  })

  it('reads all again after a look that failed half-way', async () => {
    const index = createFts5Index(db)
    await index.put([made('a', { title: 'Cuivre' })])
    const whole = db.get
    db.get = () => Promise.reject(new Error('disque plein'))
    await expect(index.search(ask({}))).rejects.toThrow('disque plein')
    db.get = whole
    expect((await index.search(ask({}))).total).toBe(1)
  })

  it('says when documents were read by another version', async () => {
    const index = createFts5Index(db)
    await index.put([made('a', {}), made('b', {})])
    expect((await index.status()).stale).toBeUndefined()
    await db.run("update search_documents set version = 0 where id = 'a'")
    expect((await index.status()).stale).toBe(true)
    await index.put([made('a', {})])
    expect((await index.status()).stale).toBeUndefined()
  })

  it('takes documents of no sense: dates that are none, thousands of places, a text without end', async () => {
    const index = createFts5Index(db)
    const places = Array.from({ length: 5_000 }, (_, n) => `p${n}`)
    await index.put([
      made('a', { sortDate: 'hier', firstSeen: 'jamais', deadline: 'bientôt', opening: '', amount: -5 }),
      made('b', { territories: places, within: places, title: 'x'.repeat(200_000) }),
      made('c', { refs: Array.from({ length: 900 }, (_, n) => `réf ${n}`), amount: 1e300, story: '' }),
    ])
    const { total, facets } = await index.search(ask({}))
    expect(total).toBe(3)
    expect(facets.status).toStrictEqual([])
    expect((await index.search(ask({ deadlineFrom: '2020-01-01' }))).total).toBe(0)
  })
})
