import { describe, expect, it } from 'vitest'
import { selectTop } from '#src/search/embedded/select-top.ts'
import { seeded } from '../../../bench/stories/random.ts'

describe('selectTop', () => {
  const random = seeded(5)
  const keys = Float64Array.from({ length: 500 }, () => random.below(80))
  const positions = Uint32Array.from({ length: 500 }, (_, n) => n)
  const before = (one: number, other: number) =>
    keys[one] === keys[other] ? one < other : keys[one]! > keys[other]!
  const sorted = [...positions].toSorted((one, other) => (before(one, other) ? -1 : 1))

  it.each([1, 2, 3, 20, 499, 500, 900])('gives the first %d as a whole sort would', (count) => {
    expect(selectTop(positions, count, before)).toStrictEqual(sorted.slice(0, count))
  })

  it('gives nothing for nothing', () => {
    expect(selectTop(positions, 0, before)).toStrictEqual([])
    expect(selectTop(new Uint32Array(0), 5, before)).toStrictEqual([])
  })

  it('looks at most documents once where the newest come first', () => {
    let compared = 0
    const byNumber = (one: number, other: number) => ((compared += 1), one > other)
    const many = Uint32Array.from({ length: 10_000 }, (_, n) => n)
    expect(selectTop(many, 10, byNumber)[0]).toBe(9_999)
    expect(compared).toBeLessThan(11_000)
  })
})
