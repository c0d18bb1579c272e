import type { Database } from '../../store/database.ts'
import type { SearchQuery, SearchResult } from '../search-index.ts'
import { findMatches } from './best-matches.ts'
import { countFacets } from './count-facets.ts'
import { countWeeks } from './count-weeks.ts'
import { addBits, positionsOf } from './document-set.ts'
import type { Ground } from './evaluate-plan.ts'
import { findHits } from './find-hits.ts'
import { type Mirror, wordsOf } from './mirror.ts'
import { narrow } from './narrow.ts'
import { planLookups } from './plan-lookups.ts'
import { type Planner, planQuery } from './plan-query.ts'
import { rankResult } from './rank-result.ts'
import { readPostings } from './read-postings.ts'
import type { SealedCache } from './sealed-cache.ts'

export interface Engine extends Planner {
  db: Database
  mirror: () => Promise<Mirror>
  cache: SealedCache
}

/**
 * What changed is read first, then the lists of all words at once; sets, counts and the order of the first pass are then
 * work in memory, and the best are read again.
 */
export async function runSearch(engine: Engine, query: SearchQuery): Promise<SearchResult> {
  const mirror = await engine.mirror()
  const plan = await planQuery(engine, mirror, query)
  const lookups = await planLookups(engine.db, plan)
  const lists = await readPostings(engine.db, mirror, engine.cache, lookups.all)
  const words = wordsOf(mirror)
  const alive = mirror.alive.slice(0, words)
  const ground: Ground = { mirror, now: query.now, words, alive, lists, lookups }
  const matches = findMatches(ground, query, plan)
  const narrowed = narrow(ground, addBits(matches.strict.slice(), matches.loose), query)
  const positions = positionsOf(narrowed.result)
  const facets = countFacets(ground, narrowed, positions)
  const weeks = query.timeline ? countWeeks(mirror, positions) : undefined
  const ranked = rankResult(ground, query, plan, matches, { bits: narrowed.result, positions })
  return {
    hits: await findHits(engine.db, ground, query, plan, matches, ranked),
    total: ranked.positions.length,
    exact: ranked.exact,
    facets,
    corrections: plan.corrections,
    ...(weeks ? { weeks } : {}),
  }
}
