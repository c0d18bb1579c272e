import type { Kind } from '../../axis/taxonomy.ts'
import type { Item } from '../../normalise/item.ts'
import type { Deadline } from '../enriched-item.ts'
import type { KeyDate, Standing } from '../facts.ts'
import { findDeadline } from './deadlines.ts'

export interface DatesFound {
  dates: KeyDate[]
  standing?: Standing
  /** The date after which it is too late: the last submission. */
  closing?: Deadline
}

/** The dates that matter in an item: windows of a call, entry into force of a text, day of an event. */
export function findDates(
  item: Pick<Item, 'title' | 'text' | 'deadline' | 'publishedAt'>,
  kind: Kind,
): DatesFound {
  const closing = findDeadline(item, kind)
  return { dates: [], ...(closing ? { closing } : {}) }
}
