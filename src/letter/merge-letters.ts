import { deadlinesAsOf } from './as-of.ts'
import type { Letter, LetterCard, LetterSection } from './letter.ts'
import { storyKey } from './story.ts'

/**
 * What a fortnight or a month tells, latest letter first: its deadlines only, since the older are in it or past, and
 * every story once, where the latest letter that tells it put it. One letter comes back as it is.
 */
export function mergeLetters(letters: readonly Letter[]): Letter {
  const [latest, ...older] = letters
  if (!latest) throw new Error('mergeLetters: no letter')
  if (older.length === 0) return latest
  const told = new Set<string>()
  const fresh = (cards: readonly LetterCard[]) => cards.filter((card) => isFirst(card, told))
  const { deadlines } = deadlinesAsOf(latest, latest.periodEnd)
  return {
    ...latest,
    periodStart: letters.map(({ periodStart }) => periodStart).toSorted()[0] ?? latest.periodStart,
    // Each letter's own subject speaks of its week.
    subject: '',
    deadlines: fresh(deadlines),
    texts: fresh(letters.flatMap(({ texts }) => texts)),
    sections: mergeSections(letters, fresh),
    // Last, so that a title alone never hides the story itself.
    further: fresh(letters.flatMap(({ further }) => further)),
    dropped: [],
  }
}

/** By id and by story: two letters may hold two tellings, since stories are matched every day. */
function isFirst(card: LetterCard, told: Set<string>): boolean {
  const keys = [`item ${card.id}`, storyKey(card)]
  const known = keys.some((key) => told.has(key))
  for (const key of keys) told.add(key)
  return !known
}

function mergeSections(
  letters: readonly Letter[],
  fresh: (cards: readonly LetterCard[]) => LetterCard[],
): LetterSection[] {
  const byAxis = Map.groupBy(
    letters.flatMap(({ sections }) => sections),
    ({ axis }) => axis,
  )
  return [...byAxis.values()].flatMap(([first, ...rest]) => {
    if (!first) return []
    const all = [first, ...rest]
    const before = all.flatMap(({ cards }) => cards)
    const cards = fresh(before)
    const total = all.reduce((sum, section) => sum + section.total, 0) - (before.length - cards.length)
    return total > 0 ? [{ ...first, cards, total }] : []
  })
}
