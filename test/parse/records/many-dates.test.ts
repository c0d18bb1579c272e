import { describe, expect, it } from 'vitest'
import { earliestDate, latestPast, nextDate, unlessToCome } from '#src/parse/records/many-dates.ts'

const now = new Date('2026-11-24T08:00:00Z')
const steps = ['2026-12-02', '2026-10-01', '2026-11-04T09:00:00+01:00']

describe('several dates in one field', () => {
  it('were published at the earliest', () => {
    expect(earliestDate(steps)).toBe('2026-10-01')
  })

  it('were updated at the latest that is not to come', () => {
    expect(latestPast(steps, now)).toBe('2026-11-04T09:00:00+01:00')
    expect(latestPast(steps, undefined)).toBe('2026-12-02')
    expect(latestPast(['2027-01-01'], now)).toBeUndefined()
  })

  it('close at the next one, or at the last when all are past', () => {
    const cuts = ['2026-03-01T17:00:00+0000', '2027-03-01T17:00:00+0000', '2026-11-30T17:00:00+0000']
    expect(nextDate(cuts, now)).toBe('2026-11-30T17:00:00+0000')
    expect(nextDate(cuts, new Date('2028-01-01'))).toBe('2027-03-01T17:00:00+0000')
    expect(nextDate(cuts, undefined)).toBe('2027-03-01T17:00:00+0000')
  })

  it('are open on their last day', () => {
    expect(nextDate(['2026-11-24', '2026-12-24'], now)).toBe('2026-11-24')
  })

  it('may be milliseconds', () => {
    expect(earliestDate(['1785276000000', '1764000000000'])).toBe('1764000000000')
  })

  it('are not compared when one is in words: the first stands', () => {
    expect(earliestDate(['15 mars 2026', '2026-01-01'])).toBe('15 mars 2026')
    expect(nextDate(['fin mars', '2026-01-01'], now)).toBe('fin mars')
    expect(latestPast(['15 mars 2026', '2026-01-01'], now)).toBe('15 mars 2026')
  })

  it('are none when there is none', () => {
    expect([earliestDate([]), latestPast([], now), nextDate([], now)]).toEqual(Array(3).fill(undefined))
  })
})

describe('unlessToCome', () => {
  it('takes an opening of next year for no publication', () => {
    expect(unlessToCome('2027-02-01', now)).toBeUndefined()
    expect(unlessToCome('2026-11-25', now)).toBe('2026-11-25')
    expect(unlessToCome('2027-02-01', undefined)).toBe('2027-02-01')
    expect(unlessToCome('bientôt', now)).toBe('bientôt')
  })
})
