import { describe, expect, it } from 'vitest'
import { daysBetween, isDay, parisDay } from '#src/french/calendar.ts'

const now = new Date('2026-11-24T08:00:00Z')

describe('isDay', () => {
  it.each([
    ['2026-02-28', true],
    ['2026-02-30', false],
    ['2026-13-01', false],
    ['26-1-1', false],
    ['2026-11-24T00:00:00Z', false],
    ['', false],
  ])('isDay(%s) is %s', (value, expected) => {
    expect(isDay(value)).toBe(expected)
  })
})

describe('parisDay', () => {
  it('takes the day in Paris, winter and summer', () => {
    expect(parisDay('2026-11-24T23:00:00Z')).toBe('2026-11-25')
    expect(parisDay('2026-07-14T22:00:00Z')).toBe('2026-07-15')
    expect(parisDay('2026-07-14')).toBe('2026-07-14')
  })

  it('changes day at midnight in Paris', () => {
    expect(parisDay('2026-07-01T21:59:59Z')).toBe('2026-07-01')
    expect(parisDay('2026-07-01T22:00:00Z')).toBe('2026-07-02')
  })
})

describe('daysBetween', () => {
  it.each([
    ['2026-11-24', 0],
    ['2026-11-25', 1],
    ['2026-12-17T11:00:00Z', 23],
    ['2026-11-24T23:30:00Z', 1],
    ['2026-11-20', -4],
  ])('counts from today to %s: %d', (value, expected) => {
    expect(daysBetween(now, value)).toBe(expected)
  })

  it('counts calendar days across the change of hour', () => {
    expect(daysBetween(new Date('2026-10-24T22:30:00Z'), '2026-10-26')).toBe(1)
  })

  it('counts calendar days, whatever the hour and the change of time', () => {
    expect(daysBetween('2026-11-23T22:59:00Z', '2026-11-23')).toBe(0)
    expect(daysBetween('2026-11-23T23:00:00Z', '2026-11-24')).toBe(0)
    expect(daysBetween('2026-11-23T07:00:00Z', '2026-11-24T22:00:00Z')).toBe(1)
    expect(daysBetween('2026-10-24T07:00:00Z', '2026-10-26')).toBe(2)
    expect(daysBetween('2027-03-27T07:00:00Z', '2027-03-29')).toBe(2)
  })
})
