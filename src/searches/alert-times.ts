import { addDays, parisDay, parisInstant } from '../french/calendar.ts'
import type { Rhythm } from '../store/search-alerts.ts'

const minute = 60_000

/** « Immediate » mails to one person leave an hour apart; a minute less, since the clock of the job is not exact. */
export const nowMailGapMs = 59 * minute

/** A mail of the day or of the week leaves at seven in the morning, in Paris. */
const hour = 7

/** When an alert is looked at next, once it was at `now`: with the next run, or seven o'clock of a day or of a Monday. */
export function nextTime(rhythm: Rhythm, now: Date): string {
  // Less than a quarter of an hour: the next run must not miss it, and this one must not take it again.
  if (rhythm === 'now') return new Date(now.getTime() + 10 * minute).toISOString()
  const today = parisDay(now)
  const from = rhythm === 'week' ? addDays(today, daysToMonday(today)) : today
  const step = rhythm === 'week' ? 7 : 1
  const first = instantOf(from)
  return first > now.toISOString() ? first : instantOf(addDays(from, step))
}

/** After so many failures in a row, further and further apart: 15 minutes, an hour, four, twelve. */
export function retryTime(failures: number, now: Date): string {
  const waits = [15, 60, 240, 720]
  const wait = waits[Math.min(failures, waits.length) - 1] ?? waits[0]!
  // A little less: a run that comes early must not miss it.
  return new Date(now.getTime() + wait * minute - 10_000).toISOString()
}

function daysToMonday(day: string): number {
  return (8 - new Date(`${day}T00:00:00Z`).getUTCDay()) % 7
}

// With its milliseconds: instants are compared as texts.
function instantOf(day: string): string {
  return new Date(parisInstant(day, hour, 0)).toISOString()
}
