/**
 * Monday in Europe/Paris, from 08:00 until 20:00. The letter leaves at the first call of its job in that time, at
 * 08:00 when all is well; a machine that was off at that hour catches up the same day, once, since the letter of a
 * week is kept.
 */
export function isLetterTime(now: Date): boolean {
  const parts = Object.fromEntries(parisHour.formatToParts(now).map(({ type, value }) => [type, value]))
  const hour = Number(parts['hour'])
  return parts['weekday'] === 'Mon' && hour >= 8 && hour < 20
}

const parisHour = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Paris',
  weekday: 'short',
  hour: '2-digit',
  hourCycle: 'h23',
})
