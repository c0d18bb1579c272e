import type { CsvFeed, JsonFeed } from '#src/feed/definition.ts'
import { parliamentRecords } from './parliament-records.ts'
import { openDataRecords } from './open-data-records.ts'
import { procurementRecords } from './procurement-records.ts'
import { statuteRecords } from './statute-records.ts'
import { addressAsked, type ExpectedItem, type World } from './world.ts'

/** What a service answers, by the ids of the feeds that ask it: records invented, names of fields real. */
export interface Answer {
  body: string | Uint8Array
  /** The answer to a second request at the same address. */
  second?: string
  /** Answers at other addresses: the token of the day, the page that follows. */
  others?: Record<string, string>
  expected: readonly ExpectedItem[]
}

export type AnswerOf = (feed: JsonFeed | CsvFeed) => Answer

const answers: Record<string, AnswerOf> = {
  ...procurementRecords,
  ...openDataRecords,
  ...statuteRecords,
  ...parliamentRecords,
}

/** Records of a service, by the id of the feed; undefined where nobody wrote any. */
export function recordWorld(feed: JsonFeed | CsvFeed): World | undefined {
  const answer = answers[feed.id]?.(feed)
  if (!answer) return undefined
  const address = addressAsked(feed)
  const type = feed.format === 'csv' ? 'text/csv' : 'application/json'
  return {
    answers: { [address]: { body: answer.body, type }, ...answer.others },
    later: answer.second === undefined ? {} : { [address]: answer.second },
    expected: answer.expected,
  }
}
