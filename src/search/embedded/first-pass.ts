import type { WantedWords, Way } from '../words/plan.ts'
import { firstPassWeights } from '../words/rank-weights.ts'
import { addBits, type Bits, emptyBits } from './document-set.ts'
import { addWanted, type Ground } from './evaluate-plan.ts'
import { tierWanted, type Wanted } from './lookups.ts'
import { isTiered } from './plan-lookups.ts'
import { staticScores } from './static-scores.ts'

/**
 * A score for every document of a result, by position: the best tier of each wanted word times what the word tells,
 * as a share of all that was wanted, and what the document is worth by itself.
 */
export function firstPass(
  ground: Ground,
  result: Bits,
  wanted: readonly WantedWords[],
): Float32Array<ArrayBuffer> {
  const scores = staticScores(ground.mirror, ground.now).slice(0, ground.words * 32)
  const total = wanted.reduce((sum, { telling }) => sum + telling, 0)
  if (total === 0) return scores
  for (const words of wanted) addWord(ground, result, scores, words, words.telling / total)
  return scores
}

interface Impact {
  wanted: Wanted
  worth: number
}

function impactsOf(ground: Ground, way: Way): Impact[] {
  const { title, publisher, salient, text } = firstPassWeights
  return [
    ...(isTiered(way)
      ? [
          { wanted: tierWanted(way, 'title'), worth: title * way.weight },
          { wanted: tierWanted(way, 'salient'), worth: salient * way.weight },
          { wanted: tierWanted(way, 'publisher'), worth: publisher * way.weight },
        ]
      : []),
    { wanted: ground.lookups.wantedBy(way), worth: text * way.weight },
  ]
}

/** From the greatest worth down: a document that has its share already is left alone. */
function addWord(
  ground: Ground,
  result: Bits,
  scores: Float32Array,
  { ways }: WantedWords,
  share: number,
): void {
  const impacts = ways
    .flatMap((way) => impactsOf(ground, way))
    .toSorted((one, other) => other.worth - one.worth)
  const done = emptyBits(ground.words)
  for (const { wanted, worth } of impacts) {
    const bits = emptyBits(ground.words)
    addWanted(ground, bits, wanted)
    addWorth(scores, bits, result, done, worth * share)
    addBits(done, bits)
  }
}

function addWorth(scores: Float32Array, bits: Bits, result: Bits, done: Bits, worth: number): void {
  for (let at = 0; at < bits.length; at += 1) {
    const first = at << 5
    for (let left = bits[at]! & result[at]! & ~done[at]!; left !== 0; left &= left - 1)
      scores[first + 31 - Math.clz32(left & -left)]! += worth
  }
}
