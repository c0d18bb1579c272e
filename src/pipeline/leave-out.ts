import { foldText } from '../enrich/fold-text.ts'
import type { FeedDefinition } from '../feed/definition.ts'
import type { Item } from '../normalise/item.ts'
import type { Rejection } from '../normalise/normalise-item.ts'

interface Normalised {
  items: Item[]
  rejected: Rejection[]
}

/** Leaves out the items whose title holds a phrase that the definition excludes, and says so. */
export function leaveOut(
  { items, rejected }: Normalised,
  { exclude = [] }: Pick<FeedDefinition, 'exclude'>,
): Normalised {
  const phrases = exclude.map(foldText)
  const isOut = ({ title }: Item) => {
    const folded = foldText(title)
    return phrases.some((phrase) => folded.includes(phrase))
  }
  const out = phrases.length === 0 ? [] : items.filter(isOut)
  if (out.length === 0) return { items, rejected }
  return {
    items: items.filter((item) => !out.includes(item)),
    rejected: [
      ...rejected,
      ...out.map(({ identity, title, url }) => ({
        rule: 'excluded' as const,
        identity,
        title,
        ...(url ? { url } : {}),
      })),
    ],
  }
}
