import type { Kind } from '../../axis/taxonomy.ts'
import type { Item } from '../../normalise/item.ts'
import type { Deadline } from '../enriched-item.ts'
import type { KeyDate, Standing } from '../facts.ts'
import { type DatedFact, readSentence } from './dated-facts.ts'
import { findEntryIntoForce } from './entry-into-force.ts'
import { foldInPlace } from './fold-in-place.ts'
import { splitSentences } from './sentences.ts'
import { findStanding } from './standing.ts'
import { keepSubmissions } from './windows.ts'

export interface DatesFound {
  dates: KeyDate[]
  standing?: Standing
  /** The date after which it is too late: the last submission, or the compulsory step before it. */
  closing?: Deadline
}

const mostDates = 20

/** The dates that matter in an item: windows of a call, entry into force of a text, day of an event. */
export function findDates(
  item: Pick<Item, 'title' | 'text' | 'deadline' | 'publishedAt'>,
  kind: Kind,
): DatesFound {
  const sentences = splitSentences(item)
  const title = foldInPlace(item.title)
  const all = sentences.flatMap((sentence) => readSentence(item, kind, sentence, title))
  const { kept, closing: read } = keepSubmissions(all, sentences)
  const closing: Deadline | undefined = item.deadline ? { value: item.deadline, origin: 'field' } : read
  const standing = closing ? undefined : findStanding(sentences, kind)
  const dates = [...kept, ...findEntryIntoForce(item, kind, sentences)].map(toKeyDate)
  return {
    dates: distinct(dates)
      .toSorted((a, b) => a.value.localeCompare(b.value))
      .slice(0, mostDates),
    ...(standing ? { standing } : {}),
    ...(closing ? { closing } : {}),
  }
}

function toKeyDate({ role, value, label, at }: KeyDate | DatedFact): KeyDate {
  return { role, value, ...(label ? { label } : {}), at }
}

/** Once each; the hour says more than the day. */
function distinct(dates: readonly KeyDate[]): KeyDate[] {
  const byKey = new Map<string, KeyDate>()
  for (const date of dates) {
    const key = `${date.role} ${date.value.slice(0, 10)}`
    const known = byKey.get(key)
    if (!known || date.value.length > known.value.length) byKey.set(key, date)
  }
  return [...byKey.values()]
}
