import { addDays } from '../../french/calendar.ts'
import { type Days, readDays, readSpan } from './read-days.ts'
import { splitRange } from './split-range.ts'

/** ISO days, both included. */
export interface DayRange {
  from?: string
  to?: string
}

/** Which way « 30j » runs from today: to what comes (deadlines) or to what was (publication). */
export type Way = 'ahead' | 'back'

/**
 * Days from `<30j` (within thirty days), `>2026-12-01` (later than that day), `2026-12`, `2026-12-01..2027-01-31`.
 * `today` is the day in Paris.
 */
export function readRange(typed: string, today: string, way: Way): DayRange | undefined {
  const split = splitRange(typed)
  if (!split) return undefined
  if (split.sign === '..') {
    const [from, to] = [split.from, split.to].map((end) => readEnd(end, today, way))
    if ((split.from && !from) || (split.to && !to)) return undefined
    const range = { ...(from ? { from: from.first } : {}), ...(to ? { to: to.last } : {}) }
    return range.from && range.to && range.from > range.to ? { from: to!.first, to: from!.last } : range
  }
  const span = readSpan(split.value)
  if (span !== undefined) return spanRange(span, split.sign, today, way)
  const days = readDays(split.value, today)
  return days && signedRange(days, split.sign)
}

/** From that day, month or year on; « 30j » is thirty days ago. */
export function readAfter(typed: string, today: string): DayRange | undefined {
  const days = readEnd(typed.trim(), today, 'back')
  return days && { from: days.first }
}

/** Before that day, month or year begins. */
export function readBefore(typed: string, today: string): DayRange | undefined {
  const days = readEnd(typed.trim(), today, 'back')
  return days && { to: addDays(days.first, -1) }
}

function readEnd(typed: string, today: string, way: Way): Days | undefined {
  const span = readSpan(typed)
  if (span === undefined) return readDays(typed, today)
  const day = addDays(today, way === 'ahead' ? span : -span)
  return { first: day, last: day }
}

/** « <30j » and « 30j »: no further than that; « >30j »: further. */
function spanRange(span: number, sign: string, today: string, way: Way): DayRange {
  const isFar = sign.startsWith('>')
  if (way === 'ahead')
    return isFar ? { from: addDays(today, span) } : { from: today, to: addDays(today, span) }
  return isFar ? { to: addDays(today, -span) } : { from: addDays(today, -span) }
}

function signedRange({ first, last }: Days, sign: string): DayRange {
  if (sign === '>') return { from: addDays(last, 1) }
  if (sign === '>=') return { from: first }
  if (sign === '<') return { to: addDays(first, -1) }
  return sign === '<=' ? { to: last } : { from: first, to: last }
}
