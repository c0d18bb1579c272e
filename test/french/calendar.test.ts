import { describe, expect, it } from 'vitest'
import { addDays, daysBetween, isDay, isPast, parisDay, parisInstant } from '#src/french/calendar.ts'

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

describe('parisInstant', () => {
  it.each([
    ['2027-01-15', 12, 0, '2027-01-15T11:00:00Z'],
    ['2027-07-15', 17, 30, '2027-07-15T15:30:00Z'],
    ['2027-07-15', 0, 0, '2027-07-14T22:00:00Z'],
    ['2027-01-15', 23, 59, '2027-01-15T22:59:00Z'],
    // Summer time starts on 28 March 2027 at 2 h, and ends on 31 October at 3 h.
    ['2027-03-28', 1, 59, '2027-03-28T00:59:00Z'],
    ['2027-03-28', 3, 0, '2027-03-28T01:00:00Z'],
    ['2027-03-28', 2, 30, '2027-03-28T01:30:00Z'],
    ['2027-10-31', 1, 0, '2027-10-30T23:00:00Z'],
    ['2027-10-31', 12, 0, '2027-10-31T11:00:00Z'],
  ])('of %s at %d h %d is %s', (day, hour, minute, expected) => {
    expect(parisInstant(day, hour, minute)).toBe(expected)
  })
})

describe('addDays', () => {
  it.each([
    ['2026-11-28', 7, '2026-12-05'],
    ['2026-03-01', -1, '2026-02-28'],
    ['2026-03-28', 2, '2026-03-30'],
  ])('from %s, %d later is %s', (day, count, expected) => {
    expect(addDays(day, count)).toBe(expected)
  })
})

describe('isPast', () => {
  it.each([
    ['a day, on its last minute in Paris', '2026-11-24', '2026-11-24T22:59:00Z', false],
    ['a day, one minute after', '2026-11-24', '2026-11-24T23:00:00Z', true],
    ['a day in summer, on its last minute', '2026-07-14', '2026-07-14T21:59:00Z', false],
    ['a day in summer, one minute after', '2026-07-14', '2026-07-14T22:00:00Z', true],
    ['an instant, to the second', '2026-11-24T11:00:00Z', '2026-11-24T11:00:00Z', false],
    ['an instant, one second after', '2026-11-24T11:00:00Z', '2026-11-24T11:00:01Z', true],
  ])('%s', (_, value, moment, expected) => {
    expect(isPast(value, new Date(moment))).toBe(expected)
  })
})
