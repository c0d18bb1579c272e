import { minimise } from '#src/enrich/axes/minimise.ts'

/** One example: its signs with their values, the class that it is of, and how much it counts. */
export interface Example {
  signs: ReadonlyMap<string, number>
  target: number
  weight: number
}

export interface Softmax {
  /** `weights[sign][class]`. */
  weights: Map<string, Float64Array>
  bias: Float64Array
}

/** Multinomial logistic regression with an L2 penalty on all but the bias, by L-BFGS: deterministic, a few seconds. */
export function trainSoftmax(
  examples: readonly Example[],
  classes: number,
  { penalty, least }: { penalty: number; least: number },
): Softmax {
  const places = placesOf(examples, least)
  const rows = examples.map(({ signs }) => [...signs].filter(([sign]) => places.has(sign)))
  const ids = rows.map((row) => Int32Array.from(row, ([sign]) => places.get(sign)! * classes))
  const values = rows.map((row) => Float64Array.from(row, ([, value]) => value))
  const start = places.size * classes
  const point = new Float64Array(start + classes)
  minimise(point, (at, slope) => {
    let loss = 0
    for (let index = 0; index < at.length; index += 1) {
      const pull = index < start ? penalty : penalty / 50
      slope[index] = pull * at[index]!
      loss += 0.5 * pull * at[index]! ** 2
    }
    examples.forEach(({ target, weight }, row) => {
      const shares = sharesOf(at, ids[row]!, values[row]!, start, classes)
      loss -= weight * Math.log(shares[target]!)
      shares[target]! -= 1
      addTo(slope, ids[row]!, values[row]!, start, shares, weight)
    })
    return loss
  })
  const weights = [...places].map(([sign, place]) => [sign, cut(point, place * classes, classes)] as const)
  return { weights: new Map(weights), bias: cut(point, start, classes) }
}

function placesOf(examples: readonly Example[], least: number): Map<string, number> {
  const seen = new Map<string, number>()
  for (const { signs } of examples) for (const sign of signs.keys()) seen.set(sign, (seen.get(sign) ?? 0) + 1)
  const kept = [...seen].filter(([, times]) => times >= least)
  return new Map(kept.map(([sign], place) => [sign, place]))
}

function sharesOf(
  at: Float64Array,
  ids: Int32Array,
  values: Float64Array,
  start: number,
  classes: number,
): Float64Array {
  const scores = cut(at, start, classes)
  for (let sign = 0; sign < ids.length; sign += 1)
    for (let index = 0; index < classes; index += 1) scores[index]! += values[sign]! * at[ids[sign]! + index]!
  const highest = Math.max(...scores)
  let sum = 0
  for (let index = 0; index < classes; index += 1) sum += scores[index] = Math.exp(scores[index]! - highest)
  return scores.map((score) => score / sum)
}

function addTo(
  slope: Float64Array,
  ids: Int32Array,
  values: Float64Array,
  start: number,
  gaps: Float64Array,
  weight: number,
): void {
  for (let index = 0; index < gaps.length; index += 1) {
    const gap = weight * gaps[index]!
    slope[start + index]! += gap
    for (let sign = 0; sign < ids.length; sign += 1) slope[ids[sign]! + index]! += gap * values[sign]!
  }
}

function cut(from: Float64Array, start: number, length: number): Float64Array {
  return from.slice(start, start + length)
}
