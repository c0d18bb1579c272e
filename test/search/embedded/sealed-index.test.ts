import { beforeAll, describe, expect, it } from 'vitest'
import { createFts5Index } from '#src/search/embedded/fts5-index.ts'
import { segmentSize } from '#src/search/embedded/columns.ts'
import { idsOf, type SearchDocument, type SearchIndex } from '#src/search/search-index.ts'
import type { NodeDatabase } from '#src/store/node-sqlite.ts'
import { ask, made } from '#test/contract/search-library.ts'
import { openTestDatabase } from '#test/helpers/database.ts'

const size = 2 * segmentSize + 600
const subjects = ['Cuivre', 'Fibre', 'Mobile', 'Archives', 'Cybersécurité']

/** Words of every share: in all, in a fifth, in one of 50, in one of 900, in one; and one that becomes common. */
function makeDocument(n: number): SearchDocument {
  const rare = n % 900 === 7 ? ' licorne marine' : ''
  const late = n > segmentSize || n % 400 === 3 ? ' Sobriété numérique.' : ''
  return made(`d${n}`, {
    title: `${subjects[n % 5]} des territoires ruraux`,
    text: `Délibération du conseil, dossier n${n}.${n % 50 === 0 ? ' Aménagement numérique du littoral.' : ''}${rare}${late}`,
    publisher: `Éditeur ${n % 7}`,
    axes: n % 3 === 0 ? ['donnees-ia'] : ['cybersecurite-confiance', 'donnees-ia'],
    territories: [`t${n % 11}`],
    sortDate: new Date(Date.UTC(2020, 0, 1) + n * 3_600_000).toISOString(),
    refs: n % 1_000 === 0 ? [`décret 2026-${n}`] : [],
    ...(n % 4 === 0 ? { story: `s${n % 97}` } : {}),
  })
}

