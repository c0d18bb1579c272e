import { idsOf } from '#src/search/search-index.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import type { SearchIndex } from '#src/search/search-index.ts'
import { ask, made } from './search-library.ts'

export function describeWriting(makeIndex: () => Promise<SearchIndex>): void {
  describe('writing', () => {
    let index: SearchIndex
    beforeEach(async () => {
      index = await makeIndex()
      await index.clear()
    })

    it('is empty at first, and says what it is', async () => {
      const status = await index.status()
      expect(status.documents).toBe(0)
      expect(status.engine).toMatch(/^(FTS5|Meilisearch)/)
      expect((await index.search(ask({}))).total).toBe(0)
    })

    it('replaces: what a document no longer says is no longer found', async () => {
      await index.put([
        made('a', { title: 'Fermeture du cuivre', territories: ['41'], deadline: '2027-01-01' }),
      ])
      await index.put([made('a', { title: 'Arrêt de la 2G', territories: ['37'] })])
      expect((await index.status()).documents).toBe(1)
      expect(idsOf(await index.search(ask({ text: 'cuivre' })))).toStrictEqual([])
      const { hits, facets } = await index.search(ask({ text: '2G' }))
      expect(idsOf({ hits })).toStrictEqual(['a'])
      expect(facets.territory).toStrictEqual([{ value: '37', count: 1 }])
      expect(idsOf(await index.search(ask({ deadlineFrom: '2026-01-01' })))).toStrictEqual([])
    })

    it('keeps the last of two versions in one put', async () => {
      await index.put([made('a', { title: 'Cuivre' }), made('a', { title: 'Fibre' })])
      expect((await index.search(ask({ text: 'cuivre' }))).total).toBe(0)
      expect((await index.search(ask({ text: 'fibre' }))).total).toBe(1)
    })

    it('counts a value once where a document repeats it', async () => {
      await index.put([made('a', { territories: ['41', '41'] })])
      const { facets } = await index.search(ask({}))
      expect(facets.territory).toStrictEqual([{ value: '41', count: 1 }])
    })

    it('finds by what a place lies in, and by the place itself alone', async () => {
      await index.put([
        made('blois', { territories: ['commune-41018'], within: ['epci-200030385', 'dept-41', 'region-24'] }),
        made('departement', { territories: ['dept-41'], within: ['region-24'] }),
        made('pays', { territories: ['national'] }),
        made('ailleurs', { territories: ['dept-13', 'hors-region'], within: ['region-93'] }),
      ])
      const found = async (facets: object) => idsOf(await index.search(ask({ facets }))).toSorted()
      expect(await found({ territory: ['dept-41'] })).toStrictEqual(['blois', 'departement'])
      expect(await found({ territory: ['commune-41018'] })).toStrictEqual(['blois'])
      expect(await found({ reach: ['dept-41'] })).toStrictEqual(['departement'])
      const lineage = ['commune-41018', 'epci-200030385', 'dept-41', 'region-24', 'national', 'ue']
      expect(await found({ reach: lineage })).toStrictEqual(['blois', 'departement', 'pays'])
      expect(await found({ reach: lineage, territory: ['region-24'] })).toStrictEqual([
        'blois',
        'departement',
      ])
      expect(await found({ reach: ['dept-75"] OR 1=1'] })).toStrictEqual([])
    })

    it('counts places with what lies in them, and shows no count of what they reach', async () => {
      await index.put([
        made('blois', { territories: ['commune-41018'], within: ['dept-41'] }),
        made('departement', { territories: ['dept-41'] }),
      ])
      const { facets, total } = await index.search(ask({ facets: { reach: ['dept-41', 'commune-41018'] } }))
      expect(total).toBe(2)
      expect(Object.keys(facets).toSorted()).toStrictEqual([
        'axis',
        'beneficiary',
        'domain',
        'kind',
        'publisher',
        'status',
        'territory',
      ])
      expect(facets.territory).toStrictEqual([
        { value: 'dept-41', count: 2 },
        { value: 'commune-41018', count: 1 },
      ])
    })

    it('removes, and does not mind what it never had', async () => {
      await index.put([made('a', { title: 'Cuivre' }), made('b', { title: 'Cuivre' })])
      await index.remove(['a', 'unknown', "' or 1=1"])
      const { hits, facets } = await index.search(ask({ text: 'cuivre' }))
      expect(idsOf({ hits })).toStrictEqual(['b'])
      expect(facets.kind).toStrictEqual([{ value: 'actualite', count: 1 }])
      expect((await index.status()).documents).toBe(1)
    })

    it('takes empty lists', async () => {
      await index.put([])
      await index.remove([])
      expect((await index.status()).documents).toBe(0)
    })

    it('clears, and can be filled again', async () => {
      await index.put([made('a', { title: 'Cuivre' })])
      await index.clear()
      expect((await index.search(ask({ text: 'cuivre' }))).total).toBe(0)
      await index.put([made('b', { title: 'Cuivre' })])
      expect(idsOf(await index.search(ask({ text: 'cuivre' })))).toStrictEqual(['b'])
    })

    it('takes a document with an empty text and no territory', async () => {
      await index.put([made('a', { title: '', text: '', publisher: '' })])
      expect(idsOf(await index.search(ask({})))).toStrictEqual(['a'])
    })

    it('takes 300 documents in one put, some of them long', async () => {
      const documents = Array.from({ length: 300 }, (_, n) =>
        made(`n${n}`, {
          title: `Délibération numéro ${n}`,
          text: n % 30 === 0 ? 'Une phrase de remplissage assez ordinaire. '.repeat(1_000) : 'Une phrase.',
          territories: [String(n % 3)],
        }),
      )
      await index.put(documents)
      expect((await index.status()).documents).toBe(300)
      const { total, hits, facets } = await index.search(
        ask({ text: 'délibérations', offset: 250, limit: 100 }),
      )
      expect(total).toBe(300)
      expect(idsOf({ hits })).toHaveLength(50)
      expect(facets.territory.map((one) => one.count)).toStrictEqual([100, 100, 100])
      expect((await index.search(ask({ text: 'remplissage' }))).total).toBe(10)
      expect(idsOf(await index.search(ask({ text: '"numéro 299"' })))).toStrictEqual(['n299'])
    })
  })
}
