import { type Axis, type AxisId, axisIds } from '../../axis/taxonomy.ts'
import { contextWords } from './context-words.ts'
import { readDocument } from './document.ts'
import { compileLexicon } from './lexicon.ts'
import { minimise } from './minimise.ts'
import {
  type AxisModel,
  type LearntWeights,
  type ModelOutput,
  type ModelReading,
  compileModel,
  evidenceFor,
} from './model.ts'

/** What people said of one item: the axes that it has, those that it has not. Nothing is learnt of the others. */
export interface Correction {
  title: string
  text: string
  yes: readonly AxisId[]
  no: readonly AxisId[]
}

export interface LearnOptions {
  /** How hard learnt weights are held at zero: at 2, one correction moves the log odds of its own words by less than one. */
  pull?: number
  /** The latest ones only: the last of the list. */
  most?: number
}

interface Lesson {
  reading: ModelReading
  values: Float64Array
  expected: ReadonlyMap<ModelOutput, boolean>
}

/**
 * What corrections add to the weights of the shipped model: the least change that explains them. Deterministic; the work
 * is bounded by `most` corrections. The lexicon's own cues are for people to change.
 */
export function learnFrom(
  model: AxisModel,
  axes: readonly Axis[],
  corrections: readonly Correction[],
  { pull = 2, most = 2_000 }: LearnOptions = {},
): LearntWeights {
  const lessons = corrections.slice(-most).map(lessonReader(model, axes))
  const names = model.features.split('\n')
  const learnt = model.outputs.map((output, index) => learnOutput(lessons, output, index, pull))
  const features = new Set(learnt.flatMap(({ weights }) => [...weights.keys()]))
  return {
    biases: learnt.map(({ bias }) => rounded(bias)),
    features: Object.fromEntries(
      [...features]
        .toSorted((a, b) => a - b)
        .map((feature) => [names[feature]!, learnt.map(({ weights }) => rounded(weights.get(feature) ?? 0))]),
    ),
  }
}

function lessonReader(model: AxisModel, axes: readonly Axis[]): (correction: Correction) => Lesson {
  const compiled = compileModel(model)
  const lexicon = compileLexicon(axes, contextWords)
  const ids = axes.map(({ id }) => id)
  return ({ title, text, yes, no }) => {
    const document = readDocument({ title, text })
    const reading = compiled.read(document, evidenceFor(model, ids, lexicon.read(document)))
    const expected = new Map<ModelOutput, boolean>([
      ...yes.map((id) => [id, true] as const),
      ...no.map((id) => [id, false] as const),
    ])
    if (yes.length > 0) expected.set('relevance', true)
    else if (axisIds.every((id) => no.includes(id))) expected.set('relevance', false)
    const values = Float64Array.from(reading.hits, (hit) => compiled.value(reading, hit))
    return { reading, values, expected }
  }
}

function learnOutput(lessons: readonly Lesson[], output: ModelOutput, index: number, pull: number) {
  const about = lessons.filter(({ expected }) => expected.has(output))
  const columns = new Map<number, number>()
  for (const { reading } of about) {
    for (const { feature } of reading.hits) if (!columns.has(feature)) columns.set(feature, columns.size)
  }
  const point = new Float64Array(columns.size + 1)
  if (about.length > 0) {
    minimise(point, (at, slope) => {
      let loss = 0
      at.forEach((value, column) => {
        loss += (pull * value * value) / 2
        slope[column] = pull * value
      })
      for (const { reading, values, expected } of about) {
        let odds = reading.odds[index]! + at[columns.size]!
        reading.hits.forEach(({ feature }, hit) => (odds += at[columns.get(feature)!]! * values[hit]!))
        const wanted = Number(expected.get(output))
        loss += Math.log1p(Math.exp(-Math.abs(odds))) + Math.max(0, wanted === 1 ? -odds : odds)
        const error = 1 / (1 + Math.exp(-odds)) - wanted
        reading.hits.forEach(({ feature }, hit) => (slope[columns.get(feature)!]! += error * values[hit]!))
        slope[columns.size]! += error
      }
      return loss
    })
  }
  const weights = new Map([...columns].map(([feature, column]) => [feature, point[column]!]))
  return { bias: point[columns.size]!, weights }
}

function rounded(value: number): number {
  return Number(value.toFixed(4))
}
