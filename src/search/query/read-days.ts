import { addDays, isDay } from '../../french/calendar.ts'
import { fold } from '../french/analyse.ts'

/** Days, both included. */
export interface Days {
  first: string
  last: string
}

const named = new Map([
  ['aujourdhui', 0],
  ['hier', -1],
  ['demain', 1],
  ['avanthier', -2],
  ['apresdemain', 2],
])

/** « 2026 », « 2026-05 », « 05/2026 », « 2026-05-12 », « 12/05/2026 », « demain ». */
export function readDays(typed: string, today: string): Days | undefined {
  const known = named.get(fold(typed))
  if (known !== undefined) return dayAt(addDays(today, known))
  const year = /^(\d{4})$/.exec(typed)
  if (year) return checked(`${year[1]}-01-01`, `${year[1]}-12-31`)
  const month = /^(\d{4})-(\d{1,2})$/.exec(typed) ?? turned(/^(\d{1,2})[/-](\d{4})$/.exec(typed))
  if (month) return monthOf(Number(month[1]), Number(month[2]))
  const day =
    /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(typed) ??
    turned(/^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(typed))
  return day ? dayAt([day[1]!, ...day.slice(2).map((part) => part.padStart(2, '0'))].join('-')) : undefined
}

const spans: readonly [pattern: RegExp, days: number][] = [
  [/^(?:j|d|jours?)$/, 1],
  [/^(?:s|sem|semaines?)$/, 7],
  [/^(?:m|mois)$/, 30],
  [/^(?:a|ans?|annees?)$/, 365],
]

/** Days are compared as texts, and years of five figures, or before Christ, are written otherwise. */
const century = 36_525

/** How many days are « 30j », « 2s », « 3m », « 1 an »: a month has thirty; no more than a century. */
export function readSpan(typed: string): number | undefined {
  const match = /^(\d{1,4})\s?(\p{L}{1,8})$/u.exec(typed)
  const days = match && spans.find(([pattern]) => pattern.test(fold(match[2]!)))?.[1]
  return match && days ? Math.min(Number(match[1]) * days, century) : undefined
}

function turned(match: RegExpExecArray | null): string[] | undefined {
  return match ? [match[0], ...match.slice(1).toReversed()] : undefined
}

function monthOf(year: number, month: number): Days | undefined {
  const first = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`
  if (!isDay(first)) return undefined
  const after = addDays(first, 31).slice(0, 7)
  return { first, last: addDays(`${after}-01`, -1) }
}

function dayAt(day: string): Days | undefined {
  return checked(day, day)
}

function checked(first: string, last: string): Days | undefined {
  // A year before 1000 is a slip of the finger, and years after 9999 have another form.
  return isDay(first) && first >= '1000' && last < '9999' ? { first, last } : undefined
}
