import type { FeedDefinition, FeedFormat } from '../feed/definition.ts'
import { parisDay } from '../french/calendar.ts'
import type { Rejection } from '../normalise/normalise-item.ts'
import type { Statement } from '../store/database.ts'
import { addToDay } from '../store/feed-days.ts'
import type { FeedState } from '../store/feed-state.ts'
import { type FoundRejection, saveRejections, seeRejectionsAgain } from '../store/rejections.ts'
import type { Tally } from './close-check.ts'

/** Written of one check; of the others the number alone. A table of 5,000 rows must not become 5,000 rejections. */
export const mostWritten = 500
const longestTitle = 500

/** What a check adds to its day: the counts, and what it left out with the rule that says so. Two statements at most. */
export function countDay(
  { format }: Pick<FeedDefinition, 'format'>,
  before: FeedState,
  after: FeedState,
  tally: Tally,
): Statement[] {
  const { feedId, checkedAt: at, outcome } = after
  if (!at || outcome === 'unconfigured') return []
  const day = parisDay(at)
  const { seen, rejected } = outcome === 'unchanged' ? stillThere(format, before) : standing(tally)
  const leftOut = tally.rejected.slice(0, mostWritten).map(toFound)
  const { added, revised } = tally
  // « Revenez plus tard » brought nothing to read: no day is covered by it.
  const failed = outcome === 'failed' || outcome === 'limited'
  const counts = { feedId, day, failed, seen, added, revised, rejected, leftOut }
  if (leftOut.length > 0) return [addToDay(counts), saveRejections(feedId, leftOut, { at, day })]
  const again = outcome === 'unchanged' && rejected > 0
  return [addToDay(counts), ...(again ? [seeRejectionsAgain(feedId, { at, day })] : [])]
}

interface Standing {
  seen: number
  rejected: number
}

/** Entries of the document: items, and what never became one. What a person deleted is among the items. */
function standing({ seen, rejected }: Tally): Standing {
  const outside = rejected.filter(({ rule }) => rule !== 'buried').length
  return { seen: seen + outside, rejected: rejected.length }
}

/** A document that has not changed still says what it said; a source read by deliveries has nothing new at all. */
function stillThere(format: FeedFormat, { itemsSeen, itemsDropped }: FeedState): Standing {
  return format === 'jorf-archive'
    ? { seen: 0, rejected: 0 }
    : { seen: itemsSeen + itemsDropped, rejected: itemsDropped }
}

/** Whatever its reader says, the words of a measure that names a person are not written. */
function toFound({ rule, identity, title, url, publishedAt }: Rejection): FoundRejection {
  const words = rule === 'personal-measure' ? { title: '' } : { title: title.slice(0, longestTitle), url }
  return { rule, identity: identity.slice(0, longestTitle), publishedAt, ...words }
}
