/** The time that one exchange may take: answers and bodies count, waiting for a turn does not. */
export interface ExchangeClock {
  /** Aborts when the time is over, or with the program. */
  signal: AbortSignal
  start(): void
  /** Stops counting until the next start. Always called in the end. */
  stop(): void
}

const tickMs = 200

/**
 * One clock for redirects and body together: a slow drip must not hold a worker. It counts in small steps, so that the
 * time when this very process was too busy to listen (a document of ten thousand items) is not held against a server.
 */
export function createExchangeClock(timeoutMs: number, stopping: AbortSignal | undefined): ExchangeClock {
  const ending = new AbortController()
  let left = timeoutMs
  let since = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const count = () => {
    const now = performance.now()
    left -= Math.min(now - since, 2 * tickMs)
    since = now
  }
  const tick = () => {
    count()
    if (left > 0) timer = setTimeout(tick, Math.min(tickMs, left))
    else ending.abort(new DOMException('timeout', 'TimeoutError'))
  }
  return {
    signal: stopping ? AbortSignal.any([ending.signal, stopping]) : ending.signal,
    start() {
      if (timer !== undefined) return
      since = performance.now()
      timer = setTimeout(tick, Math.min(tickMs, Math.max(left, 1)))
    },
    stop() {
      if (timer === undefined) return
      clearTimeout(timer)
      timer = undefined
      count()
    },
  }
}
