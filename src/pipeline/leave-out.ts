import { foldText } from '../enrich/text/fold-text.ts'
import type { FeedDefinition } from '../feed/definition.ts'
import type { Item } from '../normalise/item.ts'
import type { Rejection } from '../normalise/normalise-item.ts'
import type { RejectionRule } from '../parse/raw-item.ts'

interface Normalised {
  items: Item[]
  rejected: Rejection[]
}

/** No source of the trade lists so many at once: what is beyond is hostile, or a mistake of a definition. */
const mostItems = 10_000

/** Leaves out the items whose title holds a phrase that the definition excludes, and those beyond what one reading takes. */
export function leaveOut(
  { items, rejected }: Normalised,
  { exclude = [] }: Pick<FeedDefinition, 'exclude'>,
): Normalised {
  const phrases = exclude.map(foldText)
  const isExcluded = ({ title }: Item) => {
    const folded = foldText(title)
    return phrases.some((phrase) => folded.includes(phrase))
  }
  const out = new Set(phrases.length === 0 ? [] : items.filter(isExcluded))
  const left = items.filter((item) => !out.has(item))
  const beyond = left.slice(mostItems)
  return {
    items: left.slice(0, mostItems),
    rejected: [...rejected, ...[...out].map(rejectedBy('excluded')), ...beyond.map(rejectedBy('beyond-cap'))],
  }
}

/** What the proof of coverage keeps of an item that was left out. */
export function rejectedBy(rule: RejectionRule): (item: Item) => Rejection {
  return ({ identity, title, url, publishedAt }) => ({
    rule,
    identity,
    title,
    ...(url ? { url } : {}),
    ...(publishedAt ? { publishedAt } : {}),
  })
}
