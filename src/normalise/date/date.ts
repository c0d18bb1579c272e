import { isRealDay, isoDay, lastYear } from './calendar-day.ts'
import type { CalendarDay, DayReading } from './calendar-day.ts'
import { inFigures } from './east-asian-date.ts'
import { readNumericDay } from './numeric-day.ts'
import { readTime } from './time-of-day.ts'
import { wallToUtc } from './time-zones.ts'
import type { DefaultZone } from './time-zones.ts'
import { readWordedDay } from './worded-day.ts'

/**
 * Any date a publisher may write → ISO 8601 UTC with seconds, or undefined: a date is read or absent, never guessed.
 *
 * Choices: a date without hour keeps its day ("2026-03-15T00:00:00Z"), so that no shift shows the day before; an hour
 * without zone is of `zone`; "2003" and "2003-12" are their first day (W3C-DTF). Days that do not exist, years outside
 * 1970-2100 and the epoch itself (a program's way to have no date) are refused.
 */
export function readDate(value: string, zone: DefaultZone = 'UTC'): string | undefined {
  const moment = readMoment(value, { zone, firstYear: 1970 }) ?? readPeriod(value)
  const date = moment && (moment.kind === 'day' ? `${moment.day}T00:00:00Z` : moment.instant)
  return date === '1970-01-01T00:00:00Z' ? undefined : date
}

/** A closing date: "2027-03-15" when only a day is given, else an instant in UTC; without zone, of Paris. */
export function readDeadline(value: string): string | undefined {
  const moment = readMoment(value, { zone: 'Europe/Paris', firstYear: 1990 })
  return moment && (moment.kind === 'day' ? moment.day : moment.instant)
}

type Moment = { kind: 'day'; day: string } | { kind: 'instant'; instant: string }

interface Rules {
  zone: DefaultZone
  firstYear: number
}

const maxLength = 100

function readMoment(value: string, rules: Rules): Moment | undefined {
  const text = tidy(value)
  if (text === '' || text.length > maxLength) return undefined
  if (/^\d{9,14}$/.test(text)) return readDigits(text, rules)
  const reading = readDay(text) ?? readDay(text.replace(weekday, '')) ?? readHourFirst(text)
  if (!reading) return undefined
  const [day, rest] = reading
  if (!isRealDay(day, rules.firstYear)) return undefined
  if (saysNoHour(rest)) return { kind: 'day', day: isoDay(day) }
  return readInstant(day, rest, rules)
}

/** Words may follow a day ("15 mars 2027 au plus tard"), and a zone (XML Schema); an hour that cannot be read may not. */
function saysNoHour(rest: string): boolean {
  return (
    /^(?:[ ,;.]{0,3}| ?(?:Z|[+-]\d\d:?\d\d))$/i.test(rest) ||
    /^[ ,;.–-]{1,3}(?!(?:à|at|um) ?\d)[\p{L}(]/iu.test(rest)
  )
}

/** Spaces of all kinds made one; what announces a date ("Publié le") gone. */
function tidy(value: string): string {
  const text = value
    .slice(0, maxLength * 2)
    .normalize('NFKC')
    .replace(/[\s\u200e\u200f]+/g, ' ')
    .trim()
    .replace(/^[\p{L}' ’]{0,40}(?:\ble(?: ?:)?|:) ?(?=[\p{L}\d])/iu, '')
  return inFigures(text)
}

// Any word, in any language, on a second try only: "Mar 3, 2026" is in March, "mar 3 fév 2026" on a Tuesday.
const weekday = /^[\p{L}\p{M}-]{1,14}(?: ?[.,]{1,2} ?| )(?=[\p{L}\d])/u

function readDay(text: string): DayReading | undefined {
  return readNumericDay(text) ?? readWordedDay(text)
}

/** 14:30 02.01.2026. */
function readHourFirst(text: string): DayReading | undefined {
  const match = /^(\d{1,2}(?::\d{2}){1,2}|\d{1,2}h\d{2}),? (\D?.*)$/i.exec(text)
  const reading = match && readDay(match[2] ?? '')
  return reading ? [reading[0], ` ${match?.[1]} ${reading[1]}`] : undefined
}

/** Seconds (10 digits) or milliseconds (13) since 1970, or a compact day and hour (14). Eight digits are an ISO day. */
function readDigits(text: string, rules: Rules): Moment | undefined {
  if (text.length === 14) return readMoment(`${text.slice(0, 8)}T${text.slice(8)}`, rules)
  if (text.length !== 10 && text.length !== 13) return undefined
  return instantOf(Number(text) * (text.length === 10 ? 1000 : 1), rules)
}

/** The W3C profile of ISO 8601 lets a date end at its year or month. */
function readPeriod(value: string): Moment | undefined {
  const match = /^\s*(\d{4})(?:-(\d{2}))?\s*$/.exec(value.slice(0, maxLength))
  const day = { year: Number(match?.[1]), month: Number(match?.[2] ?? 1), day: 1 }
  return match && isRealDay(day, 1970) ? { kind: 'day', day: isoDay(day) } : undefined
}

function readInstant(day: CalendarDay, rest: string, rules: Rules): Moment | undefined {
  const time = readTime(rest)
  if (!time) return undefined
  const wall = Date.UTC(day.year, day.month - 1, day.day, time.hours, time.minutes, time.seconds)
  return instantOf(wallToUtc(wall, time.zone ?? rules.zone), rules)
}

function instantOf(milliseconds: number, { firstYear }: Rules): Moment | undefined {
  const date = new Date(milliseconds)
  const year = date.getUTCFullYear()
  if (!(year >= firstYear && year <= lastYear)) return undefined
  return { kind: 'instant', instant: `${date.toISOString().slice(0, 19)}Z` }
}
