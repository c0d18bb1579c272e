import { describe, expect, it } from 'vitest'
import { unknown } from '#src/search/embedded/columns.ts'
import { closesAt, mondayOf, opensAt, secondsOfDate, weekOf } from '#src/search/embedded/moments.ts'

const iso = (seconds: number) => (seconds === unknown ? 'unknown' : new Date(seconds * 1000).toISOString())

describe('closesAt', () => {
  it.each([
    ['a winter day', '2026-11-24', '2026-11-24T23:00:00.000Z'],
    ['a summer day', '2026-07-14', '2026-07-14T22:00:00.000Z'],
    ['the night when the hour changes', '2026-10-24', '2026-10-24T22:00:00.000Z'],
    ['an instant, a second after', '2026-11-24T11:00:00Z', '2026-11-24T11:00:01.000Z'],
    ['nothing', undefined, 'unknown'],
    ['no date', 'bientôt', 'unknown'],
  ])('is the end of %s', (_, date, expected) => {
    expect(iso(closesAt(date))).toBe(expected)
  })
})

describe('opensAt', () => {
  it('is the first second in Paris', () => {
    expect(iso(opensAt('2026-11-24'))).toBe('2026-11-23T23:00:00.000Z')
    expect(iso(opensAt('2026-11-24T08:00:00Z'))).toBe('2026-11-24T08:00:00.000Z')
    expect(opensAt(undefined)).toBe(unknown)
  })
})

describe('secondsOfDate', () => {
  it('stays within what a column holds', () => {
    expect(secondsOfDate('1881-07-29')).toBe(0)
    expect(secondsOfDate('9999-12-31')).toBe(unknown - 1)
  })
})

describe('weekOf', () => {
  it.each([
    ['1970-01-01T12:00:00Z', '1969-12-29'],
    ['2026-11-23T00:00:00Z', '2026-11-23'],
    ['2026-11-22T22:59:59Z', '2026-11-16'],
    ['2026-11-22T23:00:00Z', '2026-11-23'],
    ['2026-11-29', '2026-11-23'],
    ['no date', '1969-12-29'],
  ])('is that of Paris: %s is of the week of %s', (date, monday) => {
    expect(mondayOf(weekOf(date))).toBe(monday)
  })
})
