import { describe, expect, it } from 'vitest'
import { linkStories, type StoryCandidate } from '#src/match/stories.ts'
import { titleKey } from '#src/match/title-key.ts'
import { enrichedItem } from '#test/helpers/items.ts'

const title = 'Fermeture du cuivre : le calendrier de 800 communes'
const candidate = (fields: Partial<StoryCandidate>): StoryCandidate => ({
  id: 'c1',
  feedId: 'autre',
  titleKey: titleKey(title),
  ...fields,
})

describe('linkStories', () => {
  it('opens a story with the item that was there first', () => {
    const links = linkStories([enrichedItem({ id: 'n', feedId: 'f', title })], [candidate({})])
    expect([...links.joined]).toEqual([['n', 'c1']])
    expect([...links.opened]).toEqual([['c1', 'c1']])
  })

  it('joins a story that exists', () => {
    const links = linkStories([enrichedItem({ id: 'n', feedId: 'f', title })], [candidate({ storyId: 's' })])
    expect([...links.joined]).toEqual([['n', 's']])
    expect([...links.opened]).toEqual([])
  })

  it('takes the same address for the same story, whatever the title', () => {
    const item = enrichedItem({ id: 'n', feedId: 'f', title: 'Autre titre', url: 'https://exemple.fr/a' })
    const links = linkStories([item], [candidate({ url: 'https://exemple.fr/a', titleKey: '' })])
    expect([...links.joined]).toEqual([['n', 'c1']])
  })

  it('never groups two items of one feed, nor items whose titles say too little', () => {
    expect(linkStories([enrichedItem({ feedId: 'autre', title })], [candidate({})]).joined.size).toBe(0)
    const vague = enrichedItem({ feedId: 'f', title: 'Appel à projets 2026' })
    expect(
      linkStories([vague], [candidate({ titleKey: titleKey('Appel à projets 2026') })]).joined.size,
    ).toBe(0)
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
