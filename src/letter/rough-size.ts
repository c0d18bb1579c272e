import type { CardView } from './card-facts.ts'
import { cardHtml } from './card-html.ts'
import type { DateWords } from './date-words.ts'
import type { Edition } from './edition.ts'
import type { LetterCard } from './letter.ts'
import { onceACard } from './once-a-card.ts'

/** About how many bytes the HTML of an edition holds, without rendering it: what tells how much there is room for. */
export function roughSize(edition: Edition, dates: DateWords): number {
  const view = { dates, summaries: edition.summaries, heading: 'h3' } as const
  const sum = (cards: readonly LetterCard[], place: CardView['place']) =>
    cards.reduce((bytes, card) => bytes + perRow + cardBytes(card, { ...view, place }), 0)
  return (
    frame +
    edition.letter.intro.length * 2 +
    edition.sections.length * perSection +
    sum(edition.deadlines, 'deadline') +
    sum(edition.texts, 'headed') +
    sum(
      edition.sections.flatMap(({ cards }) => cards),
      'plain',
    ) +
    sum(edition.further, 'title')
  )
}

// What stands around the stories, measured on the sample of the tests.
const frame = 3700
const perSection = 420
const perRow = 45

const cardBytes = onceACard((card, view) => new TextEncoder().encode(cardHtml(card, view)).length)
