import { beforeAll, describe, expect, it } from 'vitest'
import { idsOf, type SearchIndex, type SearchQuery } from '#src/search/search-index.ts'
import { calls } from './search-calls.ts'
import { type Asked, ask, made } from './search-library.ts'

export function describeAnswers(makeIndex: () => Promise<SearchIndex>): void {
  describe('stories, scores, what is near and when', () => {
    let index: SearchIndex
    const search = (query: Asked) => index.search(ask({ includeOffScope: true, ...query }))
    beforeAll(async () => {
      index = await makeIndex()
      await index.clear()
      await index.put(calls)
    })

    it('shows one item a story, the best placed, and says how many it stands for', async () => {
      const { hits, total, exact, facets } = await search({ text: 'bornes recharge', collapse: true })
      expect(hits.map(({ folded }) => folded)).toStrictEqual([2])
      expect(hits[0]?.id).not.toBe('bornes-presse')
      expect([total, exact]).toStrictEqual([1, 1])
      expect(facets.domain).toStrictEqual([
        { value: 'technologique', count: 2 },
        { value: 'financiere', count: 1 },
      ])
    })

    it('shows the newest of a story by date, and what is of none as it is', async () => {
      const { hits, total } = await search({ collapse: true, sort: 'date' })
      expect(idsOf({ hits })).toStrictEqual([
        'bornes-avis',
        'demain',
        'soir',
        'clos',
        'decret',
        'decret-voisin',
        'capteurs',
      ])
      expect(hits.map(({ folded }) => folded)).toStrictEqual([2, 0, 0, 0, 0, 0, 0])
      expect(total).toBe(7)
    })

    it('counts in a story only what the search finds', async () => {
      const query = { text: 'bornes', collapse: true, facets: { domain: ['technologique'] } }
      const { hits } = await search(query)
      expect(hits.map(({ folded }) => folded)).toStrictEqual([1])
    })

    it('pages through collapsed stories without showing one twice', async () => {
      const pages = [0, 3, 6].map((offset) => search({ collapse: true, sort: 'date', offset, limit: 3 }))
      const ids = (await Promise.all(pages)).flatMap((result) => idsOf(result))
      expect(ids).toHaveLength(7)
      expect(new Set(ids).size).toBe(7)
    })

    it('scores from 0 to 1, the best first', async () => {
      const { hits } = await search({ text: 'bornes' })
      const scores = hits.map(({ score }) => score)
      expect(scores).toStrictEqual(scores.toSorted((one, other) => other - one))
      expect(scores.every((score) => score > 0 && score <= 1)).toBe(true)
      expect(hits.at(-1)?.id).toBe('bornes-presse')
    })

    it.each<Partial<SearchQuery> & { text?: string }>([
      { text: 'bornes', sort: 'date' },
      { sort: 'echeance' },
      {},
    ])('scores nothing where relevance is not asked: %j', async (query) => {
      expect((await search(query)).hits.every(({ score }) => score === 0)).toBe(true)
    })

    it('finds what has every word, and after it what has most of them, when the best is asked', async () => {
      const text = 'bornes recharge communes département'
      const strict = ['bornes', 'bornes-presse']
      expect(idsOf(await search({ text, matching: 'all' })).toSorted()).toStrictEqual(strict)
      const { hits, total, exact } = await search({ text, matching: 'best' })
      expect(idsOf({ hits }).slice(0, 2).toSorted()).toStrictEqual(strict)
      expect(idsOf({ hits }).slice(2)).toStrictEqual(['bornes-avis'])
      expect([total, exact]).toStrictEqual([3, 2])
    })

    it('counts facets over what follows too', async () => {
      const { facets } = await search({
        text: 'bornes recharge communes département',
        matching: 'best',
      })
      expect(facets.axis[0]).toStrictEqual({ value: 'territoires-durables-connectes', count: 3 })
    })

    it('never gives up a phrase, an exclusion or a filter for what is near', async () => {
      const found = async (text: string, part: Asked = {}) =>
        idsOf(await search({ text, matching: 'best', ...part })).toSorted()
      expect(await found('"communes rurales" bornes licorne')).toStrictEqual([])
      const text = 'bornes recharge communes département'
      expect(await found(`${text} -avis`)).toStrictEqual(['bornes', 'bornes-presse'])
      expect(await found(text, { facets: { kind: ['appel-a-projets'] } })).toStrictEqual(['bornes'])
    })

    it('needs the only word there is', async () => {
      expect((await search({ text: 'licorne', matching: 'best' })).total).toBe(0)
    })

    it('takes what was first seen after an hour, excluded', async () => {
      const seen = async (seenAfter: string) => idsOf(await search({ seenAfter, sort: 'date' }))
      expect(await seen('2026-11-21T09:00:00Z')).toStrictEqual(['bornes-avis'])
      expect(await seen('2026-11-21T08:59:59Z')).toStrictEqual(['bornes-avis', 'bornes-presse'])
      expect(await seen('2027-01-01T00:00:00Z')).toStrictEqual([])
    })

    it('counts weeks of Paris by axis, the oldest first, when asked', async () => {
      expect((await search({})).weeks).toBeUndefined()
      const { weeks } = await search({ text: 'décret', timeline: true })
      // One item of 23:30 on a Sunday in Paris, and one of 00:30 on the Tuesday after.
      expect(weeks).toStrictEqual([
        { week: '2026-09-07', axis: 'administration-services-publics', count: 1 },
        { week: '2026-09-14', axis: '', count: 1 },
      ])
    })

    it('counts an item of two axes in both', async () => {
      const { weeks } = await search({ text: 'plan', timeline: true })
      expect(weeks).toStrictEqual([
        { week: '2026-11-16', axis: 'gouvernance-mutualisation', count: 1 },
        { week: '2026-11-16', axis: 'territoires-durables-connectes', count: 1 },
      ])
    })

    it('finds what speaks of the same as an item, itself left out', async () => {
      const { id, title, text } = calls[0]!
      const { hits } = await search({ like: { id, title, text }, matching: 'best' })
      expect(idsOf({ hits })).not.toContain('bornes')
      expect(idsOf({ hits }).slice(0, 2).toSorted()).toStrictEqual(['bornes-avis', 'bornes-presse'])
    })

    it('finds nothing like an item that says nothing', async () => {
      expect((await search({ like: { id: 'vide', title: '', text: '' } })).total).toBe(0)
    })

    it('orders by deadline, what has none after, and by date among equals', async () => {
      const same = [
        made('un', { deadline: '2027-05-01', sortDate: '2026-01-01T00:00:00Z' }),
        made('deux', { deadline: '2027-05-01', sortDate: '2026-01-02T00:00:00Z' }),
      ]
      await index.put(same)
      const { hits } = await search({ sort: 'echeance', deadlineFrom: '2026-11-25' })
      expect(idsOf({ hits })).toStrictEqual(['bornes', 'demain', 'deux', 'un'])
      await index.remove(same.map(({ id }) => id))
    })
  })
}
