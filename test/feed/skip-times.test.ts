import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { outOfSkipped } from '#src/feed/skip-times.ts'

const at = (text: string) => new Date(text)

describe('outOfSkipped', () => {
  it.each([
    ['nothing is skipped', { hours: [], days: [] }, '2026-11-24T08:20:00.000Z'],
    ['another hour is', { hours: [9], days: [] }, '2026-11-24T08:20:00.000Z'],
    ['this hour is', { hours: [8], days: [] }, '2026-11-24T09:00:00.000Z'],
    [
      'the rest of the day is',
      { hours: [8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23], days: [] },
      '2026-11-25T00:00:00.000Z',
    ],
    // 24 November 2026 is a Tuesday.
    ['this day is', { hours: [], days: [2] }, '2026-11-25T00:00:00.000Z'],
    ['only Sundays are not', { hours: [0], days: [1, 2, 3, 4, 5, 6] }, '2026-11-29T01:00:00.000Z'],
    ['everything is', { hours: [], days: [0, 1, 2, 3, 4, 5, 6] }, '2026-11-24T08:20:00.000Z'],
  ])('when %s', (_, skip, expected) => {
    expect(outOfSkipped(at('2026-11-24T08:20:00Z'), skip).toISOString()).toBe(expected)
  })

  it('only ever goes forward, a week at the most', () => {
    const numbers = (max: number) => fc.array(fc.integer({ min: -3, max }), { maxLength: 30 })
    const dates = fc.date({ min: at('2020-01-01'), max: at('2040-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(dates, numbers(30), numbers(9), (date, hours, days) => {
        const later = outOfSkipped(date, { hours, days }).getTime() - date.getTime()
        return later >= 0 && later <= 7 * 86_400_000
      }),
    )
  })
})
