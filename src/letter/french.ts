import { isDay, parisDay } from '../french/calendar.ts'

/** No-break spaces as French typography wants them: narrow before ; ! ? and inside « », plain before a colon. */
export const thin = '\u202F'
export const hard = '\u00A0'

/** "1 échéance", "0 texte", "3 actualités": French is plural from two on. */
export function count(n: number, singular: string, plural = `${singular}s`): string {
  return `${n}${hard}${n < 2 ? singular : plural}`
}

export function quote(text: string): string {
  return `«${thin}${text}${thin}»`
}

/** "1er mars 2027", "15 mars 2027 à 12 h", in Paris. Takes a day ("2027-03-15") or an instant. */
export function formatDate(value: string): string {
  const { day, month, year, hour, minute } = inParis(value)
  const date = `${ordinal(day)} ${month} ${year}`.replaceAll(' ', hard)
  if (isDay(value)) return date
  return `${date} à ${Number(hour)}${hard}h${minute === '00' ? '' : `${hard}${minute}`}`
}

/** The day alone: "15 mars 2027". */
export function formatDay(value: string): string {
  const { day, month, year } = inParis(value)
  return `${ordinal(day)} ${month} ${year}`.replaceAll(' ', hard)
}

/**
 * Makes the spaces that a text already has unbreakable where French wants it: before ; ! ? : and », after «, between
 * the groups of a number and before its unit. Adds and removes none: it is someone else's text.
 */
export function keepTogether(text: string): string {
  return text
    .replace(/ (?=[;!?»])|(?<=«) /g, thin)
    .replace(/ (?=:(?: |$))|(?<=\d) (?=(?:€|%|[kM]€|Md€|h\b))/g, hard)
    .replace(/(?<=\d) (?=\d{3}(?!\d))/g, thin)
}

/** "12 nov. 2026", in Paris. */
export function shortDate(value: string): string {
  const { day, year } = inParis(value)
  return `${ordinal(day)}${hard}${shortMonths.format(new Date(isDay(value) ? `${value}T12:00:00Z` : value))}${hard}${year}`
}

/** "du 17 au 24 novembre 2026", "du 28 décembre 2026 au 4 janvier 2027": both days included. */
export function formatPeriod(from: string, to: string): string {
  const start = inParis(from)
  const end = inParis(to)
  const sameMonth = start.month === end.month && start.year === end.year
  const first = sameMonth
    ? [start.day]
    : start.year === end.year
      ? [start.day, start.month]
      : [start.day, start.month, start.year]
  return `du${hard}${[ordinal(first[0]), ...first.slice(1)].join(hard)} au${hard}${formatDay(to)}`
}

/** The ISO 8601 week in Paris: "2026-S48". The week belongs to the year of its Thursday. */
export function parisWeek(value: string): string {
  const date = new Date(parisDay(value))
  const weekday = date.getUTCDay() || 7
  date.setUTCDate(date.getUTCDate() + 4 - weekday)
  const year = date.getUTCFullYear()
  const week = Math.ceil(((date.getTime() - Date.UTC(year, 0, 1)) / 86_400_000 + 1) / 7)
  return `${year}-S${String(week).padStart(2, '0')}`
}

function ordinal(day: string | undefined): string {
  return day === '1' ? '1er' : (day ?? '')
}

const parts = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})
const shortMonths = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', month: 'short' })

// A day without an hour is that day in Paris: noon UTC is the same day there all year round.
function inParis(value: string) {
  const date = new Date(isDay(value) ? `${value}T12:00:00Z` : value)
  const found = Object.fromEntries(parts.formatToParts(date).map(({ type, value: text }) => [type, text]))
  return {
    year: found['year'] ?? '',
    month: found['month'] ?? '',
    day: found['day'] ?? '',
    hour: found['hour'] ?? '',
    minute: found['minute'] ?? '',
  }
}
