/**
 * The ends of a range of days, both included. A bound is an ISO date or instant; one that is neither gives
 * 'none': a range that cannot be read finds nothing, it is not silently dropped.
 */
export interface DateBounds {
  /** Where a date-time must not be before, as ISO text. */
  from?: string
  /** Where it must not be after: the last second of the day when the bound is a day. */
  to?: string
}

export function readBounds(from: string | undefined, to: string | undefined): DateBounds | 'none' {
  if (!isReadable(from) || !isReadable(to)) return 'none'
  return {
    ...(from ? { from } : {}),
    ...(to ? { to: to.length === 10 ? `${to}T23:59:59Z` : to } : {}),
  }
}

/** Seconds since 1970, or undefined where the text is no date. */
export function secondsOf(date: string | undefined): number | undefined {
  const milliseconds = date ? Date.parse(date) : Number.NaN
  return Number.isNaN(milliseconds) ? undefined : Math.floor(milliseconds / 1000)
}

function isReadable(bound: string | undefined): boolean {
  return !bound || (/^\d{4}-\d\d-\d\d(?:T|$)/.test(bound) && secondsOf(bound) !== undefined)
}
