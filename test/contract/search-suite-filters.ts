import { idsOf } from '#src/search/search-index.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import type { SearchIndex, SearchQuery } from '#src/search/search-index.ts'
import { type Asked, ask, library } from './search-library.ts'

export function describeFilters(makeIndex: () => Promise<SearchIndex>): void {
  describe('filters, counts and order', () => {
    let index: SearchIndex
    beforeAll(async () => {
      index = await makeIndex()
      await index.clear()
      await index.put(library)
    })
    const found = async (query: Asked) => idsOf(await index.search(ask(query))).toSorted()

    it.each<[string, Asked, string[]]>([
      ['an axis', { facets: { axis: ['donnees-ia'] } }, ['ia']],
      ['two axes, either', { facets: { axis: ['donnees-ia', 'cybersecurite-confiance'] } }, ['cyber', 'ia']],
      ['a domain', { facets: { domain: ['juridique'] } }, ['loi', 'sdan']],
      ['a kind', { facets: { kind: ['appel-a-projets'] } }, ['fonds', 'ia']],
      ['a publisher', { facets: { publisher: ['Région Centre-Val de Loire'] } }, ['fonds', 'ia']],
      ['a territory', { facets: { territory: ['41'] } }, ['cuivre', 'sdan']],
      ['two facets, both', { facets: { domain: ['financiere'], axis: ['donnees-ia'] } }, ['ia']],
      ['a facet and a word', { text: 'région', facets: { axis: ['donnees-ia'] } }, ['ia']],
      ['a value that nothing has', { facets: { territory: ['2A'] } }, []],
      ['a facet with nothing chosen', { facets: { axis: [] }, text: 'cuivre' }, ['cuivre']],
      ['a first day', { from: '2026-11-20' }, ['5g', 'cuivre']],
      ['a last day, whole', { to: '2026-09-01' }, ['loi', 'sdan']],
      ['one day', { from: '2026-09-01', to: '2026-09-01' }, ['sdan']],
      ['a deadline from a day', { deadlineFrom: '2027-01-15' }, ['fonds']],
      ['a deadline until a day, whole', { deadlineTo: '2026-12-18' }, ['ia']],
      [
        'deadlines between two days',
        { deadlineFrom: '2026-12-01', deadlineTo: '2027-12-31' },
        ['fonds', 'ia'],
      ],
      ['what has no axis, when asked', { text: 'orange', includeOffScope: true }, ['agrume', 'cuivre']],
    ])('keeps %s', async (_, query, expected) => {
      expect(await found(query)).toStrictEqual(expected)
    })

    it('leaves out what has no axis', async () => {
      const result = await index.search(ask({}))
      expect(idsOf(result)).not.toContain('agrume')
      expect(result.total).toBe(8)
      expect((await index.search(ask({ includeOffScope: true }))).total).toBe(9)
    })

    it('counts each facet over the whole result, most first', async () => {
      const { facets } = await index.search(ask({ limit: 1 }))
      expect(facets).toStrictEqual({
        axis: [
          { value: 'infrastructures-thd-mobile', count: 3 },
          { value: 'gouvernance-mutualisation', count: 2 },
          { value: 'administration-services-publics', count: 1 },
          { value: 'cybersecurite-confiance', count: 1 },
          { value: 'donnees-ia', count: 1 },
          { value: 'inclusion-mediation', count: 1 },
        ],
        beneficiary: [],
        domain: [
          { value: 'technologique', count: 4 },
          { value: 'financiere', count: 2 },
          { value: 'juridique', count: 2 },
        ],
        kind: [
          { value: 'actualite', count: 3 },
          { value: 'appel-a-projets', count: 2 },
          { value: 'alerte', count: 1 },
          { value: 'arrete', count: 1 },
          { value: 'loi', count: 1 },
        ],
        publisher: [
          { value: 'Arcep', count: 2 },
          { value: 'Région Centre-Val de Loire', count: 2 },
          { value: 'ANSSI', count: 1 },
          { value: 'Conseil départemental', count: 1 },
          { value: 'Légifrance', count: 1 },
          { value: 'Tiers-lieu « L’Établi »', count: 1 },
        ],
        status: [
          { value: 'month', count: 1 },
          { value: 'open', count: 1 },
        ],
        territory: [
          { value: '24', count: 2 },
          { value: '41', count: 2 },
          { value: '37', count: 1 },
        ],
      })
    })

    it('keeps the other values of a facet in sight once one is chosen', async () => {
      const { facets, total } = await index.search(ask({ facets: { domain: ['financiere'] } }))
      expect(total).toBe(2)
      expect(facets.domain).toStrictEqual([
        { value: 'technologique', count: 4 },
        { value: 'financiere', count: 2 },
        { value: 'juridique', count: 2 },
      ])
      expect(facets.kind).toStrictEqual([{ value: 'appel-a-projets', count: 2 }])
    })

    it('counts each chosen facet with every filter but its own', async () => {
      const { facets, hits } = await index.search(
        ask({ facets: { domain: ['financiere'], axis: ['donnees-ia'] } }),
      )
      expect(idsOf({ hits })).toStrictEqual(['ia'])
      expect(facets.domain).toStrictEqual([{ value: 'financiere', count: 1 }])
      expect(facets.axis).toStrictEqual([
        { value: 'donnees-ia', count: 1 },
        { value: 'gouvernance-mutualisation', count: 1 },
      ])
      expect(facets.territory).toStrictEqual([{ value: '24', count: 1 }])
    })

    it('counts what the words find', async () => {
      const { facets } = await index.search(ask({ text: 'cuivre' }))
      expect(facets.territory).toStrictEqual([{ value: '41', count: 1 }])
      expect(facets.publisher).toStrictEqual([{ value: 'Arcep', count: 1 }])
    })

    it.each<[SearchQuery['sort'], string[]]>([
      ['date', ['cuivre', '5g', 'ia', 'fonds', 'inclusion', 'cyber', 'sdan', 'loi']],
      ['pertinence', ['cuivre', '5g', 'ia', 'fonds', 'inclusion', 'cyber', 'sdan', 'loi']],
      ['echeance', ['ia', 'fonds', 'cuivre', '5g', 'inclusion', 'cyber', 'sdan', 'loi']],
    ])('orders by %s without words', async (sort, expected) => {
      expect(idsOf(await index.search(ask({ sort })))).toStrictEqual(expected)
    })

    it('orders words by date or by deadline when asked', async () => {
      expect(idsOf(await index.search(ask({ text: 'cybersécurité', sort: 'date' })))).toStrictEqual([
        'ia',
        'cyber',
      ])
      expect(idsOf(await index.search(ask({ text: 'région', sort: 'date' })))).toStrictEqual(['ia', 'fonds'])
      const byDeadline = await index.search(ask({ text: 'fibre', sort: 'echeance', includeOffScope: true }))
      expect(idsOf(byDeadline)).toStrictEqual(['fonds', 'agrume', 'cuivre'])
    })

    it('pages through one order with one total', async () => {
      const pages = [0, 3, 6, 9].map((offset) => index.search(ask({ sort: 'date', offset, limit: 3 })))
      const results = await Promise.all(pages)
      expect(results.map((result) => idsOf(result))).toStrictEqual([
        ['cuivre', '5g', 'ia'],
        ['fonds', 'inclusion', 'cyber'],
        ['sdan', 'loi'],
        [],
      ])
      expect(results.map((result) => result.total)).toStrictEqual([8, 8, 8, 8])
    })

    it('counts without listing', async () => {
      const result = await index.search(ask({ text: 'cuivre', limit: 0 }))
      expect(idsOf(result)).toStrictEqual([])
      expect(result.total).toBe(1)
    })

    it('answers nothing plainly', async () => {
      const result = await index.search(ask({ text: 'licorne' }))
      expect(result).toStrictEqual({
        hits: [],
        total: 0,
        exact: 0,
        corrections: [],
        facets: { axis: [], beneficiary: [], domain: [], kind: [], publisher: [], status: [], territory: [] },
      })
    })
  })
}
