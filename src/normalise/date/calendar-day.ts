export interface CalendarDay {
  year: number
  month: number
  day: number
}

/** A day, and what follows it in the text: an hour, a zone, words, or nothing. */
export type DayReading = [day: CalendarDay, rest: string]

/** From the parts as written; two digits of a year are of 1970 to 2069, as in POSIX. */
export function dayOf(year = '', month: string | number = 0, day = ''): CalendarDay {
  const written = Number(year)
  const century = year.length > 2 ? 0 : written < 70 ? 2000 : 1900
  return { year: written + century, month: Number(month), day: Number(day) }
}

/** Day `days` (1 is 1 January) of a year: ordinal dates and weeks. */
export function dayOfYear(year: number, days: number): CalendarDay {
  const date = new Date(Date.UTC(year, 0, days))
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

export function isRealDay({ year, month, day }: CalendarDay, firstYear: number): boolean {
  if (year < firstYear || year > lastYear || month < 1 || month > 12 || day < 1) return false
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
}

export const lastYear = 2100

export function isoDay({ year, month, day }: CalendarDay): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
