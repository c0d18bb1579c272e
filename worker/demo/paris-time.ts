/** The demo world dates its items by days of the French calendar, counted from the clock it is given. */
const dayMilliseconds = 86_400_000

const months = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
]

/** A day of the calendar, without an hour or a zone. */
export interface CalendarDay {
  year: number
  month: number
  day: number
}

/** The day it is in Paris, `days` days after `now` (before it when negative). */
export function parisDay(now: Date, days: number): CalendarDay {
  const today = parisClock(now)
  const noon = new Date(Date.UTC(today.year, today.month - 1, today.day, 12) + days * dayMilliseconds)
  return { year: noon.getUTCFullYear(), month: noon.getUTCMonth() + 1, day: noon.getUTCDate() }
}

/** The instant at which a clock in Paris shows that day and hour. */
export function parisInstant({ year, month, day }: CalendarDay, hour: number, seconds = 0): Date {
  const guess = Date.UTC(year, month - 1, day, hour, 0, seconds)
  return new Date(guess - parisOffset(new Date(guess)))
}

/** "2026-11-24". */
export function isoDay({ year, month, day }: CalendarDay): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** "24 novembre 2026", "1er décembre 2026". */
export function frenchDay({ year, month, day }: CalendarDay): string {
  return `${day === 1 ? '1er' : day} ${months[month - 1] ?? ''} ${year}`
}

function parisOffset(instant: Date): number {
  const shown = parisClock(instant)
  const asUtc = Date.UTC(shown.year, shown.month - 1, shown.day, shown.hour, shown.minute, shown.second)
  return asUtc - Math.floor(instant.getTime() / 1000) * 1000
}

const clockFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Paris',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

function parisClock(instant: Date): CalendarDay & { hour: number; minute: number; second: number } {
  const parts = new Map(clockFormat.formatToParts(instant).map(({ type, value }) => [type, Number(value)]))
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
    second: part('second'),
  }
}
