import { daysBetween, isPast } from '../french/calendar.ts'
import type { Letter, LetterCard } from './letter.ts'

/** The deadlines as they stand at an instant: the days counted again, those that are past left out. */
export function deadlinesAsOf(letter: Letter, now: string): Letter {
  const deadlines = letter.deadlines.flatMap((card): LetterCard[] => {
    if (!card.closing) return [card]
    const { value } = card.closing
    if (isPast(value, new Date(now))) return []
    return [{ ...card, closing: { value, days: daysBetween(now, value) } }]
  })
  return { ...letter, deadlines }
}
