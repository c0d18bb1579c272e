import { describe, expect, it } from 'vitest'
import { isDue, mondayOf } from '#src/letter/deliver/frequency.ts'

describe('mondayOf', () => {
  it.each([
    ['2026-S48', '2026-11-23'],
    ['2026-S01', '2025-12-29'],
    ['2026-S53', '2026-12-28'],
    ['2027-S01', '2027-01-04'],
    ['2024-S09', '2024-02-26'],
  ])('is the first day of %s', (week, monday) => {
    expect(mondayOf(week).toISOString().slice(0, 10)).toBe(monday)
  })

  it.each(['', '2026-48', '2026-S4', 'S48'])('refuses « %s »', (week) => {
    expect(() => mondayOf(week)).toThrow('Not a week')
  })
})

describe('isDue', () => {
  it.each([
    ['week', '2026-S48', '2026-S47', true],
    ['fortnight', '2026-S48', undefined, true],
    ['fortnight', '2026-S48', '2026-S47', false],
    ['fortnight', '2026-S48', '2026-S46', true],
    ['fortnight', '2027-S01', '2026-S52', true],
    ['fortnight', '2027-S01', '2026-S53', false],
    // A letter that was put off comes after a later one.
    ['fortnight', '2026-S47', '2026-S48', false],
    ['month', '2026-S48', '2026-S45', false],
    ['month', '2026-S49', '2026-S48', false],
    ['month', '2026-S50', '2026-S48', true],
    ['month', '2027-S01', '2026-S53', true],
    ['month', '2026-S01', '2025-S51', false],
    ['month', '2026-S48', undefined, true],
  ] as const)('of a %s: %s after %s is %s', (frequency, letter, last, due) => {
    expect(isDue(frequency, letter, last)).toBe(due)
  })
})
