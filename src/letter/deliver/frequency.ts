import type { Frequency } from '../preferences.ts'

/**
 * Whether a letter is this member's: every one, every other week, or the first of a month. `last`: the week of the last
 * letter that they got; undefined when they got none, or long ago. Weeks are those of letters: « 2026-S48 ».
 */
export function isDue(frequency: Frequency, letterId: string, last: string | undefined): boolean {
  if (frequency === 'week' || last === undefined) return true
  const [monday, lastMonday] = [mondayOf(letterId), mondayOf(last)]
  if (frequency === 'fortnight') return monday.getTime() - lastMonday.getTime() >= 14 * day
  return monthOf(monday) > monthOf(lastMonday)
}

/** The Monday of an ISO week. Throws on what is none. */
export function mondayOf(week: string): Date {
  const [, year, number] = /^(\d{4})-S(\d{2})$/.exec(week) ?? []
  if (!year || !number) throw new Error(`Not a week: ${week}`)
  // The fourth of January is always in the first week.
  const fourth = Date.UTC(Number(year), 0, 4)
  const weekday = new Date(fourth).getUTCDay() || 7
  return new Date(fourth + (1 - weekday + 7 * (Number(number) - 1)) * day)
}

const day = 86_400_000

function monthOf(date: Date): number {
  return date.getUTCFullYear() * 12 + date.getUTCMonth()
}
