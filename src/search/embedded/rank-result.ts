import type { SearchQuery } from '../search-index.ts'
import type { SearchPlan } from '../words/plan.ts'
import { wantedOf } from '../words/wanted.ts'
import type { Matches } from './best-matches.ts'
import { type Collapsed, collapseStories } from './collapse-stories.ts'
import { type Bits, countBits, hasBit } from './document-set.ts'
import type { Ground } from './evaluate-plan.ts'
import { firstPass } from './first-pass.ts'
import { firstOf, orderOf } from './order.ts'
import type { Before } from './select-top.ts'

/** A result in the order of the first pass: no list yet, but what goes before what. */
export interface Ranked extends Collapsed {
  before: Before
  /** Of the first pass, where relevance is asked. */
  scores?: Float32Array
  exact: number
}

export interface Result {
  bits: Bits
  positions: Uint32Array<ArrayBuffer>
}

/** The order of the first pass, and one item a story where that is asked. */
export function rankResult(
  ground: Ground,
  query: SearchQuery,
  plan: SearchPlan,
  { strict, loose }: Matches,
  { bits, positions }: Result,
): Ranked {
  const wanted = wantedOf(plan)
  const scored = query.sort === 'pertinence' && wanted.length > 0
  const scores = scored ? firstPass(ground, bits, wanted) : undefined
  const order = orderOf(ground.mirror, query.sort, scores)
  const hasLoose = countBits(loose) > 0
  const before = hasLoose ? firstOf(strict, order) : order
  const collapsed = query.collapse
    ? collapseStories(ground.mirror, positions, before)
    : { positions, foldedUnder: () => 0 }
  const exact = hasLoose ? countIn(strict, collapsed.positions) : collapsed.positions.length
  return { ...collapsed, before, ...(scores ? { scores } : {}), exact }
}

function countIn(set: Bits, positions: Uint32Array): number {
  let count = 0
  for (const position of positions) if (hasBit(set, position)) count += 1
  return count
}
