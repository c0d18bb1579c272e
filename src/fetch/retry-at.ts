const latest = 7 * 24 * 3_600_000

/** Reads Retry-After, in seconds or as a date (RFC 9110 §10.2.3); undefined when absent, past or nonsense. */
export function retryAt(header: string | null, now: Date): Date | undefined {
  if (!header) return undefined
  const value = header.trim()
  const at = /^\d{1,9}$/.test(value) ? now.getTime() + Number(value) * 1000 : Date.parse(value)
  if (Number.isNaN(at) || at <= now.getTime()) return undefined
  return new Date(Math.min(at, now.getTime() + latest))
}
