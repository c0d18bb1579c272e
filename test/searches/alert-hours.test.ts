import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextTime, nowMailGapMs, retryTime } from '#src/searches/alert-times.ts'

const hourInParis = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  weekday: 'long',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})
const parisOf = (instant: string) =>
  Object.fromEntries(hourInParis.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]))

const hours = 3_600_000
const now = fc.date({
  min: new Date('2024-01-01T00:00:00Z'),
  max: new Date('2040-01-01T00:00:00Z'),
  noInvalidDate: true,
})

describe('nextTime, at any hour of sixteen years', () => {
  it('of the day is seven in Paris, later than now and within a day, winter and summer', () => {
    fc.assert(
      fc.property(now, (at) => {
        const next = nextTime('day', at)
        expect(parisOf(next)).toMatchObject({ hour: '07', minute: '00' })
        const wait = Date.parse(next) - at.getTime()
        // One day a year has 25 hours.
        expect(wait > 0 && wait <= 25 * hours).toBe(true)
      }),
      { numRuns: 400 },
    )
  })

  it('of the week is seven on a Monday in Paris, within a week', () => {
    fc.assert(
      fc.property(now, (at) => {
        const next = nextTime('week', at)
        expect(parisOf(next)).toMatchObject({ weekday: 'lundi', hour: '07', minute: '00' })
        const wait = Date.parse(next) - at.getTime()
        expect(wait > 0 && wait <= 7 * 24 * hours + hours).toBe(true)
      }),
      { numRuns: 400 },
    )
  })

  it('follows itself: no morning is left out, none comes twice', () => {
    const mornings: string[] = []
    for (let at = new Date('2026-03-20T12:00:00Z'); mornings.length < 400;) {
      const next = nextTime('day', at)
      mornings.push(next)
      at = new Date(next)
    }
    const gaps = mornings
      .slice(1)
      .map((one, index) => (Date.parse(one) - Date.parse(mornings[index]!)) / hours)
    // A short day in March and a long one in October.
    expect([...new Set(gaps)].toSorted((a, b) => a - b)).toEqual([23, 24, 25])
    expect(gaps.filter((gap) => gap === 23)).toHaveLength(2)
    expect(gaps.filter((gap) => gap === 25)).toHaveLength(1)
  })

  it('is written so that instants compare as texts', () => {
    for (const rhythm of ['now', 'day', 'week'] as const)
      expect(nextTime(rhythm, new Date('2026-11-24T08:00:00Z'))).toMatch(
        /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
      )
  })
})

describe('retryTime', () => {
  it.each([0, -1, 1, 2, 3, 4, 5, 100, 1e9])(
    'after %d failures is later than now, and within half a day',
    (failures) => {
      const at = new Date('2026-11-24T08:00:00Z')
      const wait = Date.parse(retryTime(failures, at)) - at.getTime()
      expect(wait > 0 && wait <= 12 * hours).toBe(true)
    },
  )

  it('never comes sooner after one more failure', () => {
    const at = new Date('2026-11-24T08:00:00Z')
    const times = Array.from({ length: 10 }, (_, failures) => retryTime(failures + 1, at))
    expect(times).toEqual(times.toSorted())
  })

  it('is met by the quarter of an hour in which the job runs', () => {
    const at = new Date('2026-11-24T08:00:05Z')
    expect(retryTime(1, at) <= '2026-11-24T08:15:00.000Z').toBe(true)
  })
})

describe('nowMailGapMs', () => {
  it('lets a run of the next hour through, and none sooner', () => {
    expect(nowMailGapMs < hours && nowMailGapMs > 45 * 60_000).toBe(true)
  })
})
