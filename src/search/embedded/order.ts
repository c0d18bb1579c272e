import type { SearchSort } from '../search-index.ts'
import { type Bits, hasBit } from './document-set.ts'
import type { Mirror } from './mirror.ts'
import type { Before } from './select-top.ts'

/** Newest first; of one moment, as the ids sort, as far as the memory knows them. */
export function byDate({ facts }: Mirror): Before {
  const { sortDate, tie } = facts.columns
  return (one, other) => {
    const [mine, its] = [sortDate[one]!, sortDate[other]!]
    if (mine !== its) return mine > its
    return tie[one] === tie[other] ? one < other : tie[one]! < tie[other]!
  }
}

/** The order that a search asks for, before the second pass. `scores`: of relevance, where it is asked. */
export function orderOf(mirror: Mirror, sort: SearchSort, scores: Float32Array | undefined): Before {
  const newer = byDate(mirror)
  if (sort === 'echeance') {
    // What has no deadline has the highest number there is, and comes last.
    const { deadline } = mirror.facts.columns
    return (one, other) =>
      deadline[one] === deadline[other] ? newer(one, other) : deadline[one]! < deadline[other]!
  }
  if (!scores) return newer
  return (one, other) => {
    const [mine, its] = [scores[one]!, scores[other]!]
    return mine === its ? newer(one, other) : mine > its
  }
}

/** Those of a set before all others. */
export function firstOf(set: Bits, before: Before): Before {
  return (one, other) => {
    const [mine, its] = [hasBit(set, one), hasBit(set, other)]
    return mine === its ? before(one, other) : mine
  }
}
