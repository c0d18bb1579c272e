import type { FetchError } from '../errors.ts'
import { fetchFeed, type FetchOptions } from './fetch-feed.ts'

/** What asking an origin for its robots.txt gave (RFC 9309 §2.3.1). */
export type RobotsAnswer =
  | { kind: 'file'; text: string }
  /** There is none: everything may be read. */
  | { kind: 'none' }
  | { kind: 'limited'; status: number; retryAt: Date }
  /** It cannot be had: nothing may be read until it can. */
  | { kind: 'unreachable'; error: FetchError; status?: number }

/** RFC 9309 §2.5 asks that at least this much be read. */
const maxBytes = 500 * 1024

/** Asks an origin for its robots.txt. Never throws but when the program stops. */
export async function askRobots(origin: string, options: FetchOptions): Promise<RobotsAnswer> {
  const bounded = { ...options, maxBytes, isStartEnough: true, maxRedirects: 5 }
  const result = await fetchFeed(`${origin}/robots.txt`, {}, bounded)
  switch (result.kind) {
    case 'fresh':
      return { kind: 'file', text: new TextDecoder().decode(result.body) }
    case 'limited':
      return result
    // Nothing was sent to be compared with.
    case 'unchanged':
      return { kind: 'none' }
    case 'failed':
      return isAbsence(result.error, result.status) ? { kind: 'none' } : { ...result, kind: 'unreachable' }
  }
}

/** 4xx, a chain of redirects without end, or one that leads where no robots.txt can be: « unavailable » (§2.3.1.2-3). */
function isAbsence({ code }: FetchError, status: number | undefined): boolean {
  if (status !== undefined && status >= 400 && status < 500) return true
  return ['too-many-redirects', 'bad-url', 'forbidden-address', 'blocked'].includes(code)
}
