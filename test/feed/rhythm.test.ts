import { describe, expect, it } from 'vitest'
import { findRhythm } from '#src/feed/rhythm.ts'

const now = new Date('2026-11-24T08:00:00Z')
const hoursAgo = (...hours: number[]) =>
  hours.map((one) => new Date(now.getTime() - one * 3_600_000).toISOString())

describe('findRhythm', () => {
  it('is the median of the gaps, whatever the order and one long holiday', () => {
    expect(findRhythm(hoursAgo(0, 24, 48, 72, 96, 1200, 1224).toReversed(), now)).toBe(1440)
  })

  it('is not known before six publications', () => {
    expect(findRhythm(hoursAgo(0, 24, 48, 72, 96), now)).toBeUndefined()
    expect(findRhythm([], now)).toBeUndefined()
  })

  it('takes the items of one hour for one publication', () => {
    const weekly = [0, 168, 336, 504, 672, 840].flatMap((week) => [week, week + 0.1, week + 0.2, week + 0.3])
    expect(findRhythm(hoursAgo(...weekly), now)).toBe(10_080)
  })

  it('looks at the latest twenty only', () => {
    const hourly = Array.from({ length: 20 }, (_, index) => index * 2)
    const old = Array.from({ length: 50 }, (_, index) => 1000 + index * 500)
    expect(findRhythm(hoursAgo(...hourly, ...old), now)).toBe(120)
  })

  it('makes nothing of dates to come, nor of what is no date', () => {
    expect(findRhythm([...hoursAgo(-24, -48, 0, 24, 48, 72, 96), 'bientôt'], now)).toBeUndefined()
  })
})
