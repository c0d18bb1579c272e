import type { Pace } from '#src/store/throttles.ts'

/** What is left of a quota after one request. */
export interface Claim {
  /** Milliseconds to wait; 0 when the request may pass. */
  waitMs: number
  remaining: number
  /** Seconds until the whole quota is there again. */
  resetSeconds: number
}

export type RateLimiter = (key: string, pace: Pace) => Claim

/** Keys kept at once, the least recent dropped first: a flood of addresses must not fill the memory. */
const mostKeys = 20_000

/**
 * Counts requests by GCRA, as store/throttles.ts does for sign-ins, but in memory: a row written for each reading would cost
 * more than the reading (and on D1 a write of the day's allowance), and a GET changes nothing. Each process, or each isolate
 * on Workers, counts for itself, and no address is ever written down.
 */
export function createRateLimiter(now: () => number): RateLimiter {
  const readyAt = new Map<string, number>()
  return (key, { burst, everyMs }) => {
    const at = now()
    const full = burst * everyMs
    const kept = readyAt.get(key) ?? at
    // Further ahead than any request can bring it: the clock was set back.
    const ready = kept < at || kept > at + 2 * full ? at : kept
    const waitMs = Math.max(0, ready + everyMs - at - full)
    const next = waitMs > 0 ? ready : ready + everyMs
    readyAt.delete(key)
    readyAt.set(key, next)
    if (readyAt.size > mostKeys) dropOldest(readyAt)
    return {
      waitMs,
      remaining: Math.max(0, Math.floor((at + full - next) / everyMs)),
      resetSeconds: Math.ceil((next - at) / 1000),
    }
  }
}

function dropOldest(readyAt: Map<string, number>): void {
  const oldest = readyAt.keys().next()
  if (!oldest.done) readyAt.delete(oldest.value)
}
