import type { Deps } from '../deps.ts'
import { type HostPace, pause } from '../fetch/host-pace.ts'
import { claimTry } from '../store/throttles.ts'

/**
 * Shared through the database by programs that know nothing of each other: isolates on Workers, a « try now » of the
 * site. It spaces the starts of requests: who was given a turn and never came back holds nobody up.
 */
export function createStorePace({ db, now }: Pick<Deps, 'db' | 'now'>): HostPace {
  return {
    waitOf: () => 0,
    async enter(host, pauseMs, signal) {
      signal?.throwIfAborted()
      const pace = { burst: 1, everyMs: Math.round(pauseMs) }
      const claim = () => claimTry(db, `host:${host}`, pace, now().getTime())
      for (let wait = pauseMs > 0 ? await claim() : 0; wait > 0; wait = await claim()) {
        await pause(wait, signal)
      }
      return () => undefined
    },
  }
}
