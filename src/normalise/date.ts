import { readMonth } from './month-names.ts'
import { parisToUtc } from './paris-time.ts'
import { readTime } from './time-of-day.ts'
import type { TimeOfDay } from './time-of-day.ts'

/**
 * Any date a publisher may write → ISO 8601 UTC with seconds, or undefined: a date is read or absent, never guessed.
 *
 * Choices: a date without hour keeps its day ("2026-03-15T00:00:00Z"), so that no shift shows the day before; an hour
 * without zone is Paris time. Days that do not exist and years outside 1990-2100 are refused.
 */
export function readDate(value: string): string | undefined {
  const moment = readMoment(value)
  return moment && (moment.kind === 'day' ? `${moment.day}T00:00:00Z` : moment.instant)
}

/** A closing date: "2027-03-15" when only a day is given, else an instant in UTC. */
export function readDeadline(value: string): string | undefined {
  const moment = readMoment(value)
  return moment && (moment.kind === 'day' ? moment.day : moment.instant)
}

type Moment = { kind: 'day'; day: string } | { kind: 'instant'; instant: string }

interface CalendarDay {
  year: number
  month: number
  day: number
}

/** What follows the day: an hour, a zone, or nothing. */
type Reading = [day: CalendarDay, rest: string]

const maxLength = 100

function readMoment(value: string): Moment | undefined {
  const text = tidy(value)
  if (text === '' || text.length > maxLength) return undefined
  if (/^\d{9,14}$/.test(text)) return readDigits(text)
  const reading = readDay(text) ?? readDay(text.replace(weekday, ''))
  if (!reading) return undefined
  const [day, rest] = reading
  if (!exists(day)) return undefined
  if (saysNoHour(rest)) return { kind: 'day', day: isoDay(day) }
  const time = readTime(rest)
  return time && toMoment(day, time)
}

/** Words may follow a day ("15 mars 2027 au plus tard"); an hour that cannot be read may not. */
function saysNoHour(rest: string): boolean {
  return rest.trim() === '' || /^[ ,;.–-]{1,3}(?!(?:à|at) ?\d)[\p{L}(]/iu.test(rest)
}

/** Spaces of all kinds made one; what announces a date ("Publié le") gone. */
function tidy(value: string): string {
  return value
    .slice(0, maxLength * 2)
    .normalize('NFKC')
    .replace(/[\s\u200e\u200f]+/g, ' ')
    .trim()
    .replace(/^[\p{L}' ’]{0,40}(?:\ble(?: ?:)?|:) ?(?=[\p{L}\d])/iu, '')
}

// Stripped on a second try only: "Mar 3, 2026" is in March, "mar 3 fév 2026" on a Tuesday.
const weekday =
  /^(?:lun|mar|mer|jeu|ven|sam|dim|mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}(?:\.,?|,\.?)? ?(?=[\p{L}\d])/iu

function readDay(text: string): Reading | undefined {
  return readIso(text) ?? readNumeric(text) ?? readDayFirst(text) ?? readMonthFirst(text) ?? readAsctime(text)
}

/** Seconds (10 digits) or milliseconds (13) since 1970, or a compact day and hour (14). Eight digits are an ISO day. */
function readDigits(text: string): Moment | undefined {
  if (text.length === 14) {
    return readMoment(`${text.slice(0, 8)}T${text.slice(8)}`)
  }
  if (text.length !== 10 && text.length !== 13) return undefined
  return instantOf(Number(text) * (text.length === 10 ? 1000 : 1))
}

function readIso(text: string): Reading | undefined {
  const match = /^(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})(?!\d)(.*)$/.exec(text)
  if (!match || (match[2] === '' && !/^\d{8}/.test(text))) return undefined
  return [dayOf(match[1], match[3], match[4]), withColons(match[5] ?? '')]
}

/** The hour of a compact date is compact too: 20260703T140000Z. */
function withColons(rest: string): string {
  return rest.replace(/^([T ]\d{2})(\d{2})(\d{2})?(?![\d:])/, (_, hours, minutes, seconds) =>
    [hours, minutes, seconds ?? '00'].join(':'),
  )
}

/** 12/11/2026, 12.11.2026, 12-11-26: day first, as everywhere in France. */
function readNumeric(text: string): Reading | undefined {
  const match = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)(.*)$/.exec(text)
  return match ? [dayOf(match[4], match[3], match[1]), match[5] ?? ''] : undefined
}

/** 3 mars 2026, 1er janvier 2026, 03 Feb 26, 12-Nov-2026. */
function readDayFirst(text: string): Reading | undefined {
  const match =
    /^(\d{1,2})(?: ?er|st|nd|rd|th)?[ -](?:of )?(\p{L}{3,12})\.?,?[ -](\d{4}|\d{2})(?!\d)(.*)$/iu.exec(text)
  const month = match && readMonth(match[2] ?? '')
  return month ? [dayOf(match[3], month, match[1]), match[4] ?? ''] : undefined
}

/** November 12, 2026. */
function readMonthFirst(text: string): Reading | undefined {
  const match = /^(\p{L}{3,12})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?![\d:])(.*)$/iu.exec(text)
  const month = match && readMonth(match[1] ?? '')
  return month ? [dayOf(match[3], month, match[2]), match[4] ?? ''] : undefined
}

/** Tue Nov 12 14:30:00 2026, with a zone before or after the year. */
function readAsctime(text: string): Reading | undefined {
  const match =
    /^(\p{L}{3,12})\.? (\d{1,2}) (\d{1,2}:\d{2}(?::\d{2})?) (?:([A-Z]{1,5}|[+-]\d{4}) )?(\d{4})(?: (.*))?$/iu.exec(
      text,
    )
  const month = match && readMonth(match[1] ?? '')
  return month ? [dayOf(match[5], month, match[2]), ` ${match[3]} ${match[4] ?? match[6] ?? ''}`] : undefined
}

function dayOf(year = '', month: string | number = 0, day = ''): CalendarDay {
  const century = year.length > 2 ? 0 : Number(year) < 70 ? 2000 : 1900
  return { year: century + Number(year), month: Number(month), day: Number(day) }
}

function exists({ year, month, day }: CalendarDay): boolean {
  if (year < 1990 || year > 2100 || month < 1 || month > 12 || day < 1) return false
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
}

function toMoment(day: CalendarDay, time: TimeOfDay): Moment | undefined {
  const wall = Date.UTC(day.year, day.month - 1, day.day, time.hours, time.minutes, time.seconds)
  return instantOf(time.offset === undefined ? parisToUtc(wall) : wall - time.offset * 60_000)
}

function instantOf(milliseconds: number): Moment | undefined {
  const date = new Date(milliseconds)
  const year = date.getUTCFullYear()
  if (!(year >= 1990 && year <= 2100)) return undefined
  return { kind: 'instant', instant: `${date.toISOString().slice(0, 19)}Z` }
}

function isoDay({ year, month, day }: CalendarDay): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
