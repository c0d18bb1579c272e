/** Whose turn it is to ask a host: one request at a time, and a pause between two. */
export interface HostPace {
  /**
   * Waits for this host's turn. What it answers gives the turn back, once the answer is read; the pause starts there.
   * Rejects with the signal's reason when it aborts first.
   */
  enter(host: string, pauseMs: number, signal?: AbortSignal): Promise<() => void>
  /** Milliseconds until the host may be asked again, as far as this process knows. */
  waitOf(host: string): number
}

/** For one process: every feed of a run shares it. */
export function createHostPace(): HostPace {
  const tails = new Map<string, Promise<void>>()
  const freeAt = new Map<string, number>()
  const waitOf = (host: string) => Math.max(0, (freeAt.get(host) ?? 0) - performance.now())
  return {
    waitOf,
    async enter(host, pauseMs, signal) {
      const before = tails.get(host)
      const { promise: mine, resolve: end } = Promise.withResolvers<void>()
      const tail = before ? before.then(() => mine) : mine
      tails.set(host, tail)
      void tail.then(() => tails.get(host) === tail && tails.delete(host))
      try {
        if (before) await orAborted(before, signal)
        await pause(waitOf(host), signal)
      } catch (error) {
        end()
        throw error
      }
      return () => {
        if (pauseMs > 0) freeAt.set(host, performance.now() + pauseMs)
        end()
      }
    },
  }
}

/** Resolves after a while, at once for none. Rejects with the signal's reason when it aborts first. */
export async function pause(ms: number, signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted()
  if (ms <= 0) return
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, ms)
  try {
    await orAborted(promise, signal)
  } finally {
    clearTimeout(timer)
  }
}

async function orAborted(promise: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  if (!signal) return promise
  signal.throwIfAborted()
  const { promise: aborted, reject } = Promise.withResolvers<never>()
  const onAbort = () => reject(signal.reason)
  signal.addEventListener('abort', onAbort, { once: true })
  try {
    await Promise.race([promise, aborted])
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}
