const format = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  hour: 'numeric',
  minute: '2-digit',
})

/** "8\u00A0h\u00A005", in Paris. */
export function parisTime(instant: string): string {
  const parts = format.formatToParts(new Date(instant))
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? ''
  return `${Number(part('hour'))}\u00A0h\u00A0${part('minute')}`
}
