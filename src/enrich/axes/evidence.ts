import type { AxisEvidence, LexiconReading } from './lexicon.ts'
import { scoring } from './scoring.ts'

/** Numbers that one axis of the lexicon gives to the model, and those of the item as a whole. */
export const evidencePerAxis = 8
export const evidenceOfItem = 10

/**
 * What the lexicon found, as the numbers that the model weighs: axis by axis, then the item as a whole. Logarithms, as a
 * long text meets every theme.
 */
export function weighEvidence(reading: LexiconReading): Float64Array {
  const { axes } = reading
  const numbers = new Float64Array(axes.length * evidencePerAxis + evidenceOfItem)
  const best = axes.reduce((most, { score }) => Math.max(most, score), 0)
  axes.forEach((axis, index) => {
    if (axis.score > 0) numbers.set(numbersOfAxis(axis, best), index * evidencePerAxis)
  })
  numbers.set(numbersOfItem(reading, best), axes.length * evidencePerAxis)
  return numbers
}

function numbersOfAxis(axis: AxisEvidence, best: number): number[] {
  const strong = strongCues(axis)
  return [
    Math.log1p(axis.score),
    axis.score >= 6 ? 1 : 0,
    strong > 0 ? 1 : 0,
    axis.score === best ? 1 : 0,
    Math.log1p(inTitle(axis)),
    Math.log1p(axis.cues.length),
    Math.log1p(strong),
    axis.score / best,
  ]
}

function numbersOfItem({ axes, localAuthority, offTopic }: LexiconReading, best: number): number[] {
  const sum = (numberOf: (axis: AxisEvidence) => number): number =>
    Math.log1p(axes.reduce((total, axis) => total + numberOf(axis), 0))
  const least = localAuthority ? scoring.relevantNearAuthority : scoring.relevantElsewhere
  return [
    localAuthority ? 1 : 0,
    Math.log1p(offTopic),
    Math.log1p(best),
    best > 0 && best - offTopic >= least ? 1 : 0,
    sum(({ score }) => score),
    sum(strongCues),
    sum(({ score }) => (score > 0 ? 1 : 0)),
    sum(inTitle),
    localAuthority ? Math.log1p(best) : 0,
    Math.log1p(Math.max(0, best - offTopic)),
  ]
}

function strongCues({ cues }: AxisEvidence): number {
  return cues.reduce((count, { weight }) => (weight >= 3 ? count + 1 : count), 0)
}

function inTitle({ reasons }: AxisEvidence): number {
  return reasons.reduce((sum, { field, weight }) => (field === 'title' ? sum + weight : sum), 0)
}
