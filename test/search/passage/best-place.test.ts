import { describe, expect, it } from 'vitest'
import { bestPlace } from '#src/search/passage/best-place.ts'

const hit = (start: number, wanted = 0, weight = 1) => ({ start, end: start + 5, wanted, weight })

describe('bestPlace', () => {
  it('is the beginning where there is nothing', () => {
    expect(bestPlace([], 100)).toBe(0)
  })

  it.each([
    ['the only one', [hit(300)], 300],
    ['the first of equals', [hit(10), hit(500)], 10],
    ['two words before one said twice', [hit(10), hit(20), hit(500), hit(510, 1)], 500],
    ['the heavier', [hit(10, 0, 1), hit(500, 1, 3)], 500],
    ['the closer of equals', [hit(10), hit(90, 1), hit(500), hit(510, 1)], 500],
    ['what fits whole', [hit(10), hit(99, 1), hit(500), hit(510, 1)], 500],
    ['the best of a word said well and badly', [hit(10, 0, 0.5), hit(300, 0, 1)], 300],
  ])('%s', (_, hits, expected) => {
    expect(bestPlace(hits, 100)).toBe(expected)
  })

  it('bears hits longer than the passage', () => {
    expect(bestPlace([{ start: 5, end: 500, wanted: 0, weight: 1 }, hit(600)], 100)).toBe(600)
  })
})
