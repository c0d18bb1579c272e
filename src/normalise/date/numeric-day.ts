import { dayOf, dayOfYear } from './calendar-day.ts'
import type { DayReading } from './calendar-day.ts'

/** Days written in figures: ISO 8601 in all its forms, and 12/11/2026. */
export function readNumericDay(text: string): DayReading | undefined {
  return readIso(text) ?? readOrdinal(text) ?? readWeek(text) ?? readSlashed(text)
}

/** 2026-03-15, 2026/3/15, 20260315T1430; Google's calendars wrote months of three digits (2003-012-31). */
function readIso(text: string): DayReading | undefined {
  const match = /^(\d{4})([-/.]?)(?:0(?=\d\d\D))?(\d{1,2})\2(\d{1,2})(?!\d)(.*)$/.exec(text)
  if (!match || (match[2] === '' && !/^\d{8}(?!\d)/.test(text))) return undefined
  return [dayOf(match[1], match[3], match[4]), withColons(match[5] ?? '')]
}

/** The hour of a compact date is compact too: 20260703T140000Z. */
function withColons(rest: string): string {
  return rest.replace(/^([T ]\d{2})(\d{2})(\d{2})?(?![\d:])/i, (_, hours, minutes, seconds) =>
    [hours, minutes, seconds ?? '00'].join(':'),
  )
}

/** 2026-331, 2026331: the day of the year (ISO 8601, 4.1.3). */
function readOrdinal(text: string): DayReading | undefined {
  const match = /^(\d{4})-?(\d{3})(?=$|T)(.*)$/.exec(text)
  const days = Number(match?.[2])
  const isLeap = new Date(Date.UTC(Number(match?.[1]), 1, 29)).getUTCMonth() === 1
  if (!match || days < 1 || days > (isLeap ? 366 : 365)) return undefined
  return [dayOfYear(Number(match[1]), days), withColons(match[3] ?? '')]
}

/** 2026-W07-3, 2026W073: the third day of week 7, which is the one with the seventh Thursday (ISO 8601, 4.1.4). */
function readWeek(text: string): DayReading | undefined {
  const match = /^(\d{4})(-?)W(\d{2})\2([1-7])(?=$|T)(.*)$/.exec(text)
  const week = Number(match?.[3])
  if (!match || week < 1 || week > 53) return undefined
  const year = Number(match[1])
  // 4 January is always in week 1; Sunday, day 0, ends a week.
  const fourth = new Date(Date.UTC(year, 0, 4)).getUTCDay() || 7
  return [dayOfYear(year, 4 - fourth + (week - 1) * 7 + Number(match[4])), withColons(match[5] ?? '')]
}

/** 03-12-31 is of 1931, 2003 or 2031: with hyphens, two figures of a year stand first (ISO 8601) or last. */
function isDoubtful(text: string): boolean {
  const match = /^(\d{2})-(\d{2})-(\d{2})(?!\d)/.exec(text)
  return match !== null && Number(match[2]) <= 12 && Number(match[3]) >= 1 && Number(match[3]) <= 31
}

/** 12/11/2026, 12.11.2026, 12/11/26: day first, as in France; month first only where there is no such month (11/23/2026). */
function readSlashed(text: string): DayReading | undefined {
  const match = /^(\d{1,2})([/. -])(\d{1,2})\2(\d{4}|\d{2})(?!\d)(.*)$/.exec(text)
  if (!match) return undefined
  const [, first = '', , second = '', year, rest = ''] = match
  if (isDoubtful(text)) return undefined
  const isAmerican = Number(second) > 12 && Number(first) <= 12
  return [isAmerican ? dayOf(year, first, second) : dayOf(year, second, first), rest]
}
