/**
 * Monday between 08:00 and 08:59 in Europe/Paris. The job is called at 06:00 and 07:00 UTC, and one of the two is
 * that hour, in summer as in winter.
 */
export function isLetterHour(now: Date): boolean {
  const parts = Object.fromEntries(parisHour.formatToParts(now).map(({ type, value }) => [type, value]))
  return parts['weekday'] === 'Mon' && parts['hour'] === '08'
}

const parisHour = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Paris',
  weekday: 'short',
  hour: '2-digit',
  hourCycle: 'h23',
})
