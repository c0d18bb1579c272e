import { addDays, isPast, parisDay } from '#src/french/calendar.ts'
import type { Closing } from '#src/store/dashboard-counts.ts'
import { mondayOf } from '../format.ts'
import type { Span } from './board.ts'

export interface ClosingWeek {
  /** The Monday, YYYY-MM-DD. */
  week: string
  calls: number
  /** Euros: the envelopes that calls announce, and how many announce one. */
  envelope: number
  withEnvelope: number
}

/** Calls that close on these days, by week; weeks with none too. A call told by several sources counts once. */
export function closingWeeks(
  closings: readonly Closing[],
  { from, to = from }: Span,
  now: Date,
): ClosingWeek[] {
  const calls = new Map<string, { week: string; envelope: number }>()
  for (const { id, storyId = id, closingAt, money } of closings) {
    const day = parisDay(closingAt)
    if (day < from || day > to || isPast(closingAt, now)) continue
    const envelope = Math.max(0, ...money.filter(({ role }) => role === 'envelope').map(({ value }) => value))
    const known = calls.get(storyId)
    calls.set(storyId, {
      week: known?.week ?? mondayOf(day),
      envelope: Math.max(envelope, known?.envelope ?? 0),
    })
  }
  const byWeek = Map.groupBy(calls.values(), ({ week }) => week)
  const weeks: ClosingWeek[] = []
  for (let week = mondayOf(from); week <= to; week = addDays(week, 7)) {
    const found = byWeek.get(week) ?? []
    weeks.push({
      week,
      calls: found.length,
      envelope: found.reduce((sum, { envelope }) => sum + envelope, 0),
      withEnvelope: found.filter(({ envelope }) => envelope > 0).length,
    })
  }
  return weeks
}
