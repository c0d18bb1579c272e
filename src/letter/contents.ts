import { count } from './french.ts'
import { legalKinds } from './labels.ts'
import { cardsOf, type LetterCard } from './letter.ts'

interface Shown {
  deadlines: LetterCard[]
  texts: LetterCard[]
  sections: { cards: LetterCard[] }[]
  further: LetterCard[]
}

/** "3 échéances, 2 textes, 9 actualités": counts what is shown; what is nought is not said. */
export function contentsOf(shown: Shown): string {
  const news = cardsOf({ ...shown, deadlines: [], texts: [] })
  const legal = news.filter((card) => legalKinds.has(card.kind)).length
  const counted: [number, string][] = [
    [shown.deadlines.length, 'échéance'],
    [shown.texts.length + legal, 'texte'],
    [news.length - legal, 'actualité'],
  ]
  return counted
    .filter(([n]) => n > 0)
    .map(([n, word]) => count(n, word))
    .join(', ')
}
