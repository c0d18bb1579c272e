import type { AxisId } from '../../axis/taxonomy.ts'
import type { FacetRow } from '../facets.ts'
import type { WeekCount } from '../search-index.ts'

const mostWeeks = 104

/** Counts of « Monday axis », oldest first: the last weeks that have any. */
export function toWeeks(rows: readonly FacetRow[]): WeekCount[] {
  const counts = rows.map(({ value, count }): WeekCount => {
    const [week = '', axis = ''] = value.split(' ')
    return { week, axis: axis as AxisId | '', count }
  })
  const weeks = [...new Set(counts.map(({ week }) => week))].toSorted().slice(-mostWeeks)
  const first = weeks[0] ?? ''
  return counts
    .filter(({ week }) => week >= first)
    .toSorted((a, b) => compare(a.week, b.week) || compare(a.axis, b.axis))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
