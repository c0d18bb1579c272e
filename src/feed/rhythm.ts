const hour = 3_600_000
const latest = 20
/** Fewer publications say nothing of a habit. */
const fewest = 6

/**
 * Minutes between two publications: the median gap of the last twenty, so that neither a holiday nor a busy day
 * decides. Undefined until six are known. Items of one hour are one publication, and dates to come (events) none.
 */
export function findRhythm(dates: readonly string[], now: Date): number | undefined {
  const times = dates
    .map((date) => Date.parse(date))
    .filter((time) => time <= now.getTime())
    .toSorted((a, b) => b - a)
  const publications: number[] = []
  for (const time of times) {
    const last = publications.at(-1)
    if (last === undefined || last - time >= hour) publications.push(time)
    if (publications.length === latest) break
  }
  if (publications.length < fewest) return undefined
  const gaps = publications.slice(1).map((time, index) => (publications[index] ?? time) - time)
  return Math.round((gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0) / 60_000)
}
