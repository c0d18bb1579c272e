import { readDate } from '../../normalise/date/date.ts'
import type { ParsedFeed, RawItem } from '../../parse/raw-item.ts'

/** Keeps the `most` latest items of a catalogue that holds years, by their dates, and says that there are others. */
export function keepLatest(parsed: ParsedFeed, most: number | undefined): ParsedFeed {
  if (most === undefined || parsed.items.length <= most) return parsed
  const dated = parsed.items.map((item) => ({ item, date: dateOf(item) }))
  // An empty date comes last: what has none is not told to be new.
  const latest = dated.toSorted((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0)).slice(0, most)
  const older = { rule: 'beyond-cap' as const, title: `Éléments plus anciens que les ${most} derniers` }
  return { ...parsed, items: latest.map(({ item }) => item), leftOut: [...(parsed.leftOut ?? []), older] }
}

function dateOf({ updated, published }: RawItem): string {
  return readDate(updated ?? '') ?? readDate(published ?? '') ?? ''
}
