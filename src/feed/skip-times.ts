/** When a publisher says that there is nothing to read: RSS skipHours (0-23, GMT) and skipDays (0 Sunday - 6). */
export interface SkipTimes {
  hours: readonly number[]
  days: readonly number[]
}

const hour = 3_600_000
const hoursOfWeek = 7 * 24

/** The first time from `at` on that is not skipped; `at` itself when everything is, for nobody publishes never. */
export function outOfSkipped(at: Date, { hours, days }: SkipTimes): Date {
  const isSkipped = (date: Date) => hours.includes(date.getUTCHours()) || days.includes(date.getUTCDay())
  if (!isSkipped(at)) return at
  const start = Math.floor(at.getTime() / hour) * hour
  for (let step = 1; step <= hoursOfWeek; step += 1) {
    const later = new Date(start + step * hour)
    if (!isSkipped(later)) return later
  }
  return at
}
