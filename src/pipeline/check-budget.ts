import { FetchError } from '../errors.ts'

/** What one check of one feed may cost, so that no source takes the time and the memory of the others. */
export interface CheckBudget {
  /** Milliseconds and bytes that the next request may take. */
  next(): { timeoutMs: number; maxBytes: number }
  /** Milliseconds that may still be spent waiting for a host's turn. */
  waitLeft(): number
  addWait(ms: number): void
  addBytes(bytes: number): void
}

interface Limits {
  timeoutMs: number
  maxBytes: number
}

const mostRequests = 40
/** Times the limits of one request. */
const mostOfTime = 3
const mostOfBytes = 5
/** A crawl-delay of a minute, twice; or the turn of many feeds of one host. */
const longestWaitMs = 120_000
/** From the last byte to the stored items. */
const readingMs = 60_000

/** How long a check may hold its feed: beyond, it has crashed. */
export function longestCheckMs({ timeoutMs }: Pick<Limits, 'timeoutMs'>): number {
  return mostOfTime * timeoutMs + longestWaitMs + readingMs
}

export function createCheckBudget(limits: Limits): CheckBudget {
  const opened = performance.now()
  const spent = { requests: 0, waitMs: 0, bytes: 0 }
  return {
    next() {
      spent.requests += 1
      if (spent.requests > mostRequests) throw overBudget(`plus de ${mostRequests} requêtes`)
      const timeLeft = mostOfTime * limits.timeoutMs - (performance.now() - opened - spent.waitMs)
      if (timeLeft <= 0) throw overBudget(`plus de ${Math.round((mostOfTime * limits.timeoutMs) / 1000)} s`)
      const bytesLeft = mostOfBytes * limits.maxBytes - spent.bytes
      if (bytesLeft <= 0) throw tooManyBytes(limits)
      return {
        timeoutMs: Math.min(limits.timeoutMs, timeLeft),
        maxBytes: Math.min(limits.maxBytes, bytesLeft),
      }
    },
    waitLeft: () => longestWaitMs - spent.waitMs,
    addWait: (ms) => void (spent.waitMs += ms),
    addBytes: (bytes) => void (spent.bytes += bytes),
  }
}

/** For a body that was only too large for what was left. */
export function tooManyBytes({ maxBytes }: Pick<Limits, 'maxBytes'>): FetchError {
  return overBudget(`plus de ${Math.round((mostOfBytes * maxBytes) / 1024 / 1024)} Mo`)
}

export function waitedTooLong(): FetchError {
  return overBudget(`plus de ${longestWaitMs / 1000} s à attendre son tour`)
}

function overBudget(what: string): FetchError {
  return new FetchError(
    'over-budget',
    `Cette source demande trop à la fois (${what}) : le reste n’est pas lu. Réduire dans sa définition les pages, les détails ou les jours lus.`,
  )
}
