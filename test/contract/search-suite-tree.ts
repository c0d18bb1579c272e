import { beforeAll, describe, expect, it } from 'vitest'
import { parseQuery } from '#src/search/query/parse-query.ts'
import type { QueryNode } from '#src/search/query/ast.ts'
import { idsOf, type SearchIndex } from '#src/search/search-index.ts'
import { asked, both, calls, either, field, not } from './search-calls.ts'
import { ask } from './search-library.ts'

const word = (text: string): QueryNode => {
  const { tree } = parseQuery(text)
  return tree.of.length === 1 ? tree.of[0]! : tree
}
const axis = (...values: string[]) => field({ field: 'axis', values })
const kind = (...values: string[]) => field({ field: 'kind', values })

export function describeTrees(makeIndex: () => Promise<SearchIndex>): void {
  describe('alternatives, parentheses and fields', () => {
    let index: SearchIndex
    beforeAll(async () => {
      index = await makeIndex()
      await index.clear()
      await index.put(calls)
    })

    it.each<[string, QueryNode[], string[]]>([
      ['one word or another', [either(word('capteurs'), word('guichet'))], ['capteurs', 'demain']],
      ['a phrase or a word', [either(word('"fonds de secours"'), word('guichet'))], ['clos', 'demain']],
      [
        'a group that needs both, or a word',
        [either(both(word('bornes'), word('avis')), word('capteurs'))],
        ['bornes-avis', 'capteurs'],
      ],
      ['an alternative and a word', [either(word('fonds'), word('bornes')), word('rivières')], ['capteurs']],
      [
        'an alternative without a word',
        [either(word('fonds'), word('guichet')), not(word('soir'))],
        ['capteurs', 'clos', 'demain'],
      ],
      ['neither of two', [not(either(word('bornes'), word('fonds'), word('décret')))], ['demain']],
      [
        'not both at once',
        [word('bornes'), not(both(word('avis'), word('règlement')))],
        ['bornes', 'bornes-presse'],
      ],
      [
        'what is not excluded, inside an alternative',
        [either(word('guichet'), not(either(word('bornes'), word('décret'), word('fonds'))))],
        ['demain'],
      ],
      [
        'groups within groups',
        [
          either(
            both(either(word('avis'), word('plan')), word('communes')),
            both(word('fonds'), not(word('secours'))),
          ),
        ],
        ['bornes-avis', 'bornes-presse', 'capteurs', 'soir'],
      ],
      ['a field', [axis('donnees-ia')], ['capteurs']],
      ['a field or a word', [either(axis('donnees-ia'), word('guichet'))], ['capteurs', 'demain']],
      [
        'a field with several values',
        [axis('donnees-ia', 'education-culture-sante')],
        ['capteurs', 'demain'],
      ],
      ['a field excluded', [kind('aide'), not(axis('gouvernance-mutualisation'))], ['capteurs', 'demain']],
      ['a field of no value', [axis()], []],
      ['a value that nothing has', [axis('rien" OR 1=1')], []],
      ['a beneficiary', [field({ field: 'beneficiary', values: ['epci'] })], ['bornes']],
      [
        'a place and what lies in it',
        [field({ field: 'territory', values: ['region-24'] })],
        ['bornes', 'bornes-presse'],
      ],
      ['a place itself', [field({ field: 'reach', values: ['region-24'] })], []],
      ['amounts from', [field({ field: 'amount', from: 250_000 })], ['bornes', 'clos', 'demain']],
      ['amounts up to', [field({ field: 'amount', to: 250_000 })], ['bornes', 'capteurs', 'clos']],
      ['amounts between', [field({ field: 'amount', from: 50_000, to: 300_000 })], ['bornes', 'clos']],
      ['a reference', [field({ field: 'ref', values: ['décret 2026-1201'] })], ['decret']],
      [
        'a reference that another begins with',
        [field({ field: 'ref', values: ['décret 2026-120'] })],
        ['decret-voisin'],
      ],
      [
        'references, either',
        [field({ field: 'ref', values: ['CGCT L1425-1', 'règlement 2024/1689'] })],
        ['decret', 'decret-voisin'],
      ],
      ['a reference of nothing', [field({ field: 'ref', values: ['" OR 1=1'] })], []],
      [
        'days',
        [field({ field: 'date', from: '2026-11-21', to: '2026-11-22' })],
        ['bornes-avis', 'bornes-presse'],
      ],
      [
        'days or an amount',
        [either(field({ field: 'date', from: '2026-11-22' }), field({ field: 'amount', from: 1_000_000 }))],
        ['bornes-avis', 'demain'],
      ],
      ['deadlines', [field({ field: 'deadline', from: '2026-11-25', to: '2026-12-31' })], ['bornes']],
      [
        'no deadline before a day',
        [kind('aide'), not(field({ field: 'deadline', to: '2026-12-31' }))],
        ['capteurs', 'demain'],
      ],
      ['these very items', [field({ field: 'item', ids: ['soir', 'clos', 'inconnu'] })], ['clos', 'soir']],
      [
        'a word among these very items',
        [field({ field: 'item', ids: ['soir', 'bornes'] }), word('fonds')],
        ['soir'],
      ],
      ['no item of an empty list', [field({ field: 'item', ids: [] })], []],
      [
        'all but these items',
        [kind('aide'), not(field({ field: 'item', ids: ['soir', 'clos'] }))],
        ['capteurs', 'demain'],
      ],
    ])('finds %s', async (_, nodes, expected) => {
      const query = ask({ asked: asked(...nodes), includeOffScope: true })
      const result = await index.search(query)
      expect(idsOf(result).toSorted()).toStrictEqual(expected)
      expect(result.total).toBe(expected.length)
    })

    it('reads the same from what is typed', async () => {
      const found = async (text: string) =>
        idsOf(await index.search(ask({ text, includeOffScope: true }))).toSorted()
      expect(await found('capteurs OU guichet')).toStrictEqual(['capteurs', 'demain'])
      expect(await found('(avis OU plan) communes')).toStrictEqual(['bornes-avis', 'bornes-presse'])
      expect(await found('fonds -(secours OU soir)')).toStrictEqual(['capteurs'])
      expect(await found('axe:donnees-ia OU montant:>1M')).toStrictEqual(['capteurs', 'demain'])
      expect(await found('ref:2026-1201')).toStrictEqual(['decret'])
    })

    it.each<[string, string[]]>([
      ['upcoming', ['demain']],
      ['week', ['bornes', 'soir']],
      ['month', []],
      ['open', []],
      ['closed', ['clos']],
      ['rolling', ['capteurs']],
      ['permanent', ['decret']],
    ])('knows what is %s at the hour of the search', async (state, expected) => {
      const query = ask({ facets: { status: [state] }, includeOffScope: true })
      expect(idsOf(await index.search(query)).toSorted()).toStrictEqual(expected)
    })

    it('counts where calls stand, and moves with the hour', async () => {
      const counted = async (now: string) =>
        (await index.search(ask({ now: new Date(now), includeOffScope: true }))).facets.status
      expect(await counted('2026-11-24T07:59:00Z')).toStrictEqual([
        { value: 'week', count: 3 },
        { value: 'permanent', count: 1 },
        { value: 'rolling', count: 1 },
        { value: 'upcoming', count: 1 },
      ])
      expect(await counted('2026-12-01T09:00:00Z')).toStrictEqual([
        { value: 'closed', count: 3 },
        { value: 'open', count: 1 },
        { value: 'permanent', count: 1 },
        { value: 'rolling', count: 1 },
      ])
    })

    it('ends a day at midnight in Paris, not in London', async () => {
      const open = async (now: string) =>
        idsOf(await index.search(ask({ now: new Date(now), facets: { status: ['week'] } })))
      expect(await open('2026-11-24T22:59:00Z')).toContain('soir')
      expect(await open('2026-11-24T23:01:00Z')).not.toContain('soir')
    })
  })
}
