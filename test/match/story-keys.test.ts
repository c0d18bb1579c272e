import { describe, expect, it } from 'vitest'
import type { EnrichedItem } from '#src/enrich/enriched-item.ts'
import { noFacts } from '#src/enrich/facts.ts'
import { minHashBands } from '#src/match/min-hash.ts'
import { isHome, storyKeysOf } from '#src/match/story-keys.ts'
import { enrichedItem } from '#test/helpers/items.ts'

const keys = (fields: Partial<EnrichedItem>) => storyKeysOf(enrichedItem({ text: '', ...fields }))
const shared = (a: Partial<EnrichedItem>, b: Partial<EnrichedItem>) => {
  const other = new Set(keys(b))
  return keys(a).filter((key) => other.has(key))
}
const is = (ref: string) => ({
  facts: {
    ...noFacts(),
    refs: [{ ref, relation: 'is' as const, at: { field: 'title' as const, start: 0, end: 1 } }],
  },
})

describe('storyKeysOf', () => {
  it('are few, short, each once and the same every time', () => {
    const long = { title: 'Capteurs de crue '.repeat(500), text: 'x y z '.repeat(100_000) }
    expect(keys(long).length).toBeLessThan(25)
    expect(keys(long).every((key) => key.length < 120)).toBe(true)
    expect(new Set(keys(long)).size).toBe(keys(long).length)
    expect(keys(long)).toEqual(keys(long))
  })

  it('meet at the text, and at none that is only cited', () => {
    expect(shared({ title: 'A', ...is('loi 2026-1') }, { title: 'B', ...is('loi 2026-1') })).toEqual([
      'ref:loi 2026-1',
    ])
    const cites = structuredClone(is('loi 2026-1'))
    const [ref] = cites.facts.refs
    Object.assign(ref!, { relation: 'cites' })
    expect(shared({ title: 'A', ...cites }, { title: 'B', ...is('loi 2026-1') })).toEqual([])
  })

  it('meet at the programme of a call with its deadline, when the press shortens its name', () => {
    const closing = { value: '2027-03-15', origin: 'text' } as const
    const call = { kind: 'appel-a-projets' as const, closing }
    expect(
      shared(
        { ...call, title: 'Appel à projets « Territoires intelligents et durables »' },
        { ...call, title: 'Territoires intelligents : 30 M€ à prendre' },
      ),
    ).toContain('due:2027-03-15:intelli')
  })

  it('meet at bands when most of what is rare is the same', () => {
    const met = shared(
      { title: 'Un rançongiciel paralyse Rochecourbe Agglomération et ses serveurs Altaïr' },
      { title: 'Rochecourbe Agglomération : serveurs Altaïr bloqués par un rançongiciel' },
    )
    expect(met.filter((key) => /^b\d/.test(key)).length).toBeGreaterThan(0)
  })

  it('do not meet for what every call says', () => {
    expect(
      shared(
        { title: 'Appel à projets : dépôt des candidatures ouvert aux communes' },
        { title: 'Ouverture de l’appel à candidatures, dossiers à déposer par les départements' },
      ),
    ).toEqual([])
  })

  it.each(['', '   ', '🎉', '« »', '…'])('are none for %j', (title) => {
    expect(keys({ title })).toEqual([])
  })
})

describe('isHome', () => {
  it.each([
    ['https://exemple.fr', true],
    ['https://exemple.fr/', true],
    ['https://exemple.fr/a', false],
    ['https://exemple.fr/?id=3', false],
  ])('of %s is %s', (url, expected) => {
    expect(isHome(url)).toBe(expected)
  })
})

describe('minHashBands', () => {
  const words = (...stems: string[]) => new Map(stems.map((stem) => [stem, 1]))

  it('draws a heavy word more often than light ones', () => {
    const light = Array.from({ length: 20 }, (_, n) => [`mot${n}`, 0.2] as const)
    const drawnWith = (heavy: string) => minHashBands(new Map([...light, [heavy, 20]]))
    const same = drawnWith('karnot').filter((hash, band) => hash === minHashBands(words('karnot'))[band])
    expect(same.length).toBeGreaterThan(6)
  })

  it('does not depend on the order of words', () => {
    expect(minHashBands(words('a1', 'b2', 'c3'))).toEqual(minHashBands(words('c3', 'a1', 'b2')))
  })

  it('is empty for no word', () => {
    expect(minHashBands(new Map())).toEqual([])
  })
})
