/** The calendar that readers live by: days in Europe/Paris, whatever the zone of the machine. */

const dayParts = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Paris',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** True for a day of the calendar written YYYY-MM-DD: 2027-02-30 is none. */
export function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const date = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value)
}

/** The calendar day in Paris of an ISO day ("2027-03-15") or instant, as YYYY-MM-DD. */
export function parisDay(value: string | Date): string {
  if (typeof value === 'string' && isDay(value)) return value
  return dayParts.format(new Date(value))
}

/** Calendar days in Paris from one moment to another: 0 the same day, 1 the next, negative before. */
export function daysBetween(from: string | Date, to: string | Date): number {
  return Math.round((Date.parse(parisDay(to)) - Date.parse(parisDay(from))) / 86_400_000)
}
