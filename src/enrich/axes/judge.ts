import type { Axis } from '../../axis/taxonomy.ts'
import type { AxisMatch } from '../enriched-item.ts'
import { type Document, type Readable } from './document.ts'
import { evidencePerAxis } from './evidence.ts'
import type { AxisEvidence, LexiconReading } from './lexicon.ts'
import { type AxisModel, type LearntWeights, type ModelReading, compileModel, evidenceFor } from './model.ts'
import { type Spoken, shareOut } from './reasons.ts'
import { scoring } from './scoring.ts'

/** What the lexicon and the model say together. */
export interface Judgement {
  /** Best first, three at most, each with words that speak for it. */
  axes: AxisMatch[]
  /** One of the axes rests on a cue of weight 3. */
  strongCue: boolean
  /** The item belongs to the watch. */
  belongs: boolean
}

export type Judge = (document: Document, lexicon: LexiconReading, item: Readable) => Judgement

/** The two layers as one: the model weighs what the lexicon found beside the words that it learnt. */
export function compileJudge(axes: readonly Axis[], model: AxisModel, learnt?: LearntWeights): Judge {
  const compiled = compileModel(model, learnt)
  const ids = axes.map(({ id }) => id)
  const places = ids.map((id) => model.outputs.indexOf(id))
  const relevance = model.outputs.indexOf('relevance')
  return (document, lexicon, item) => {
    const found = axes.map((axis, index) => withPrior(axis, lexicon.axes[index]!, item))
    const numbers = evidenceFor(model, ids, { ...lexicon, axes: found })
    const reading = compiled.read(document, numbers)
    const belongs = reading.odds[relevance]! > model.thresholds.relevance
    const chosen = rank(places, reading, belongs, model.thresholds.axis).flatMap(
      (index): (AxisMatch & { strong: boolean })[] => {
        const output = places[index]!
        const cuesSay = ownEvidence(model, numbers, output)
        const words = wordsFor(compiled.share, reading, output)
        const score = strength(reading.odds[output]!)
        const reasons = shareOut(score, { reasons: found[index]!.reasons, share: cuesSay }, words, document)
        if (reasons.length === 0) return []
        const strong = found[index]!.cues.some((cue) => cue.weight >= 3)
        const sum = reasons.reduce((total, { weight }) => total + weight, 0)
        return [{ id: ids[index]!, score: Math.round(sum * 100) / 100, reasons, strong }]
      },
    )
    return {
      axes: chosen.map(({ id, score, reasons }) => ({ id, score, reasons })),
      strongCue: chosen.some(({ strong }) => strong),
      belongs,
    }
  }
}

/** Axes over the threshold, best first; what belongs to the watch has one at least. */
function rank(places: readonly number[], { odds }: ModelReading, belongs: boolean, least: number): number[] {
  return places
    .map((output, index) => ({ index, odds: output < 0 ? -Infinity : odds[output]! }))
    .filter((axis) => axis.odds > -Infinity)
    .toSorted((a, b) => b.odds - a.odds)
    .filter((axis, order) => axis.odds > least || (belongs && order === 0))
    .slice(0, scoring.mostAxes)
    .map(({ index }) => index)
}

/** A publisher that speaks of little else adds to an axis that already has a cue. */
function withPrior(axis: Axis, evidence: AxisEvidence, item: Readable): AxisEvidence {
  const prior = item.priors?.[axis.id]
  if (!prior || evidence.reasons.length === 0) return evidence
  const term = item.publisher ?? ''
  return {
    ...evidence,
    score: evidence.score + prior,
    reasons: [...evidence.reasons, { term, field: 'source', start: 0, end: 0, weight: prior }],
  }
}

/** What an axis' own cues add to its odds. */
function ownEvidence({ evidence, outputs }: AxisModel, numbers: Float64Array, output: number): number {
  const axis = outputs.slice(0, output).filter((one) => one !== 'relevance').length
  const from = axis * evidencePerAxis
  let sum = 0
  for (let at = from; at < from + evidencePerAxis; at += 1) sum += evidence[output]![at]! * numbers[at]!
  return sum
}

function wordsFor(
  share: (reading: ModelReading, hit: ModelReading['hits'][number], output: number) => number,
  reading: ModelReading,
  output: number,
): Spoken[] {
  return reading.hits.map((hit) => ({ first: hit.first, last: hit.last, share: share(reading, hit, output) }))
}

/**
 * Log odds as a score that grows with them and is never nothing: 5 where yes is as likely as no, then 3 for each unit. Placed so
 * that 9 parts what a person should look at (doubt.ts).
 */
function strength(odds: number): number {
  return 3 * Math.log1p(Math.exp(Math.min(40, odds + 1.7)))
}
