import { messageOf, WatchError } from '../errors.ts'
import type { Log } from '../log.ts'
import type { SearchIndex, SearchQuery, SearchResult } from './search-index.ts'
import type { SearchServer } from './search-server.ts'

export interface ResilientOptions {
  server: Pick<SearchServer, 'search'>
  embedded: SearchIndex
  log: Log
  now: () => Date
  /** Milliseconds that a reader is let wait for the server. */
  patienceMs?: number
}

const firstRestMs = 5_000
const longestRestMs = 60_000

/**
 * Asks the search server, and the embedded engine in its place while it is away, slow or refuses. It is left alone for
 * a short while then, longer each time, so that readers do not wait for it one by one. Writes go to the embedded index
 * only: the server is filled from its queue.
 */
export function createResilientIndex(options: ResilientOptions): SearchIndex {
  const { server, embedded, log, now, patienceMs = 2_000 } = options
  let rest: { since: number; ms: number } | undefined
  const isResting = () => {
    const passed = rest ? now().getTime() - rest.since : Infinity
    // A clock that was put back must not make the rest last for as long.
    return passed >= 0 && passed < (rest?.ms ?? 0)
  }
  const fail = (error: unknown) => {
    // Readers who asked together fail together: that is one failure.
    if (isResting()) return
    const ms = Math.min(rest ? rest.ms * 2 : firstRestMs, longestRestMs)
    rest = { since: now().getTime(), ms }
    // A wrong key or setting does not heal by itself: someone must see it.
    const isAway = error instanceof WatchError && error.code === 'search-unavailable'
    log[isAway ? 'warn' : 'error']('search-fallback', { error: messageOf(error), restMs: ms })
  }
  const askServer = async (query: SearchQuery): Promise<SearchResult | 'away' | 'too-wide'> => {
    try {
      const result = await withinPatience(server.search(query), patienceMs)
      if (rest) log.info('search-server-back')
      rest = undefined
      return result
    } catch (error) {
      // Nothing is wrong with the server: the embedded engine is only the better one for this question.
      if (error instanceof WatchError && error.code === 'search-too-wide') return 'too-wide'
      fail(error)
      return 'away'
    }
  }
  return {
    ...embedded,
    async search(query) {
      const answered = isResting() ? 'away' : await askServer(query)
      if (answered === 'too-wide') return embedded.search(query)
      return answered === 'away' ? { ...(await embedded.search(query)), fallback: true } : answered
    },
  }
}

async function withinPatience<T>(work: Promise<T>, patienceMs: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    const error = new WatchError(
      'search-unavailable',
      `Le serveur de recherche n’a pas répondu en ${patienceMs / 1000} s.`,
    )
    timer = setTimeout(() => reject(error), patienceMs)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