describe('createFts5Index over closed segments and what came since', () => {
  let db: NodeDatabase
  let index: SearchIndex
  const documents = new Map<string, SearchDocument>()
  const holding = (word: RegExp) =>
    [...documents.values()].filter(({ title, text }) => word.test(`${title} ${text}`)).length
  const total = async (text: string, engine = index) => (await engine.search(ask({ text, limit: 0 }))).total

  beforeAll(async () => {
    db = await openTestDatabase()
    index = createFts5Index(db)
    const all = Array.from({ length: size }, (_, n) => makeDocument(n))
    for (const one of all) documents.set(one.id, one)
    for (let at = 0; at < size; at += 500) await index.put(all.slice(at, at + 500))
    // Half read before, half after: memory that grew and memory that was loaded must say the same.
    await index.search(ask({}))
    const changed = Array.from({ length: 300 }, (_, n) => ({
      ...makeDocument(n * 20),
      title: 'Titre changé',
    }))
    for (const one of changed) documents.set(one.id, one)
    await index.put(changed)
    const gone = Array.from({ length: 200 }, (_, n) => `d${n * 31 + 1}`)
    for (const id of gone) documents.delete(id)
    await index.remove(gone)
  }, 120_000)

  it('closes segments as they fill', async () => {
    const state = await db.get('select sealed, (select count(*) from search_tail) as tail from search_state')
    expect(state).toMatchObject({ sealed: 2 })
    expect((await index.status()).documents).toBe(documents.size)
  })

  it.each<[string, RegExp]>([
    ['territoires', /territoires/],
    ['délibérations', /Délibération/],
    ['fibre', /Fibre/],
    ['littoral', /littoral/],
    ['licorne', /licorne/],
    ['sobriété', /Sobriété/],
    ['"sobriété numérique"', /Sobriété numérique/],
    ['sobr*', /Sobriété/],
    ['fibre sobriete', /Fibre[^]*Sobriété/],
    ['n4242', /n4242\b/],
    ['changé', /changé/],
    ['fibre littoral', /Fibre[^]*littoral/],
    ['"aménagement numérique"', /Aménagement numérique/],
    ['"conseil dossier"', /conseil, dossier/],
    ['"licorne marine"', /licorne marine/],
    ['"territoires fibre"', /territoires fibre/],
    ['de* terr*', /territoires/],
    ['li*', /licorne|littoral/],
    ['so*', /Sobriété/],
    ['lic*', /licorne/],
    ['lico*', /licorne/],
    ['cybersec*', /Cybersécurité/],
    ['cybersecurit*', /Cybersécurité/],
    ['fibre OU licorne', /Fibre|licorne/],
    ['-territoires', /^(?![^]*territoires)/],
    ['territoires -fibre', /^(?![^]*Fibre)[^]*territoires/],
    ['absent', /absent/],
  ])('finds exactly what holds %s', async (text, pattern) => {
    const fresh = createFts5Index(db)
    const expected = holding(pattern)
    expect(await total(text)).toBe(expected)
    expect(await total(text, fresh)).toBe(expected)
    // Once more, from what was kept.
    expect(await total(text)).toBe(expected)
  })

  it('counts facets as one would by hand, with filters', async () => {
    const query = ask({
      text: 'territoires',
      facets: { publisher: ['Éditeur 3'], axis: ['cybersecurite-confiance'] },
    })
    const held = [...documents.values()].filter(({ title }) => title.includes('territoires'))
    const ofPublisher = held.filter(({ publisher }) => publisher === 'Éditeur 3')
    const ofAxis = held.filter(({ axes }) => axes.includes('cybersecurite-confiance'))
    for (const engine of [index, createFts5Index(db)]) {
      const { facets, total: found } = await engine.search(query)
      const both = ofPublisher.filter((one) => ofAxis.includes(one))
      expect(found).toBe(both.length)
      expect(facets.axis).toStrictEqual([
        { value: 'donnees-ia', count: ofPublisher.length },
        { value: 'cybersecurite-confiance', count: both.length },
      ])
      expect(Object.fromEntries(facets.publisher.map(({ value, count }) => [value, count]))).toStrictEqual(
        Object.fromEntries(
          Array.from({ length: 7 }, (_, n) => [
            `Éditeur ${n}`,
            ofAxis.filter(({ publisher }) => publisher === `Éditeur ${n}`).length,
          ]),
        ),
      )
      expect(facets.territory.reduce((sum, { count }) => sum + count, 0)).toBe(both.length)
    }
  })

  it('orders the whole by date, page after page', async () => {
    const newest = [...documents.values()].toSorted((one, other) => (one.sortDate > other.sortDate ? -1 : 1))
    for (const offset of [0, 40, 5_000, documents.size - 10]) {
      const { hits } = await index.search(ask({ offset, limit: 20 }))
      expect(idsOf({ hits })).toStrictEqual(newest.slice(offset, offset + 20).map(({ id }) => id))
    }
  })

  it('counts stories once over segments', async () => {
    const held = [...documents.values()]
    const stories = new Set(held.flatMap(({ story }) => story ?? []))
    const { total: found } = await index.search(ask({ collapse: true, limit: 0 }))
    expect(found).toBe(stories.size + held.filter(({ story }) => !story).length)
  })

  it('finds a reference, and an item by its id, wherever they are', async () => {
    expect(idsOf(await index.search(ask({ text: 'ref:"décret 2026-3000"' })))).toStrictEqual(['d3000'])
  })

  it('gives the space of a segment back once all of it was replaced', async () => {
    const again = [...documents.values()]
    for (let at = 0; at < again.length; at += 500) await index.put(again.slice(at, at + 500))
    const kept = await db.all<{ segment: number }>('select distinct segment from search_segments order by 1')
    expect(kept.map(({ segment }) => segment)).not.toContain(0)
    expect(await db.get('select count(*) as n from search_bits where segment = 0')).toStrictEqual({ n: 0 })
    expect(await total('territoires')).toBe(holding(/territoires/))
    expect(await total('licorne', createFts5Index(db))).toBe(holding(/licorne/))
    expect((await index.status()).documents).toBe(documents.size)
  }, 60_000)

  it('changes nothing when two writers close the same segment', async () => {
    const [one, other] = [createFts5Index(db), createFts5Index(db)]
    await one.clear()
    const all = Array.from({ length: segmentSize + 50 }, (_, n) => makeDocument(n))
    for (let at = 0; at < all.length; at += 500) await one.put(all.slice(at, at + 500))
    await Promise.all([one.put([makeDocument(9_998)]), other.put([makeDocument(9_999)])])
    for (const engine of [one, other, createFts5Index(db)])
      expect(await total('territoires', engine)).toBe(all.length + 2)
  }, 60_000)
})
