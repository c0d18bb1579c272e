import type { AxisId } from '../../axis/taxonomy.ts'
import { fromBase64Url } from '../../base64url.ts'
import type { Document } from './document.ts'
import { weighEvidence } from './evidence.ts'
import { type FeatureHit, type FeatureNames, featureReader } from './features.ts'
import type { AxisEvidence, LexiconReading } from './lexicon.ts'

/** What the model answers to: does the item belong to the watch, and under which axes. */
export type ModelOutput = 'relevance' | AxisId

/**
 * What was learnt from labelled items: logistic regressions over words, stems, title words and pairs of words (TF-IDF),
 * and over what the lexicon found. Made by bench/quality/train.ts, kept in feeds/axes/model.
 */
export interface AxisModel {
  outputs: readonly ModelOutput[]
  /** One a line, in the order of the numbers below. */
  features: string
  /** Base64, one byte a feature: its rarity (IDF), in twentieths. */
  rarity: string
  /** Base64, one signed byte a feature and output: shares of `scales`. */
  weights: string
  /** For each output, what 127 stands for. */
  scales: readonly number[]
  biases: readonly number[]
  /** For each output, the weights of src/enrich/axes/evidence.ts. */
  evidence: readonly (readonly number[])[]
  /** Log odds to pass, for the item to belong to the watch and for an axis beyond the first: by cross-validation. */
  thresholds: { relevance: number; axis: number }
}

/** The model ready to read. Weights are log odds. */
export interface CompiledModel {
  outputs: readonly ModelOutput[]
  read(document: Document, evidence: Float64Array): ModelReading
  /** How much one feature of a reading is there; the squares sum to 1. */
  value(reading: ModelReading, hit: FeatureHit): number
  /** What it adds to an output. */
  share(reading: ModelReading, hit: FeatureHit, output: number): number
}

export interface ModelReading {
  /** Log odds, output by output. */
  odds: Float64Array
  hits: readonly FeatureHit[]
  norm: number
}

/** What was learnt from corrections (src/enrich/axes/learn.ts), to add to the weights of a model. */
export interface LearntWeights {
  /** Output by output. */
  biases: readonly number[]
  /** By feature name, output by output. */
  features: Readonly<Record<string, readonly number[]>>
}

export const rarityUnit = 20

export function compileModel(model: AxisModel, learnt?: LearntWeights): CompiledModel {
  const { outputs, evidence } = model
  const biases = model.biases.map((bias, output) => bias + (learnt?.biases[output] ?? 0))
  const width = outputs.length
  const rarity = Float64Array.from(fromBase64Url(model.rarity), (byte) => byte / rarityUnit)
  const weights = readWeights(model, learnt)
  const reader = featureReader(namesOf(model))
  const presence = (hit: FeatureHit): number => frequency(hit) * rarity[hit.feature]!
  const value = ({ norm }: ModelReading, hit: FeatureHit): number => presence(hit) / norm
  return {
    outputs,
    value,
    share: (reading, hit, output) => weights[hit.feature * width + output]! * value(reading, hit),
    read: (document, numbers) => {
      const hits = reader.read(document)
      let squares = 0
      for (const hit of hits) squares += presence(hit) ** 2
      const norm = Math.sqrt(squares) || 1
      const odds = Float64Array.from(biases)
      for (const hit of hits) {
        const there = presence(hit) / norm
        const row = hit.feature * width
        for (let output = 0; output < width; output += 1) odds[output]! += weights[row + output]! * there
      }
      for (let index = 0; index < numbers.length; index += 1) {
        const number = numbers[index]!
        if (number === 0) continue
        for (let output = 0; output < width; output += 1) odds[output]! += evidence[output]![index]! * number
      }
      return { odds, hits, norm }
    },
  }
}

/** What the lexicon found, in the order of the model's axes; `ids` are those of the lexicon. */
export function evidenceFor(
  { outputs }: Pick<AxisModel, 'outputs'>,
  ids: readonly AxisId[],
  reading: LexiconReading,
): Float64Array {
  const found = outputs
    .filter((output) => output !== 'relevance')
    .map((id) => reading.axes[ids.indexOf(id)] ?? nothingFound)
  return weighEvidence({ ...reading, axes: found })
}

const nothingFound: AxisEvidence = { score: 0, reasons: [], cues: [] }

/** A word said ten times is not ten times the subject. */
export function frequency({ count }: Pick<FeatureHit, 'count'>): number {
  return count === 1 ? 1 : 1 + Math.log(count)
}

/** The weights of the words, feature by feature, one an output. */
function readWeights({ weights, scales, features }: AxisModel, learnt?: LearntWeights): Float32Array {
  const width = scales.length
  const bytes = new Int8Array(fromBase64Url(weights).buffer)
  const all = Float32Array.from(bytes, (byte, index) => (byte * scales[index % width]!) / 127)
  if (!learnt) return all
  features.split('\n').forEach((name, feature) => {
    if (!Object.hasOwn(learnt.features, name)) return
    learnt.features[name]!.forEach((more, output) => {
      if (output < width) all[feature * width + output]! += more
    })
  })
  return all
}

function namesOf({ features }: AxisModel): FeatureNames {
  const numbers = new Map(features.split('\n').map((name, number) => [name, number]))
  const pairs = new Map<string, Map<string, number>>()
  for (const [name, number] of numbers) {
    const [type, first = '', second = ''] = name.split(' ')
    if (type !== 'p') continue
    const seconds = pairs.get(first)
    if (seconds) seconds.set(second, number)
    else pairs.set(first, new Map([[second, number]]))
  }
  return { numberOf: (name) => numbers.get(name), pairsOf: (word) => pairs.get(word) }
}
