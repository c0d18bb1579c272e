import { isDay } from '../french/calendar.ts'
import { formatDate, formatPeriod, hard, shortDate } from './french.ts'
import type { DateLanguage } from './preferences.ts'

/** How one reader's letter writes dates; the rest stays in French. Everything is in Europe/Paris. */
export interface DateWords {
  language: DateLanguage
  /** "15 mars 2027 à 12 h", "15 March 2027, 12:00". */
  full(value: string): string
  /** "12 nov. 2026", "12 Nov 2026". */
  short(value: string): string
  /** "du 17 au 24 novembre 2026", "from 17 to 24 November 2026". */
  period(from: string, to: string): string
}

export function dateWordsIn(language: DateLanguage): DateWords {
  return language === 'en' ? english : french
}

const french: DateWords = { language: 'fr', full: formatDate, short: shortDate, period: formatPeriod }

const english: DateWords = {
  language: 'en',
  full(value) {
    const { day, month, year, hour, minute } = inParis(value, longMonth)
    const date = [day, month, year].join(hard)
    return isDay(value) ? date : `${date},${hard}${hour}:${minute}`
  },
  short(value) {
    const { day, month, year } = inParis(value, shortMonth)
    return [day, month, year].join(hard)
  },
  period(from, to) {
    const start = inParis(from, longMonth)
    const end = inParis(to, longMonth)
    const sameYear = start.year === end.year
    const sameMonth = sameYear && start.month === end.month
    const first = sameMonth
      ? [start.day]
      : sameYear
        ? [start.day, start.month]
        : [start.day, start.month, start.year]
    return `from${hard}${first.join(hard)} to${hard}${[end.day, end.month, end.year].join(hard)}`
  },
}

const options = {
  timeZone: 'Europe/Paris',
  year: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
} as const
const longMonth = new Intl.DateTimeFormat('en-GB', { ...options, month: 'long' })
const shortMonth = new Intl.DateTimeFormat('en-GB', { ...options, month: 'short' })

function inParis(
  value: string,
  format: Intl.DateTimeFormat,
): Record<'day' | 'month' | 'year' | 'hour' | 'minute', string> {
  // A day without an hour is that day in Paris: noon UTC is the same day there all year round.
  const parts = format.formatToParts(new Date(isDay(value) ? `${value}T12:00:00Z` : value))
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? ''
  return {
    day: part('day'),
    month: part('month'),
    year: part('year'),
    hour: part('hour'),
    minute: part('minute'),
  }
}
