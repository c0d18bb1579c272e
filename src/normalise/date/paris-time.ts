/**
 * Paris wall time (as if it were UTC, in milliseconds) → UTC. By rule rather than by Intl, so that every runtime agrees:
 * +1, and +2 from the last Sunday of March to the last Sunday of October (of September before 1996), changing at 01:00
 * UTC (directive 2000/84/CE). Of the hour that autumn repeats, the first is taken.
 */
export function parisToUtc(wall: number): number {
  const summer = wall - 2 * hour
  return isSummer(summer) ? summer : wall - hour
}

const hour = 3_600_000

function isSummer(utc: number): boolean {
  const year = new Date(utc).getUTCFullYear()
  return utc >= lastSunday(year, 2) && utc < lastSunday(year, year < 1996 ? 8 : 9)
}

function lastSunday(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month + 1, 0, 1))
  return last.getTime() - last.getUTCDay() * 24 * hour
}
