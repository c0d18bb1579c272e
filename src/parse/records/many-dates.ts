/*
 * Fields that hold several dates: the steps of a bill, the cut-offs of a call. Compared only where each begins with an ISO
 * day or counts milliseconds; else the first one written stands, and is read (or not) by the stage that reads dates.
 */

const day = 86_400_000

export function earliestDate(texts: readonly string[]): string | undefined {
  return inOrder(texts)[0]
}

/** An opening planned for next year is no publication. A day in advance is one of another time zone. */
export function unlessToCome(date: string | undefined, now: Date | undefined): string | undefined {
  return date !== undefined && now && momentOf(date) > now.getTime() + day ? undefined : date
}

/** What is planned is no update: a bill's file lists its coming sittings. */
export function latestPast(texts: readonly string[], now: Date | undefined): string | undefined {
  const dates = inOrder(texts)
  return dates.findLast((date) => !(now && momentOf(date) > now.getTime() + day))
}

/** The first that is not past: a day is open until its end. */
export function nextDate(texts: readonly string[], now: Date | undefined): string | undefined {
  const dates = inOrder(texts)
  const open = now && dates.find((date) => momentOf(date) + (date.length <= 10 ? day : 0) > now.getTime())
  return open ?? dates.at(-1)
}

function inOrder(texts: readonly string[]): string[] {
  const dates = [...new Set(texts)]
  if (dates.length < 2 || dates.some((date) => Number.isNaN(momentOf(date)))) return dates.slice(0, 1)
  return dates.toSorted((a, b) => momentOf(a) - momentOf(b))
}

function momentOf(date: string): number {
  if (/^\d{12,13}$/.test(date)) return Number(date)
  if (!/^\d{4}-\d{2}-\d{2}/.test(date)) return Number.NaN
  const exact = Date.parse(date)
  return Number.isNaN(exact) ? Date.parse(date.slice(0, 10)) : exact
}
