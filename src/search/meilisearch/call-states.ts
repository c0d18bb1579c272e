import { addDays, parisDay, parisInstant } from '../../french/calendar.ts'
import { type CallState, callStateWords } from '../../french/call-states.ts'

export const callStates = Object.keys(callStateWords) as CallState[]

/** What a call in this state looks like at this hour: the same as src/enrich/dates/status.ts, in filters. */
export function stateFilter(state: string, now: Date): string {
  const at = Math.floor(now.getTime() / 1000)
  const ahead = `opensAt > ${at}`
  const [week, month] = [startOfDayIn(now, 8), startOfDayIn(now, 31)]
  const closing = (bounds: string) => `closesAt EXISTS AND ${bounds} AND closesAt >= ${at} AND NOT ${ahead}`
  const filters: Record<CallState, string> = {
    upcoming: `${ahead} AND NOT closesAt < ${at}`,
    closed: `closesAt < ${at}`,
    week: closing(`closesAt < ${week}`),
    month: closing(`closesAt >= ${week} AND closesAt < ${month}`),
    open: closing(`closesAt >= ${month}`),
    permanent: `standing = "permanent" AND NOT ${ahead}`,
    rolling: `standing = "rolling" AND NOT ${ahead}`,
  }
  return Object.hasOwn(filters, state) ? filters[state as CallState] : 'id IN []'
}

/** Seconds at the start of the day in Paris, so many days after today. */
function startOfDayIn(now: Date, days: number): number {
  return Date.parse(parisInstant(addDays(parisDay(now), days), 0, 0)) / 1000
}
