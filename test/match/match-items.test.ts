import { describe, expect, it } from 'vitest'
import { type KnownItem, matchItems } from '#src/match/match-items.ts'
import { titleKey } from '#src/match/title-key.ts'
import { enrichedItem } from '#test/helpers/items.ts'

const title = 'Fermeture du cuivre : le calendrier de 800 communes'

function known(fields: Partial<KnownItem>): KnownItem {
  return {
    id: 'stored',
    identity: 'guid:1',
    titleKey: titleKey(title),
    contentHash: 'h1',
    withdrawn: false,
    ...fields,
  }
}

const kinds = (items: Parameters<typeof matchItems>[0], stored: KnownItem[], tombstones: string[] = []) =>
  matchItems(items, stored, new Set(tombstones)).map((change) => [change.kind, change.item.id])

describe('matchItems', () => {
  it('takes an identity never seen as new', () => {
    expect(kinds([enrichedItem({ id: 'a', identity: 'guid:1' })], [])).toEqual([['new', 'a']])
  })

  it('knows an item again, and calls a changed content a revision of it', () => {
    const stored = [
      known({ id: 's1', identity: 'guid:1', contentHash: 'h1' }),
      known({ id: 's2', identity: 'guid:2', contentHash: 'h2' }),
    ]
    const seen = [
      enrichedItem({ id: 's1', identity: 'guid:1', contentHash: 'h1' }),
      enrichedItem({ id: 's2', identity: 'guid:2', contentHash: 'autre' }),
    ]
    expect(kinds(seen, stored)).toEqual([
      ['known', 's1'],
      ['revised', 's2'],
    ])
  })

  it('does not bring back what a person buried or withdrew', () => {
    const stored = [known({ id: 's2', identity: 'guid:2', withdrawn: true })]
    const seen = [
      enrichedItem({ id: 'a', identity: 'guid:1' }),
      enrichedItem({ id: 's2', identity: 'guid:2', contentHash: 'x' }),
    ]
    expect(kinds(seen, stored, ['guid:1'])).toEqual([
      ['withdrawn', 'a'],
      ['withdrawn', 's2'],
    ])
  })

  it('recognises an item that its publisher renumbered, under its first id', () => {
    const stored = [known({ id: 's1', identity: 'guid:ancien', url: 'https://exemple.fr/a' })]
    const [change] = matchItems(
      [
        enrichedItem({
          id: 'n',
          identity: 'guid:nouveau',
          url: 'https://exemple.fr/a',
          title,
          contentHash: 'h1',
        }),
      ],
      stored,
      new Set(),
    )
    expect(change).toMatchObject({ kind: 'known', item: { id: 's1', identity: 'guid:ancien' } })
  })

  it('does not take another title at the same address for the same item', () => {
    const stored = [known({ identity: 'guid:ancien', url: 'https://exemple.fr/actualites' })]
    const seen = [
      enrichedItem({
        id: 'n',
        identity: 'guid:2',
        url: 'https://exemple.fr/actualites',
        title: 'Un tout autre sujet de la semaine prochaine',
      }),
    ]
    expect(kinds(seen, stored)).toEqual([['new', 'n']])
  })

  it('does not guess when several stored items share the address and the title', () => {
    const stored = [
      known({ id: 's1', identity: 'guid:1', url: 'https://exemple.fr/a' }),
      known({ id: 's2', identity: 'guid:2', url: 'https://exemple.fr/a' }),
    ]
    expect(
      kinds([enrichedItem({ id: 'n', identity: 'guid:3', url: 'https://exemple.fr/a', title })], stored),
    ).toEqual([['new', 'n']])
  })

  it('does not steal an item that is present under its own identity', () => {
    const stored = [known({ id: 's1', identity: 'guid:1', url: 'https://exemple.fr/a' })]
    const seen = [
      enrichedItem({ id: 's1', identity: 'guid:1', url: 'https://exemple.fr/a', title, contentHash: 'h1' }),
      enrichedItem({ id: 'n', identity: 'guid:2', url: 'https://exemple.fr/a', title }),
    ]
    expect(kinds(seen, stored)).toEqual([
      ['known', 's1'],
      ['new', 'n'],
    ])
  })
})
