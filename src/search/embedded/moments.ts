import { addDays, parisDay, parisInstant } from '../../french/calendar.ts'
import { unknown } from './columns.ts'

const weekLength = 7
const dayLength = 86_400_000

/** Milliseconds of an ISO day or instant; 0 for what is neither. */
export function millisecondsOf(date: string | undefined): number {
  const milliseconds = date === undefined ? Number.NaN : Date.parse(date)
  return Number.isNaN(milliseconds) ? 0 : milliseconds
}

/** Seconds, as columns hold them. */
export function secondsOfDate(date: string | undefined): number {
  const seconds = date === undefined ? Number.NaN : Math.floor(Date.parse(date) / 1000)
  return Number.isNaN(seconds) ? unknown : Math.max(0, Math.min(seconds, unknown - 1))
}

/** The first second at which a closing day or instant is past. */
export function closesAt(date: string | undefined): number {
  if (date === undefined || secondsOfDate(date) === unknown) return unknown
  return date.length > 10 ? secondsOfDate(date) + 1 : midnight(addDays(date, 1))
}

/** The first second of an opening day or instant. */
export function opensAt(date: string | undefined): number {
  if (date === undefined || secondsOfDate(date) === unknown) return unknown
  return date.length > 10 ? secondsOfDate(date) : midnight(date)
}

/** The second at which a day begins in Paris. */
export function midnight(day: string): number {
  return secondsOfDate(parisInstant(day, 0, 0))
}

/** Weeks since the Monday of 1970-01-01, in Paris. */
export function weekOf(date: string): number {
  const milliseconds = millisecondsOf(date)
  const day = Date.parse(parisDay(new Date(milliseconds).toISOString())) / dayLength
  return Math.max(0, Math.floor((day + 3) / weekLength))
}

/** The Monday of a week. */
export function mondayOf(week: number): string {
  return new Date((week * weekLength - 3) * dayLength).toISOString().slice(0, 10)
}
