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

const parisHour = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Paris',
  hour: '2-digit',
  hourCycle: 'h23',
})

/** The instant in UTC ("2027-03-15T11:00:00Z") of an hour of a day in Paris. */
export function parisInstant(day: string, hour: number, minute: number): string {
  const asUtc = Date.parse(`${day}T00:00:00Z`) + (hour * 60 + minute) * 60_000
  // Summer time is two hours ahead of UTC, winter time one; the hour that does not exist in March is read as winter's.
  const ahead = [2, 1].find((hours) => Number(parisHour.format(asUtc - hours * 3_600_000)) === hour) ?? 1
  return `${new Date(asUtc - ahead * 3_600_000).toISOString().slice(0, 19)}Z`
}

/** The day so many days later (or earlier): YYYY-MM-DD. */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10)
}

/** A day is past after its end in Paris; an instant at that instant. */
export function isPast(value: string, now: Date): boolean {
  return value.length > 10 ? new Date(value) < now : daysBetween(now, value) < 0
}
