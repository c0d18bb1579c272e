import { isDay, parisDay } from '#src/french/calendar.ts'

const zone = 'Europe/Paris'
const shortMonth = new Intl.DateTimeFormat('fr-FR', { timeZone: 'UTC', month: 'short' })
const longMonth = new Intl.DateTimeFormat('fr-FR', { timeZone: 'UTC', month: 'long' })
const weekday = new Intl.DateTimeFormat('fr-FR', { timeZone: 'UTC', weekday: 'short' })
const clock = new Intl.DateTimeFormat('fr-FR', {
  timeZone: zone,
  hour: 'numeric',
  minute: '2-digit',
  hourCycle: 'h23',
})
const numbers = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 })
const dayMs = 86_400_000

export function formatNumber(value: number): string {
  return numbers.format(value)
}

/** « 12 nov. 2026 », « 1er janv. 2027 ». */
export function formatDate(value: string): string {
  return dayInWords(parisDay(value), shortMonth)
}

/** « 12 novembre 2026 ». */
export function formatLongDate(value: string): string {
  return dayInWords(parisDay(value), longMonth)
}

/** « jeu. 17 déc. », for a list whose heading tells the year. */
export function formatShortDay(value: string): string {
  const date = utcDay(parisDay(value))
  return `${weekday.format(date)} ${ordinal(date)} ${shortMonth.format(date)}`
}

/** « 7 décembre », « 4 janvier 2027 » when the year is not this one. */
export function formatWeek(monday: string, now: Date): string {
  const long = dayInWords(monday, longMonth)
  const year = ` ${parisDay(now).slice(0, 4)}`
  return long.endsWith(year) ? long.slice(0, -year.length) : long
}

/** « 15 mars 2027 à 12 h » ; the hour only when the value has one. */
export function formatMoment(value: string): string {
  const day = dayInWords(parisDay(value), longMonth)
  return isDay(value) ? day : `${day} à ${formatHour(value)}`
}

/** « 14 h 05 », « 12 h », in Paris. */
export function formatHour(value: string): string {
  const [hour = '0', minute = '00'] = clock.format(new Date(value)).split(':')
  return minute === '00' ? `${Number(hour)}\u00A0h` : `${Number(hour)}\u00A0h\u00A0${minute}`
}

/** « il y a 12 min », « il y a 3 h », « il y a 2 j » ; « à l’instant » under a minute, and for a clock that runs ahead. */
export function formatAge(value: string, now: Date): string {
  const length = formatLength(now.getTime() - new Date(value).getTime())
  return length === '' ? 'à l’instant' : `il y a ${length}`
}

/** « 12 min », « 3 h », « 2 j »; '' under a minute. */
export function formatLength(ms: number): string {
  const minutes = Math.floor(ms / 60_000)
  if (minutes < 1) return ''
  if (minutes < 60) return `${minutes}\u00A0min`
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)}\u00A0h`
  return `${Math.floor(minutes / (24 * 60))}\u00A0j`
}

/** The Monday (YYYY-MM-DD) of the week of a day. */
export function mondayOf(day: string): string {
  const date = utcDay(day)
  const sinceMonday = (date.getUTCDay() + 6) % 7
  return new Date(date.getTime() - sinceMonday * dayMs).toISOString().slice(0, 10)
}

export { addDays } from '#src/french/calendar.ts'

function utcDay(day: string): Date {
  return new Date(`${day}T00:00:00Z`)
}

function dayInWords(day: string, month: Intl.DateTimeFormat): string {
  const date = utcDay(day)
  return `${ordinal(date)} ${month.format(date)} ${date.getUTCFullYear()}`
}

function ordinal(date: Date): string {
  return date.getUTCDate() === 1 ? '1er' : String(date.getUTCDate())
}
