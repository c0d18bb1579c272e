/** One event of a hostile world: fields are of any type, and of any length. */
export type EventFields = Record<string, unknown>

export function isFields(value: unknown): value is EventFields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A bounded text, or undefined. */
export function textOf(fields: EventFields, name: string, most = 500): string | undefined {
  const value = fields[name]
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  return typeof value === 'string' && value !== '' && value.length <= most ? value : undefined
}

export function addressIn(fields: EventFields, name: string): string | undefined {
  const address = textOf(fields, name, 320)?.trim().toLowerCase()
  return address && /^[^\s@]{1,64}@[^\s@]{1,255}$/.test(address) ? address : undefined
}

/** ISO 8601, from a date or from seconds or milliseconds since 1970. */
export function dateIn(fields: EventFields, name: string): string | undefined {
  const value = fields[name]
  const time =
    typeof value === 'number' ? value * (value < 1e11 ? 1000 : 1) : Date.parse(textOf(fields, name) ?? '')
  const date = new Date(time)
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString()
}
