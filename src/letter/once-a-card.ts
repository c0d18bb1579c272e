import type { CardView } from './card-facts.ts'
import type { LetterCard } from './letter.ts'

/** Works a card out once a view: ten thousand members read the same few hundred stories. */
export function onceACard<T>(
  work: (card: LetterCard, view: CardView) => T,
): (card: LetterCard, view: CardView) => T {
  const known = new WeakMap<LetterCard, (T | undefined)[]>()
  return (card, view) => {
    let views = known.get(card)
    if (!views) known.set(card, (views = []))
    return (views[numberOf(view)] ??= work(card, view))
  }
}

const places: readonly CardView['place'][] = ['deadline', 'headed', 'plain', 'title']

// A number and no words: this is asked some hundred times a message.
function numberOf({ place, heading, dates, summaries }: CardView): number {
  const flags = Number(heading === 'h4') + 2 * Number(dates.language === 'en') + 4 * Number(summaries)
  return places.indexOf(place) * 8 + flags
}
