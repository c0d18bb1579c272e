import { describe, expect, it } from 'vitest'
import { nextTime, retryTime } from '#src/searches/alert-times.ts'

describe('nextTime', () => {
  it.each([
    ['now', '2026-11-24T08:00:00.000Z', '2026-11-24T08:10:00.000Z'],
    ['day', '2026-11-24T05:59:59.999Z', '2026-11-24T06:00:00.000Z'],
    ['day', '2026-11-24T06:00:00.000Z', '2026-11-25T06:00:00.000Z'],
    // Summer time, then the two days when it changes.
    ['day', '2026-07-01T05:00:00.000Z', '2026-07-02T05:00:00.000Z'],
    ['day', '2026-10-24T06:00:00.000Z', '2026-10-25T06:00:00.000Z'],
    ['day', '2027-03-27T08:00:00.000Z', '2027-03-28T05:00:00.000Z'],
    // It is Tuesday already in Paris.
    ['day', '2026-11-23T23:30:00.000Z', '2026-11-24T06:00:00.000Z'],
    ['week', '2026-11-24T08:00:00.000Z', '2026-11-30T06:00:00.000Z'],
    ['week', '2026-11-29T23:30:00.000Z', '2026-11-30T06:00:00.000Z'],
    ['week', '2026-11-30T05:00:00.000Z', '2026-11-30T06:00:00.000Z'],
    ['week', '2026-11-30T06:00:00.000Z', '2026-12-07T06:00:00.000Z'],
    ['week', '2026-12-28T06:00:00.000Z', '2027-01-04T06:00:00.000Z'],
  ] as const)('%s after %s: %s', (rhythm, now, next) => {
    expect(nextTime(rhythm, new Date(now))).toBe(next)
  })
})

describe('retryTime', () => {
  it('waits longer each time, and twelve hours at most', () => {
    const now = new Date('2026-11-24T08:00:10.000Z')
    expect([1, 2, 3, 4, 5, 9].map((failures) => retryTime(failures, now).slice(11, 16))).toEqual([
      '08:15',
      '09:00',
      '12:00',
      '20:00',
      '20:00',
      '20:00',
    ])
  })
})
