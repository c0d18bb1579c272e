import { minimise } from '#src/enrich/axes/minimise.ts'

/** One example: the numbers of its features and their values. */
export interface Row {
  features: Int32Array
  values: Float64Array
}

export interface Logistic {
  weights: Float64Array
  bias: number
}

/** Logistic regression with an L2 penalty, by L-BFGS: deterministic, a second for two thousand items. */
export function trainLogistic(
  rows: readonly Row[],
  expected: readonly boolean[],
  size: number,
  penalty: number,
): Logistic {
  const point = new Float64Array(size + 1)
  const positive = expected.filter(Boolean).length
  point[size] = Math.log((positive + 0.5) / (expected.length - positive + 0.5))
  minimise(point, (at, slope) => lossAt(at, slope, rows, expected, penalty))
  return { weights: point.subarray(0, size), bias: point[size]! }
}

function lossAt(
  at: Float64Array,
  slope: Float64Array,
  rows: readonly Row[],
  expected: readonly boolean[],
  penalty: number,
): number {
  const size = at.length - 1
  let loss = 0
  for (let index = 0; index < size; index += 1) {
    slope[index] = penalty * at[index]!
    loss += 0.5 * penalty * at[index]! ** 2
  }
  slope[size] = 0
  rows.forEach(({ features, values }, row) => {
    let odds = at[size]!
    for (let index = 0; index < features.length; index += 1) odds += at[features[index]!]! * values[index]!
    const margin = expected[row] ? odds : -odds
    loss += margin > 0 ? Math.log1p(Math.exp(-margin)) : Math.log1p(Math.exp(margin)) - margin
    const error = 1 / (1 + Math.exp(-odds)) - Number(expected[row])
    for (let index = 0; index < features.length; index += 1)
      slope[features[index]!]! += error * values[index]!
    slope[size]! += error
  })
  return loss
}
