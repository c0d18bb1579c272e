import { isDay, parisDay, parisInstant } from '#src/french/calendar.ts'

const hour = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Paris',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** An instant as a field of type datetime-local holds it, in Paris: « 2026-11-30T08:00 ». */
export function parisLocal(instant: string): string {
  return `${parisDay(instant)}T${hour.format(new Date(instant))}`
}

/** The instant (UTC) of what such a field says; undefined when it is none. */
export function fromParisLocal(value: string): string | undefined {
  const [, day = '', hours = '', minutes = ''] =
    /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)$/.exec(value.slice(0, 16)) ?? []
  if (!isDay(day) || Number(hours) > 23 || Number(minutes) > 59) return undefined
  return parisInstant(day, Number(hours), Number(minutes))
}
