import { describe, expect, it } from 'vitest'
import { frenchDay, isoDay, parisDay, parisInstant } from '#worker/demo/paris-time.ts'

describe('parisDay', () => {
  it('counts days of the French calendar, not of UTC', () => {
    expect(isoDay(parisDay(new Date('2026-11-24T23:30:00Z'), 0))).toBe('2026-11-25')
    expect(isoDay(parisDay(new Date('2026-11-24T22:30:00Z'), 0))).toBe('2026-11-24')
    expect(isoDay(parisDay(new Date('2026-07-01T22:30:00Z'), 0))).toBe('2026-07-02')
  })

  it('goes over the end of a month, of a year and of summer time', () => {
    const now = new Date('2026-11-24T08:00:00Z')
    expect(isoDay(parisDay(now, -24))).toBe('2026-10-31')
    expect(isoDay(parisDay(now, 38))).toBe('2027-01-01')
    expect(isoDay(parisDay(now, -31))).toBe('2026-10-24')
  })

  it('knows leap years', () => {
    expect(isoDay(parisDay(new Date('2028-02-28T12:00:00Z'), 1))).toBe('2028-02-29')
  })
})

describe('parisInstant', () => {
  it('reads the hour on a clock in Paris, in winter and in summer', () => {
    expect(parisInstant({ year: 2026, month: 11, day: 24 }, 8).toISOString()).toBe('2026-11-24T07:00:00.000Z')
    expect(parisInstant({ year: 2026, month: 7, day: 1 }, 8).toISOString()).toBe('2026-07-01T06:00:00.000Z')
  })

  it('is right on the two days when the clocks change', () => {
    expect(parisInstant({ year: 2027, month: 3, day: 28 }, 12).toISOString()).toBe('2027-03-28T10:00:00.000Z')
    expect(parisInstant({ year: 2026, month: 10, day: 25 }, 12).toISOString()).toBe(
      '2026-10-25T11:00:00.000Z',
    )
  })

  it('takes seconds', () => {
    expect(parisInstant({ year: 2026, month: 1, day: 5 }, 0, 9).toISOString()).toBe(
      '2026-01-04T23:00:09.000Z',
    )
  })
})

describe('frenchDay', () => {
  it('writes the day as a French reader expects it', () => {
    expect(frenchDay({ year: 2026, month: 11, day: 12 })).toBe('12 novembre 2026')
    expect(frenchDay({ year: 2027, month: 2, day: 1 })).toBe('1er février 2027')
    expect(frenchDay({ year: 2027, month: 8, day: 31 })).toBe('31 août 2027')
  })
})
