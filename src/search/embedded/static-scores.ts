import { firstPassWeights } from '../words/rank-weights.ts'
import type { Mirror } from './mirror.ts'

const dayLength = 86_400_000
const halfLifeDays = 180

interface Computed {
  day: number
  version: number
  scores: Float32Array<ArrayBuffer>
}

const computed = new WeakMap<Mirror, Computed>()

/** What each document is worth whatever was asked, on that day: its recency and the score of its axis. */
export function staticScores(mirror: Mirror, now: Date): Float32Array<ArrayBuffer> {
  const day = Math.floor(now.getTime() / dayLength)
  const before = computed.get(mirror)
  if (before?.day === day && before.version === mirror.version) return before.scores
  const { sortDate, axisScore } = mirror.facts.columns
  const scores = new Float32Array(sortDate.length)
  for (let at = 0; at < scores.length; at += 1) {
    const age = Math.max(0, day - sortDate[at]! / dayLength)
    scores[at] =
      firstPassWeights.recency * 0.5 ** (age / halfLifeDays) +
      (firstPassWeights.axisScore * axisScore[at]!) / 255
  }
  computed.set(mirror, { day, version: mirror.version, scores })
  return scores
}
