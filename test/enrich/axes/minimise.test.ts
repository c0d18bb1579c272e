import { describe, expect, it } from 'vitest'
import { minimise } from '#src/enrich/axes/minimise.ts'
import { trainLogistic } from '../../../bench/quality/logistic.ts'

describe('minimise', () => {
  it('finds the bottom of a bowl', () => {
    const point = new Float64Array([10, -10, 3])
    const bottom = [1, 2, 3]
    minimise(point, (at, slope) => {
      let value = 0
      at.forEach((one, index) => {
        const scale = 10 ** index
        slope[index] = 2 * scale * (one - bottom[index]!)
        value += scale * (one - bottom[index]!) ** 2
      })
      return value
    })
    point.forEach((value, index) => expect(value).toBeCloseTo(bottom[index]!, 2))
  })

  it('stays where there is no slope', () => {
    const point = new Float64Array([4])
    minimise(point, (_at, slope) => {
      slope[0] = 0
      return 1
    })
    expect(point[0]).toBe(4)
  })
})

describe('trainLogistic', () => {
  const row = (...features: number[]) => ({
    features: Int32Array.from(features),
    values: Float64Array.from(features, () => 1),
  })

  it('gives weight to the feature that tells, and none to the one that does not', () => {
    const rows = [row(0, 2), row(0), row(1, 2), row(1)]
    const { weights } = trainLogistic(rows, [true, true, false, false], 3, 0.1)
    expect(weights[0]).toBeGreaterThan(1)
    expect(weights[1]).toBeLessThan(-1)
    expect(Math.abs(weights[2]!)).toBeLessThan(0.1)
  })

  it('starts from how often the answer is yes', () => {
    const rows = Array.from({ length: 10 }, () => row())
    const { bias } = trainLogistic(
      rows,
      rows.map((_, index) => index < 2),
      1,
      1,
    )
    expect(1 / (1 + Math.exp(-bias))).toBeCloseTo(0.2, 1)
  })
})
