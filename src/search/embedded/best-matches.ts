import type { SearchQuery } from '../search-index.ts'
import { leastCoverage } from '../words/coverage.ts'
import type { SearchPlan } from '../words/plan.ts'
import { type Bits, countBits, dropBits, emptyBits, keepBits } from './document-set.ts'
import { documentsWith, evaluate, type Ground } from './evaluate-plan.ts'
import { shownBits } from './narrow.ts'
import { narrow } from './narrow.ts'

/** Fewer than these, and what has most of what was asked follows. */
const enough = 20
/** Of what the words tell: what is enough for the rest of a search, and for speaking of the same. */
const mostShare = leastCoverage
const likeShare = 0.3
/** Sums of single precision miss by so much. */
const tolerance = 1e-4

export interface Matches {
  /** Those that have all, and those that have most. */
  strict: Bits
  loose: Bits
  /** The documents of each wanted word, in the order of the plan's `should`. */
  byWord: Bits[]
}

/** What a plan finds among what may be shown, before the facets. */
export function findMatches(ground: Ground, query: SearchQuery, plan: SearchPlan): Matches {
  const shown = shownBits(ground, query)
  const base = plan.must.reduce((bits, node) => keepBits(bits, evaluate(ground, node)), shown)
  const byWord = plan.should.map((words) => documentsWith(ground, words))
  if (query.like)
    return {
      strict: withShare(ground, plan, byWord, base, likeShare),
      loose: emptyBits(ground.words),
      byWord,
    }
  const strict = byWord.reduce(keepBits, base.slice())
  const isEnough = query.matching === 'all' || plan.should.length < 2 || hasEnough(ground, strict, query)
  const loose = isEnough ? emptyBits(ground.words) : withShare(ground, plan, byWord, base, mostShare)
  return { strict, loose: dropBits(loose, strict), byWord }
}

function hasEnough(ground: Ground, strict: Bits, query: SearchQuery): boolean {
  return countBits(narrow(ground, strict, query).result) >= enough
}

/** Those of a set that have so much of what the words tell. */
function withShare(
  ground: Ground,
  { should }: SearchPlan,
  byWord: readonly Bits[],
  base: Bits,
  share: number,
): Bits {
  const coverage = new Float32Array(ground.words * 32)
  should.forEach(({ telling }, at) => addTelling(coverage, byWord[at]!, base, telling))
  const wanted = share * should.reduce((sum, { telling }) => sum + telling, 0) - tolerance
  const kept = emptyBits(ground.words)
  for (let at = 0; at < kept.length; at += 1) {
    for (let left = base[at]!; left !== 0; left &= left - 1) {
      const bit = left & -left
      if (coverage[(at << 5) + 31 - Math.clz32(bit)]! >= wanted) kept[at]! |= bit
    }
  }
  return kept
}

function addTelling(coverage: Float32Array, bits: Bits, base: Bits, telling: number): void {
  for (let at = 0; at < bits.length; at += 1) {
    const first = at << 5
    for (let left = bits[at]! & base[at]!; left !== 0; left &= left - 1)
      coverage[first + 31 - Math.clz32(left & -left)]! += telling
  }
}
