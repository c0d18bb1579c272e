const minute = 60_000
const day = 24 * 60 * minute

/** A publisher may ask us to come back in a year; once a week is the least that a watch can do. */
export const longestWait = 7 * day

export interface Rhythm {
  /** Minutes between two checks while all is well. */
  everyMinutes: number
  /** Failed checks in a row, this one included; 0 after a success. */
  failures: number
  /** The earliest time that the server allowed (Retry-After, max-age). */
  notBefore?: Date
  /** 0 ≤ n < 1: spreads feeds that would all be due at once. */
  random: number
}

/**
 * When a feed is due again. A failing source is tried for ever, twice as far apart each time, from a quarter of an
 * hour (or its own rhythm when shorter) up to a day (or its own rhythm when longer).
 */
export function nextCheck(now: Date, rhythm: Rhythm): Date {
  const wait = rhythm.failures === 0 ? rhythm.everyMinutes * minute : backOff(rhythm)
  // Only ever later, by a tenth at the most: coming back early would break the publisher's rhythm.
  const spread = wait * (1 + 0.1 * rhythm.random)
  const asked = rhythm.notBefore ? rhythm.notBefore.getTime() - now.getTime() : 0
  return new Date(now.getTime() + Math.min(Math.max(spread, asked), longestWait))
}

function backOff({ everyMinutes, failures }: Rhythm): number {
  const own = everyMinutes * minute
  const first = Math.min(15 * minute, own)
  return Math.min(first * 2 ** Math.min(failures - 1, 20), Math.max(day, own))
}
