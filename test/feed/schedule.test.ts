import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { longestWait, nextCheck } from '#src/feed/schedule.ts'

const now = new Date('2026-11-24T08:00:00Z')
const minutesUntil = (date: Date) => (date.getTime() - now.getTime()) / 60_000

describe('nextCheck', () => {
  it.each([
    [{ everyMinutes: 60, failures: 0, random: 0 }, 60],
    [{ everyMinutes: 60, failures: 0, random: 0.5 }, 63],
    [{ everyMinutes: 60, failures: 1, random: 0 }, 15],
    [{ everyMinutes: 60, failures: 2, random: 0 }, 30],
    [{ everyMinutes: 60, failures: 4, random: 0 }, 120],
    [{ everyMinutes: 60, failures: 40, random: 0 }, 1440],
    [{ everyMinutes: 5, failures: 1, random: 0 }, 5],
    // A weekly source in trouble is not tried more rarely than it is read.
    [{ everyMinutes: 10_080, failures: 40, random: 0 }, 10_080],
  ])('waits after %o: %i minutes', (rhythm, minutes) => {
    expect(minutesUntil(nextCheck(now, rhythm))).toBe(minutes)
  })

  it.each([
    // Weekly: a quarter of its rhythm would be 42 hours, and eight times its own rhythm is the most.
    [{ everyMinutes: 60, rhythmMinutes: 10_080 }, 480],
    [{ everyMinutes: 60, rhythmMinutes: 1440 }, 360],
    // A busy one is not asked more often than its definition says.
    [{ everyMinutes: 60, rhythmMinutes: 20 }, 60],
    [{ everyMinutes: 360, rhythmMinutes: 43_200 }, 1440],
    [{ everyMinutes: 10_080, rhythmMinutes: 43_200 }, 10_080],
    [{ everyMinutes: 60, askedMinutes: 240 }, 240],
    [{ everyMinutes: 60, askedMinutes: 5 }, 60],
    [{ everyMinutes: 60, askedMinutes: 525_600 }, 1440],
    [{ everyMinutes: 60, rhythmMinutes: 1440, askedMinutes: 720 }, 720],
  ])('while well, waits after %o: %i minutes', (rhythm, minutes) => {
    expect(minutesUntil(nextCheck(now, { ...rhythm, failures: 0, random: 0 }))).toBe(minutes)
  })

  it('comes out of the hours that the publisher skips, unless it fails', () => {
    const skip = { hours: [9, 10, 11], days: [] }
    const rhythm = { everyMinutes: 60, random: 0, skip }
    expect(nextCheck(now, { ...rhythm, failures: 0 })).toEqual(new Date('2026-11-24T12:00:00Z'))
    expect(nextCheck(now, { ...rhythm, failures: 3 })).toEqual(new Date('2026-11-24T09:00:00Z'))
  })

  it('never comes before the server asked', () => {
    const notBefore = new Date('2026-11-24T12:00:00Z')
    expect(nextCheck(now, { everyMinutes: 60, failures: 0, notBefore, random: 0 })).toEqual(notBefore)
  })

  it('always comes back: later than now, within a week', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000 }),
        fc.integer({ min: 0, max: 10_000 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        fc.option(fc.date({ noInvalidDate: true }), { nil: undefined }),
        (everyMinutes, failures, random, notBefore) => {
          const wait = nextCheck(now, { everyMinutes, failures, random, notBefore }).getTime() - now.getTime()
          return wait > 0 && wait <= longestWait
        },
      ),
    )
  })
})
