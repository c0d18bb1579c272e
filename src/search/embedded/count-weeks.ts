import { axisIds } from '../../axis/taxonomy.ts'
import type { WeekCount } from '../search-index.ts'
import type { Mirror } from './mirror.ts'
import { mondayOf } from './moments.ts'

const mostWeeks = 104
const masks = 1 << axisIds.length

/** Items a week and axis, oldest first: the last 104 weeks that have any. */
export function countWeeks({ facts }: Mirror, positions: Uint32Array): WeekCount[] {
  const { week, axes } = facts.columns
  const totals = new Uint32Array(65_536)
  for (const position of positions) totals[week[position]!]! += 1
  const weeks = [...totals.keys()].filter((one) => totals[one]! > 0).slice(-mostWeeks)
  const rankOf = new Int16Array(totals.length).fill(-1)
  weeks.forEach((one, rank) => {
    rankOf[one] = rank
  })
  const counts = new Uint32Array(weeks.length * masks)
  for (const position of positions) {
    const rank = rankOf[week[position]!]!
    if (rank >= 0) counts[rank * masks + axes[position]!]! += 1
  }
  return weeks.flatMap((one, rank) =>
    axisCounts(counts.subarray(rank * masks, (rank + 1) * masks)).map(([axis, count]) => ({
      week: mondayOf(one),
      axis,
      count,
    })),
  )
}

function axisCounts(byMask: Uint32Array): [axis: WeekCount['axis'], count: number][] {
  // Of the 1,024 sets of axes a week has a few: without this, 104 weeks took 15 ms whatever they held.
  const held = [...byMask.keys()].filter((mask) => byMask[mask]! > 0)
  const counts: [WeekCount['axis'], number][] = axisIds.map((axis, bit) => [
    axis,
    held.reduce((sum, mask) => (mask & (1 << bit) ? sum + byMask[mask]! : sum), 0),
  ])
  return [['' as const, byMask[0]!] satisfies [WeekCount['axis'], number], ...counts]
    .filter(([, count]) => count > 0)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
}
