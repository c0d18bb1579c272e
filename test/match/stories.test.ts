import { describe, expect, it } from 'vitest'
import type { EnrichedItem } from '#src/enrich/enriched-item.ts'
import { linkStories, type StoryCandidate } from '#src/match/stories.ts'
import { pairKey } from '#src/match/story-decisions.ts'
import { storyKeysOf } from '#src/match/story-keys.ts'
import { titleKey } from '#src/match/title-key.ts'
import { enrichedItem } from '#test/helpers/items.ts'

const title = 'Fermeture du cuivre : le calendrier de 800 communes'

const item = (fields: Partial<EnrichedItem>) => enrichedItem({ text: '', ...fields })

function candidate(fields: Partial<EnrichedItem>, storyId?: string): StoryCandidate {
  const given = item({ id: 'c1', feedId: 'autre', title, ...fields })
  return { item: given, keys: storyKeysOf(given), ...(storyId ? { storyId } : {}) }
}

describe('linkStories', () => {
  it('opens a story with the item that was there first', () => {
    const links = linkStories([item({ id: 'n', title })], [candidate({})])
    expect([...links.joined]).toEqual([['n', 'c1']])
    expect([...links.opened]).toEqual([['c1', 'c1']])
  })

  it('joins a story that exists', () => {
    const links = linkStories([item({ id: 'n', title })], [candidate({}, 's')])
    expect([...links.joined]).toEqual([['n', 's']])
    expect([...links.opened]).toEqual([])
  })

  it('takes the same address for the same story, whatever the title, but not the front page of a site', () => {
    const url = 'https://exemple.fr/a'
    const other = item({ id: 'n', title: 'Autre titre', url })
    expect([...linkStories([other], [candidate({ url, title: 'Un titre' })]).joined]).toEqual([['n', 'c1']])
    const home = 'https://exemple.fr/'
    const links = linkStories(
      [{ ...other, url: home }],
      [candidate({ url: home, title: 'Un tout autre sujet' })],
    )
    expect(links.joined.size).toBe(0)
  })

  it('never groups two items of one feed, nor items whose titles say too little', () => {
    expect(linkStories([item({ feedId: 'autre', title })], [candidate({})]).joined.size).toBe(0)
    const vague = 'Appel à projets 2026'
    expect(linkStories([item({ title: vague })], [candidate({ title: vague })]).joined.size).toBe(0)
  })

  it('finds the same event told in other words', () => {
    const told = candidate({
      title: 'Rochecourbe : un rançongiciel paralyse les services de l’agglomération',
      text: 'Les serveurs de Rochecourbe Agglomération sont chiffrés depuis dimanche. Le logiciel Altaïr de paie est arrêté.',
    })
    const other = item({
      id: 'n',
      title: 'Rançongiciel : l’agglomération de Rochecourbe à l’arrêt',
      text: 'La paie et l’état civil de Rochecourbe Agglomération ne répondent plus : un rançongiciel a chiffré les serveurs.',
    })
    expect([...linkStories([other], [told]).joined]).toEqual([['n', 'c1']])
  })

  const first = 'Appel à projets « Passerelle 41 » : capteurs de crue'
  const wave = (n: number) => `Appel à projets « Passerelle 41 », ${n}e vague : capteurs de crue`
  const call = (fields: Partial<EnrichedItem>): Partial<EnrichedItem> => ({
    kind: 'appel-a-projets',
    ...fields,
  })
  const closing = { value: '2027-03-15', origin: 'text' } as const

  it('does not chain two waves of a call by a telling that names none', () => {
    const members = [
      candidate(call({ id: 'a', feedId: 'fa', title: wave(2), closing }), 'a'),
      candidate(call({ id: 'b', feedId: 'fb', title: first, closing }), 'a'),
    ]
    const third = item(call({ id: 'n', title: wave(3), closing }))
    expect(linkStories([third], members).joined.size).toBe(0)
    expect(linkStories([third], members.slice(1)).joined.size).toBe(1)
  })

  it('lets a story have two new items of two documents, not two of one', () => {
    const known = [candidate({})]
    const { joined } = linkStories([item({ id: 'n1', title }), item({ id: 'n2', title })], known)
    expect([...joined.keys()]).toEqual(['n1'])
  })

  it('obeys what a person decided, above likeness', () => {
    const known = candidate({})
    const apart = new Map([[pairKey('n', 'c1'), 'apart' as const]])
    expect(linkStories([item({ id: 'n', title })], [known], apart).joined.size).toBe(0)
    const together = new Map([[pairKey('n', 'c1'), 'together' as const]])
    const unlike = item({ id: 'n', title: 'Tout autre chose', url: 'https://exemple.fr/b' })
    const met = { ...known, keys: [...known.keys, ...storyKeysOf(unlike)] }
    expect([...linkStories([unlike], [met], together).joined]).toEqual([['n', 'c1']])
  })

  it('lets in the twin of an item that a person put with an unlike one', () => {
    const odd = candidate(call({ id: 'odd', feedId: 'fo', title: wave(3) }), 's')
    const twin = candidate(call({ id: 'twin', feedId: 'ft', title: wave(2) }), 's')
    const own = item(call({ id: 'n', title: wave(2) }))
    expect(linkStories([own], [odd, twin]).joined.size).toBe(0)
    const together = new Map([[pairKey('odd', 'twin'), 'together' as const]])
    expect([...linkStories([own], [odd, twin], together).joined]).toEqual([['n', 's']])
  })

  it('asks nothing of a key that everybody has', () => {
    const crowd = Array.from({ length: 61 }, (_, n) => ({
      ...candidate({ id: `c${n}`, feedId: `f${n}` }),
      keys: ['title:x'],
    }))
    expect(linkStories([item({ id: 'n', title })], crowd).joined.size).toBe(0)
  })
})

describe('titleKey', () => {
  it('is the same for the same words in another order, number or dress', () => {
    expect(titleKey('Le calendrier de fermeture du cuivre : 800 communes')).toBe(titleKey(title))
    expect(titleKey('FERMETURE DU CUIVRE — LES CALENDRIERS POUR 800 COMMUNES')).toBe(titleKey(title))
    expect(titleKey('L’œuvre numérique d’une école rurale équipée')).toBe(
      titleKey("L'oeuvre numérique des écoles rurales équipées"),
    )
  })

  it('keeps two calls of one funder apart', () => {
    const first = titleKey(
      'Appel à projets « Territoires intelligents et durables » de la Banque des territoires',
    )
    const second = titleKey(
      'Appel à projets « Cybersécurité des petites communes » de la Banque des territoires',
    )
    expect(first).not.toBe(second)
    expect(first).not.toBe('')
  })

  it.each(['', 'Fréquences', 'Communiqué de presse', 'Appel à projets numérique 2026'])(
    'is empty for %j',
    (vague) => {
      expect(titleKey(vague)).toBe('')
    },
  )
})
