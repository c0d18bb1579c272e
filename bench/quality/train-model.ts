import { axes } from '#feeds/axes/index.ts'
import { type AxisId, axisIds } from '#src/axis/taxonomy.ts'
import { contextWords } from '#src/enrich/axes/context-words.ts'
import { readDocument } from '#src/enrich/axes/document.ts'
import { weighEvidence } from '#src/enrich/axes/evidence.ts'
import { type FeatureHit, featureReader } from '#src/enrich/axes/features.ts'
import { compileLexicon } from '#src/enrich/axes/lexicon.ts'
import { type AxisModel, type ModelOutput, frequency, rarityUnit } from '#src/enrich/axes/model.ts'
import { type Logistic, type Row, trainLogistic } from './logistic.ts'

export interface Example {
  title: string
  text: string
  relevant: boolean
  axes: readonly AxisId[]
}

export interface Training {
  /** L2 penalty: of 0.01, 0.02, 0.05, 0.1 and 0.2 the best by cross-validation, as are the other numbers. */
  penalty: number
  /** Examples in which a feature must be met. */
  leastMet: number
  /** Features kept: those of the greatest weights. */
  kept: number
  /** Scale of what the lexicon found, beside words of norm 1: the greater, the less the penalty holds it. */
  evidence: number
  thresholds: AxisModel['thresholds']
}

export const training: Training = {
  penalty: 0.05,
  leastMet: 3,
  kept: 6_000,
  evidence: 0.3,
  thresholds: { relevance: -0.4, axis: -0.25 },
}

export const outputs: readonly ModelOutput[] = ['relevance', ...axisIds]

/** What an example says, read once for every fold. */
export interface ReadExample extends Example {
  hits: readonly FeatureHit[]
  numbers: Float64Array
}

/** Numbers every feature of every example; reading is the same as in the product. */
export class ExampleReader {
  readonly names: string[] = []
  readonly #numbers = new Map<string, number>()
  readonly #lexicon = compileLexicon(axes, contextWords)
  readonly #reader = featureReader({
    numberOf: (name) => this.#number(name),
    pairsOf: (first) => ({ get: (second) => this.#number(`p ${first} ${second}`) }),
  })

  read(example: Example): ReadExample {
    const document = readDocument(example)
    return {
      ...example,
      hits: this.#reader.read(document),
      numbers: weighEvidence(this.#lexicon.read(document)),
    }
  }

  #number(name: string): number {
    const known = this.#numbers.get(name)
    if (known !== undefined) return known
    this.#numbers.set(name, this.names.length)
    return this.names.push(name) - 1
  }
}

/** Trains on all examples: once on every feature, then on those that weigh most. */
export function trainModel(
  examples: readonly ReadExample[],
  names: readonly string[],
  { penalty, leastMet, kept, evidence, thresholds }: Training = training,
): AxisModel {
  const rarity = rarityOf(examples, leastMet)
  const all = fit(examples, rarity, penalty, evidence)
  const heaviest = [...rarity.keys()]
    .map((feature, index) => ({
      feature,
      weight: Math.max(...all.map(({ weights }) => Math.abs(weights[index]!))),
    }))
    .toSorted((a, b) => b.weight - a.weight || a.feature - b.feature)
    .slice(0, kept)
  const chosen = new Map(heaviest.map(({ feature }) => [feature, rarity.get(feature)!]))
  return { ...pack(fit(examples, chosen, penalty, evidence), chosen, names, evidence), thresholds }
}

/** IDF by feature, as the packed model will hold it. */
function rarityOf(examples: readonly ReadExample[], leastMet: number): Map<number, number> {
  const met = new Map<number, number>()
  for (const { hits } of examples) {
    for (const { feature } of hits) met.set(feature, (met.get(feature) ?? 0) + 1)
  }
  return new Map(
    [...met]
      .filter(([, times]) => times >= leastMet)
      .map(([feature, times]) => [
        feature,
        Math.max(1, Math.min(255, Math.round(Math.log(examples.length / times) * rarityUnit))) / rarityUnit,
      ]),
  )
}

/** Rows hold the words of norm 1, then what the lexicon found. */
function fit(
  examples: readonly ReadExample[],
  rarity: ReadonlyMap<number, number>,
  penalty: number,
  evidence: number,
): Logistic[] {
  const columns = new Map([...rarity.keys()].map((feature, index) => [feature, index]))
  const size = columns.size + examples[0]!.numbers.length
  const rows = examples.map((example): Row => {
    const hits = example.hits.filter(({ feature }) => columns.has(feature))
    const words = hits.map((hit) => frequency(hit) * rarity.get(hit.feature)!)
    const norm = Math.hypot(...words) || 1
    const found = [...example.numbers.entries()].filter(([, value]) => value !== 0)
    return {
      features: Int32Array.from([
        ...hits.map(({ feature }) => columns.get(feature)!),
        ...found.map(([index]) => columns.size + index),
      ]),
      values: Float64Array.from([
        ...words.map((value) => value / norm),
        ...found.map(([, value]) => value * evidence),
      ]),
    }
  })
  return outputs.map((output) =>
    trainLogistic(
      rows,
      examples.map((one) => isExpected(one, output)),
      size,
      penalty,
    ),
  )
}

export function isExpected({ relevant, axes: given }: Example, output: ModelOutput): boolean {
  return output === 'relevance' ? relevant : given.includes(output)
}

/** A signed byte a weight: enough, as no figure of bench/quality changes in its third decimal. */
function pack(
  fitted: readonly Logistic[],
  chosen: ReadonlyMap<number, number>,
  names: readonly string[],
  evidence: number,
): Omit<AxisModel, 'thresholds'> {
  const features = [...chosen.keys()]
  const scales = fitted.map(({ weights }) =>
    weights.subarray(0, features.length).reduce((most, one) => Math.max(most, Math.abs(one)), 1e-6),
  )
  const bytes = features.flatMap((_, index) =>
    fitted.map(({ weights }, output) => Math.round((weights[index]! / scales[output]!) * 127)),
  )
  return {
    outputs,
    features: features.map((feature) => names[feature]!).join('\n'),
    rarity: Buffer.from([...chosen.values()].map((value) => Math.round(value * rarityUnit))).toString(
      'base64',
    ),
    weights: Buffer.from(Int8Array.from(bytes).buffer).toString('base64'),
    scales: scales.map(rounded),
    biases: fitted.map(({ bias }) => rounded(bias)),
    evidence: fitted.map(({ weights }) =>
      [...weights.subarray(features.length)].map((one) => rounded(one * evidence)),
    ),
  }
}

function rounded(value: number): number {
  return Number(value.toPrecision(5))
}
