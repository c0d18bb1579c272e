const longest = 24 * 3_600_000

/**
 * Until when the server says that its answer holds (RFC 9111 §4.2): s-maxage, max-age, then Expires, less its Age.
 * Undefined when it says nothing of use, or that nothing holds; a day at the most, for many say « a year ».
 */
export function freshUntil(headers: Headers, now: Date): Date | undefined {
  const directives = readDirectives(headers.get('cache-control') ?? '')
  if (directives.has('no-store') || directives.has('no-cache')) return undefined
  const lifetime =
    secondsOf(directives.get('s-maxage')) ??
    secondsOf(directives.get('max-age')) ??
    untilExpires(headers, now)
  if (lifetime === undefined) return undefined
  const age = secondsOf(headers.get('age')?.trim()) ?? 0
  const left = Math.min((lifetime - age) * 1000, longest)
  return left > 0 ? new Date(now.getTime() + left) : undefined
}

function readDirectives(header: string): Map<string, string> {
  const directives = header.slice(0, 2000).split(',')
  return new Map(
    directives.map((directive) => {
      const [name = '', value = ''] = directive.split('=', 2)
      return [name.trim().toLowerCase(), value.trim().replace(/^"|"$/g, '')]
    }),
  )
}

/** By the server's own clock where it tells it: ours may differ. */
function untilExpires(headers: Headers, now: Date): number | undefined {
  const expires = Date.parse(headers.get('expires') ?? '')
  if (Number.isNaN(expires)) return undefined
  const date = Date.parse(headers.get('date') ?? '')
  return Math.max(0, (expires - (Number.isNaN(date) ? now.getTime() : date)) / 1000)
}

function secondsOf(value: string | undefined): number | undefined {
  return value !== undefined && /^\d{1,10}$/.test(value) ? Number(value) : undefined
}
