import type { Database } from '../../store/database.ts'
import type { SearchHit, SearchQuery } from '../search-index.ts'
import type { SearchPlan } from '../words/plan.ts'
import { wantedOf } from '../words/wanted.ts'
import type { Matches } from './best-matches.ts'
import { documentsWith, type Ground } from './evaluate-plan.ts'
import { type Mirror, numberOf } from './mirror.ts'
import { firstOf } from './order.ts'
import type { Ranked } from './rank-result.ts'
import { rereadMost, secondPass } from './second-pass.ts'
import { selectTop } from './select-top.ts'

/** The page asked for. Of an order of relevance, the best are read again first: the page is cut after. */
export async function findHits(
  db: Database,
  ground: Ground,
  query: SearchQuery,
  plan: SearchPlan,
  matches: Matches,
  { positions, before, scores, foldedUnder }: Ranked,
): Promise<SearchHit[]> {
  const { offset, limit } = query
  if (limit === 0) return []
  const end = offset + limit
  const first = selectTop(positions, scores ? Math.max(end, rereadMost) : end, before)
  const { order, scoreOf } = scores
    ? await rereadBest(db, ground, plan, matches, first)
    : { order: first, scoreOf: () => 0 }
  const page = order.slice(offset, end)
  const ids = await readIds(db, ground.mirror, page)
  return page.flatMap((position) => {
    const id = ids.get(position)
    return id === undefined ? [] : [{ id, score: scoreOf(position), folded: foldedUnder(position) }]
  })
}

interface Reordered {
  order: number[]
  scoreOf: (position: number) => number
}

async function rereadBest(
  db: Database,
  ground: Ground,
  plan: SearchPlan,
  { strict, byWord }: Matches,
  first: readonly number[],
): Promise<Reordered> {
  const best = first.slice(0, rereadMost)
  const others = wantedOf(plan).slice(byWord.length)
  const elsewhere = [...byWord, ...others.map((words) => documentsWith(ground, words))]
  const scores = await secondPass(db, ground.mirror, { positions: best, plan, elsewhere, now: ground.now })
  const before = firstOf(strict, (one, other) => (scores.get(one) ?? 0) > (scores.get(other) ?? 0))
  // Equal scores keep the order of the first pass: the sort is stable.
  const order = best.toSorted((one, other) => (before(one, other) ? -1 : before(other, one) ? 1 : 0))
  const least = Math.min(1, ...scores.values())
  return {
    order: [...order, ...first.slice(best.length)],
    scoreOf: (position) => scores.get(position) ?? least,
  }
}

/** By position; what was removed meanwhile is left out. */
async function readIds(
  db: Database,
  mirror: Mirror,
  positions: readonly number[],
): Promise<Map<number, string>> {
  const numbers = positions.map((position) => numberOf(mirror, position))
  const rows = await db.all<{ number: number; id: string }>(
    'select number, id from search_documents where number in (select value from json_each(?))',
    JSON.stringify(numbers),
  )
  const ids = new Map(rows.map(({ number, id }) => [number, id]))
  return new Map(
    positions.flatMap((position, at) => {
      const id = ids.get(numbers[at]!)
      return id === undefined ? [] : [[position, id]]
    }),
  )
}
