import { describe, expect, it } from 'vitest'
import { fromParisLocal, parisLocal } from '#web/views/letters/local-moment.ts'

describe('parisLocal', () => {
  it.each([
    ['2026-11-30T07:00:00.000Z', '2026-11-30T08:00'],
    ['2026-07-06T06:05:00Z', '2026-07-06T08:05'],
    ['2026-12-31T23:30:00Z', '2027-01-01T00:30'],
  ])('says %s as the clock of Paris does', (instant, local) => {
    expect(parisLocal(instant)).toBe(local)
    expect(Date.parse(fromParisLocal(local) ?? '')).toBe(Date.parse(instant))
  })
})

describe('fromParisLocal', () => {
  it('reads seconds that a browser adds', () => {
    expect(fromParisLocal('2026-11-30T08:00:30')).toBe('2026-11-30T07:00:00Z')
  })

  it('reads the hour that summer time leaves out as winter’s', () => {
    expect(fromParisLocal('2027-03-28T02:30')).toBe('2027-03-28T01:30:00Z')
  })

  it.each([
    '',
    'demain',
    '2026-02-30T08:00',
    '2026-11-30T24:00',
    '2026-11-30T08:61',
    '2026-11-30 08:00',
    '2026-11-30',
  ])('refuses what is no moment: %o', (value) => {
    expect(fromParisLocal(value)).toBeUndefined()
  })
})
