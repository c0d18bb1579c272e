import { daysBetween, isPast } from '../../french/calendar.ts'
import type { CallState } from '../../french/call-states.ts'
import type { EnrichedItem } from '../enriched-item.ts'

export interface CallStatus {
  state: CallState
  /** The next step: the day it opens, the round or the day that closes; absent without one. */
  at?: string
  /** Calendar days in Paris to `at`; negative once closed. */
  days?: number
}

/** Where a call stands; undefined for what is no call, or tells no date. */
export function callStatus(
  { closing, facts: { dates, standing } }: Pick<EnrichedItem, 'closing' | 'facts'>,
  now: Date,
): CallStatus | undefined {
  const last = closing?.value
  const openings = dates.filter(({ role, value }) => role === 'opening' && (!last || value <= last))
  const isAhead = openings.length > 0 && openings.every(({ value }) => !isBegun(value, now))
  if (isAhead && !(last && isPast(last, now))) return statusAt('upcoming', openings[0]!.value, now)
  if (!last) return standing && { state: standing }
  if (isPast(last, now)) return statusAt('closed', last, now)
  const next = nextRound(dates, last, now)
  const days = daysBetween(now, next)
  return statusAt(days <= 7 ? 'week' : days <= 30 ? 'month' : 'open', next, now)
}

/** The next of the rounds that `last` closes; `last` where a field of the source says another day than the text. */
function nextRound(dates: EnrichedItem['facts']['dates'], last: string, now: Date): string {
  const rounds = dates.filter(({ role }) => role === 'submission').map(({ value }) => value)
  if (rounds.at(-1)?.slice(0, 10) !== last.slice(0, 10)) return last
  return rounds.slice(0, -1).find((value) => !isPast(value, now)) ?? last
}

function isBegun(value: string, now: Date): boolean {
  return value.length > 10 ? new Date(value) <= now : daysBetween(now, value) <= 0
}

function statusAt(state: CallState, at: string, now: Date): CallStatus {
  return { state, at, days: daysBetween(now, at) }
}
