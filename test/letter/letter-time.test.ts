import { describe, expect, it } from 'vitest'
import { isLetterTime } from '#src/letter/letter-time.ts'

describe('isLetterTime', () => {
  it.each([
    ['2026-11-23T07:00:00Z', true, 'winter, 08:00'],
    ['2026-11-23T06:59:59Z', false, 'winter, 07:59'],
    ['2026-11-23T18:59:59Z', true, 'winter, 19:59: a machine that was off catches up'],
    ['2026-11-23T19:00:00Z', false, 'winter, 20:00'],
    ['2026-07-06T06:00:00Z', true, 'summer, 08:00'],
    ['2026-07-06T05:59:59Z', false, 'summer, 07:59'],
    ['2026-10-26T07:00:00Z', true, 'the day after the change to winter, 08:00'],
    ['2026-10-26T06:00:00Z', false, 'the day after the change to winter, 07:00'],
    ['2027-03-29T06:00:00Z', true, 'the day after the change to summer, 08:00'],
    ['2026-11-24T07:00:00Z', false, 'a Tuesday'],
    ['2026-11-22T07:00:00Z', false, 'a Sunday'],
    ['2026-11-23T23:30:00Z', false, 'already Tuesday in Paris'],
  ])('%s is %s (%s)', (instant, expected) => {
    expect(isLetterTime(new Date(instant))).toBe(expected)
  })

  it('begins at 06:00 or 07:00 UTC every Monday of three years', () => {
    for (let monday = Date.UTC(2026, 10, 23); monday < Date.UTC(2029, 10, 23); monday += 7 * 86_400_000) {
      const calls = [5, 6, 7].map((hour) => isLetterTime(new Date(monday + hour * 3_600_000)))
      expect([calls[0], calls[2]]).toEqual([false, true])
    }
  })
})
