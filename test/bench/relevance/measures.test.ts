import { describe, expect, it } from 'vitest'
import { meanOf, measureOne } from '../../../bench/relevance/measures.ts'

describe('measureOne', () => {
  it('is whole for the ideal order', () => {
    expect(measureOne(['a', 'b', 'c'], { a: 3, b: 2, c: 1 })).toStrictEqual({
      ndcg: 1,
      success: 1,
      recall: 1,
    })
  })

  it('counts a grade for less, the later it stands', () => {
    const { ndcg } = measureOne(['x', 'a'], { a: 3 })
    expect(ndcg).toBeCloseTo(1 / Math.log2(3))
  })

  it('asks for a grade of two at least in the first place', () => {
    expect(measureOne(['a'], { a: 1, b: 3 }).success).toBe(0)
    expect(measureOne(['a'], { a: 2, b: 3 }).success).toBe(1)
  })

  it('takes what was not judged for no answer, and nothing found for none', () => {
    expect(measureOne([], { a: 2 })).toStrictEqual({ ndcg: 0, success: 0, recall: 0 })
    expect(measureOne(['x', 'y'], { a: 2, b: 0 })).toStrictEqual({ ndcg: 0, success: 0, recall: 0 })
  })

  it('looks for the ten best in the order, for fifty in the recall', () => {
    const others = Array.from({ length: 49 }, (_, at) => `x${at}`)
    expect(measureOne([...others, 'a'], { a: 3 })).toStrictEqual({ ndcg: 0, success: 0, recall: 1 })
    expect(measureOne([...others, 'y', 'a'], { a: 3 }).recall).toBe(0)
  })
})

describe('meanOf', () => {
  it('is the mean of each figure, and 0 of none', () => {
    const one = { ndcg: 1, success: 1, recall: 0.5 }
    const other = { ndcg: 0, success: 0, recall: 0.5 }
    expect(meanOf([one, other])).toStrictEqual({ ndcg: 0.5, success: 0.5, recall: 0.5 })
    expect(meanOf([])).toStrictEqual({ ndcg: 0, success: 0, recall: 0 })
  })
})
