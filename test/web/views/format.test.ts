import { describe, expect, it } from 'vitest'
import {
  addDays,
  formatAge,
  formatDate,
  formatHour,
  formatLength,
  formatLongDate,
  formatMoment,
  formatNumber,
  formatShortDay,
  formatWeek,
  mondayOf,
} from '#web/views/format.ts'

const now = new Date('2026-11-24T08:00:00Z')

describe('dates', () => {
  it.each([
    ['2026-11-12', '12 nov. 2026'],
    ['2027-01-01', '1er janv. 2027'],
    ['2026-11-12T23:30:00Z', '13 nov. 2026'],
  ])('writes %s as %s', (value, expected) => {
    expect(formatDate(value)).toBe(expected)
  })

  it('writes the month in full', () => {
    expect(formatLongDate('2027-02-01')).toBe('1er février 2027')
  })

  it.each([
    ['2027-03-15', '15 mars 2027'],
    ['2027-03-15T11:00:00Z', '15 mars 2027 à 12\u00A0h'],
    ['2026-07-01T21:59:00Z', '1er juillet 2026 à 23\u00A0h\u00A059'],
  ])('writes the moment %s as %s', (value, expected) => {
    expect(formatMoment(value)).toBe(expected)
  })

  it.each([
    ['2026-11-24T13:05:00Z', '14\u00A0h\u00A005'],
    ['2026-11-23T23:00:00Z', '0\u00A0h'],
  ])('writes the hour of %s', (value, expected) => {
    expect(formatHour(value)).toBe(expected)
  })

  it('writes a day of a week, and a week', () => {
    expect(formatShortDay('2026-12-17')).toBe('jeu. 17 déc.')
    expect(formatWeek('2026-12-07', now)).toBe('7 décembre')
    expect(formatWeek('2027-01-04', now)).toBe('4 janvier 2027')
  })
})

describe('days', () => {
  it.each([
    ['2026-11-24', '2026-11-23'],
    ['2026-11-23', '2026-11-23'],
    ['2026-11-29', '2026-11-23'],
    ['2027-01-01', '2026-12-28'],
  ])('finds the Monday of %s', (day, expected) => {
    expect(mondayOf(day)).toBe(expected)
  })

  it('adds days over the end of a month', () => {
    expect(addDays('2026-11-28', 7)).toBe('2026-12-05')
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28')
  })
})

describe('lengths and numbers', () => {
  it.each([
    ['2026-11-24T07:48:00Z', 'il y a 12\u00A0min'],
    ['2026-11-24T05:00:00Z', 'il y a 3\u00A0h'],
    ['2026-11-22T07:00:00Z', 'il y a 2\u00A0j'],
    ['2026-11-24T07:59:40Z', 'à l’instant'],
    ['2026-11-24T08:05:00Z', 'à l’instant'],
  ])('tells the age of %s', (value, expected) => {
    expect(formatAge(value, now)).toBe(expected)
  })

  it('says nothing under a minute', () => {
    expect(formatLength(59_000)).toBe('')
  })

  it('groups thousands and keeps one decimal', () => {
    expect(formatNumber(12_345)).toBe('12\u202F345')
    expect(formatNumber(4.25)).toBe('4,3')
  })
})
