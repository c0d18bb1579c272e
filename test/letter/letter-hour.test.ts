import { describe, expect, it } from 'vitest'
import { isLetterHour } from '#src/letter/letter-hour.ts'

describe('isLetterHour', () => {
  it.each([
    ['2026-11-23T07:00:00Z', true, 'winter, 08:00'],
    ['2026-11-23T07:59:59Z', true, 'winter, 08:59'],
    ['2026-11-23T06:00:00Z', false, 'winter, 07:00'],
    ['2026-11-23T08:00:00Z', false, 'winter, 09:00'],
    ['2026-07-06T06:00:00Z', true, 'summer, 08:00'],
    ['2026-07-06T07:00:00Z', false, 'summer, 09:00'],
    ['2026-10-26T07:00:00Z', true, 'the day after the change to winter'],
    ['2027-03-29T06:00:00Z', true, 'the day after the change to summer'],
    ['2026-11-24T07:00:00Z', false, 'a Tuesday'],
    ['2026-11-22T07:00:00Z', false, 'a Sunday'],
  ])('%s is %s (%s)', (instant, expected) => {
    expect(isLetterHour(new Date(instant))).toBe(expected)
  })

  it('is true at one of the two calls of the job every Monday of three years', () => {
    for (let monday = Date.UTC(2026, 10, 23); monday < Date.UTC(2029, 10, 23); monday += 7 * 86_400_000) {
      const calls = [6, 7].map((hour) => isLetterHour(new Date(monday + hour * 3_600_000)))
      expect(calls.filter(Boolean)).toHaveLength(1)
    }
  })
})
