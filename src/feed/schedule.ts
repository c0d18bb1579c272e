import { outOfSkipped, type SkipTimes } from './skip-times.ts'

const minute = 60_000
const day = 24 * 60 * minute

/** A publisher may ask us to come back in a year; once a week is the least that a watch can do. */
export const longestWait = 7 * day
/** An address that its publisher closed for good (410) is asked once a month: they have been known to come back. */
export const goneWait = 30 * day
/** The farthest that any check is ever set, spread included. */
export const farthestCheck = goneWait

/** Checks between two publications, for a source whose rhythm is known. */
const checksPerPublication = 4
/** Times its own rhythm that a quiet source may be left alone, within a day. */
const mostStretch = 8

export interface Rhythm {
  /** Minutes between two checks while all is well. */
  everyMinutes: number
  /** Failed checks in a row, this one included; 0 after a success. */
  failures: number
  /** The earliest time that the server allowed (Retry-After, max-age). */
  notBefore?: Date
  /** Minutes between two publications, when enough of them are known. */
  rhythmMinutes?: number
  /** Minutes between two checks that the document asks for (ttl, sy:updatePeriod); a day at the most is heard. */
  askedMinutes?: number
  /** Hours and days when the publisher does not publish (RSS). */
  skip?: SkipTimes
  /** 0 ≤ n < 1: spreads feeds that would all be due at once. */
  random: number
}

/**
 * When a feed is due again: never more often than its own rhythm, and less so for a publisher that is known to be slow
 * or asks for it. A failing source is tried for ever, twice as far apart each time, from a quarter of an hour (or its
 * own rhythm when shorter) up to a day (or its own rhythm when longer).
 */
export function nextCheck(now: Date, rhythm: Rhythm): Date {
  const wait = rhythm.failures === 0 ? whileWell(rhythm) : backOff(rhythm)
  // Only ever later, by a tenth at the most: coming back early would break the publisher's rhythm.
  const spread = wait * (1 + 0.1 * rhythm.random)
  const asked = rhythm.notBefore ? rhythm.notBefore.getTime() - now.getTime() : 0
  const at = new Date(now.getTime() + Math.min(Math.max(spread, asked), longestWait))
  if (rhythm.failures > 0 || !rhythm.skip) return at
  return new Date(Math.min(outOfSkipped(at, rhythm.skip).getTime(), now.getTime() + longestWait))
}

/** A publisher of every Monday is not asked each hour: four times between two of its publications is often enough. */
function whileWell({ everyMinutes, rhythmMinutes = 0, askedMinutes = 0 }: Rhythm): number {
  const own = everyMinutes * minute
  const stretched = Math.min((rhythmMinutes * minute) / checksPerPublication, mostStretch * own, day)
  return Math.max(own, stretched, Math.min(askedMinutes * minute, day))
}

function backOff({ everyMinutes, failures }: Rhythm): number {
  const own = everyMinutes * minute
  const first = Math.min(15 * minute, own)
  return Math.min(first * 2 ** Math.min(failures - 1, 20), Math.max(day, own))
}
