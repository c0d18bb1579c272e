import type { SearchQuery, SearchResult } from '../search-index.ts'
import type { ServerAccess } from '../search-server.ts'
import type { SearchPlan } from '../words/plan.ts'
import { type MeilisearchOptions, openServer } from './client.ts'
import { type Once, onceDone } from './once-done.ts'
import { findItems } from './search.ts'

export type PlanQuery = (query: SearchQuery) => Promise<SearchPlan>

/** A search that takes longer is answered by the embedded engine. */
const readingTimeout = 2_000

export interface Reader {
  search(query: SearchQuery): Promise<SearchResult>
  /** The server was given another master key: the search key made from the former one is void. */
  forgetKey(): Promise<void>
}

/** The reading side: it has its own key, which can do nothing but search. */
export function openReader(
  options: MeilisearchOptions,
  { access, plan }: { access: Once<ServerAccess>; plan: PlanQuery },
): Reader {
  const opened = onceDone(async () => {
    const { searchKey } = await access.get()
    return openServer({ ...options, apiKey: searchKey ?? options.apiKey, timeoutMs: readingTimeout })
  })
  return {
    async search(query) {
      const [planned, server] = await Promise.all([plan(query), opened.get()])
      return server.call(() => findItems(server, query, planned))
    },
    async forgetKey() {
      access.forget()
      opened.forget()
    },
  }
}
