import type { AxisId } from '#src/axis/taxonomy.ts'
import type { WeekCount } from '#src/search/search-index.ts'
import { addDays } from '../format.ts'

/** A week, with what it has of each axis in the order asked; '' is what has no axis. */
export interface WeekColumn {
  /** The Monday, YYYY-MM-DD. */
  week: string
  counts: { axis: AxisId | ''; count: number }[]
  /** Of its counts: an item of two axes is in it twice. */
  sum: number
}

/** Every week from the first to the last that has any (or `until`), oldest first: a week with nothing stands there too. */
export function weekColumns(
  weeks: readonly WeekCount[],
  { axes, until, most }: { axes: readonly (AxisId | '')[]; until?: string | undefined; most: number },
): WeekColumn[] {
  const byWeek = Map.groupBy(
    weeks.filter(({ axis, count }) => count > 0 && axes.includes(axis)),
    (one) => one.week,
  )
  const known = [...byWeek.keys()].toSorted()
  const last = until ?? known.at(-1)
  const first = known[0]
  if (!first || !last) return []
  const columns: WeekColumn[] = []
  for (let week = last; week >= first && columns.length < most; week = addDays(week, -7)) {
    const found = byWeek.get(week) ?? []
    const counts = axes.flatMap((axis) => found.filter((one) => one.axis === axis))
    columns.unshift({ week, counts, sum: counts.reduce((sum, { count }) => sum + count, 0) })
  }
  return columns
}

/** The axes that have any, in the order asked. */
export function axesShown(columns: readonly WeekColumn[], axes: readonly (AxisId | '')[]): (AxisId | '')[] {
  const found = new Set(columns.flatMap(({ counts }) => counts.map(({ axis }) => axis)))
  return axes.filter((axis) => found.has(axis))
}
