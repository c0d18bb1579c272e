import type { Letter, LetterCard } from './letter.ts'

/** The letter without these stories: what its publisher or staff withdrew after it was approved. */
export function withoutItems(letter: Letter, ids: ReadonlySet<string>): Letter {
  if (ids.size === 0) return letter
  const stays = (cards: readonly LetterCard[]) => cards.filter(({ id }) => !ids.has(id))
  const sections = letter.sections.map((section) => {
    const cards = stays(section.cards)
    return { ...section, cards, total: section.total - (section.cards.length - cards.length) }
  })
  return {
    ...letter,
    deadlines: stays(letter.deadlines),
    texts: stays(letter.texts),
    sections: sections.filter(({ total }) => total > 0),
    further: stays(letter.further),
  }
}
