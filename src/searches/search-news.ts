import type { Deps } from '../deps.ts'
import { WatchError } from '../errors.ts'
import { listShownItems } from '../store/items.ts'
import type { ListedSearch } from '../store/saved-searches.ts'
import type { StoredItem } from '../store/stored-item.ts'
import type { AlertWays } from './alert-ways.ts'

/** What a saved search finds that its reader has not seen. */
export interface SearchNews {
  count: number
  latest?: StoredItem
  /** Why it cannot be read any more, in a French sentence. */
  fault?: string
}

/** One search of the engine each: beyond that many, the list says that it did not look. */
export const mostCounted = 50
/** What is new to someone who never looked. */
const firstLookMs = 7 * 86_400_000

type NewsDeps = Pick<Deps, 'db' | 'search' | 'now'>

/** By the id of the search, for the first fifty. */
export async function readNews(
  deps: NewsDeps,
  ways: AlertWays,
  personId: string,
  searches: readonly ListedSearch[],
): Promise<ReadonlyMap<string, SearchNews>> {
  const found = new Map<string, { count: number; latestId?: string; fault?: string }>()
  for (const search of searches.slice(0, mostCounted)) {
    found.set(search.id, await lookAt(deps, ways, personId, search))
  }
  const ids = [...found.values()].flatMap(({ latestId }) => latestId ?? [])
  const items = new Map((await listShownItems(deps.db, ids)).map((item) => [item.id, item]))
  return new Map(
    [...found].map(([id, { latestId, ...news }]) => {
      const latest = latestId ? items.get(latestId) : undefined
      return [id, { ...news, ...(latest ? { latest } : {}) }]
    }),
  )
}

/** From then on (UTC) items are new to the person. */
export function newSince({ seenAt, createdAt }: ListedSearch, now: Date): string {
  if (seenAt) return seenAt
  const since = new Date(now.getTime() - firstLookMs).toISOString()
  return since > createdAt ? since : createdAt
}

async function lookAt(
  { search: engine, now }: NewsDeps,
  ways: AlertWays,
  personId: string,
  search: ListedSearch,
): Promise<{ count: number; latestId?: string; fault?: string }> {
  try {
    const query = await ways.queryOf(search.query, personId, now())
    const asked = {
      seenAfter: newSince(search, now()),
      sort: 'date',
      matching: 'all',
      // Stories, as the page of the search counts them.
      collapse: true,
    } as const
    const { hits, total } = await engine.search({ ...query, ...asked, offset: 0, limit: 1 })
    return { count: total, ...(hits[0] ? { latestId: hits[0].id } : {}) }
  } catch (error) {
    if (!(error instanceof WatchError) || error.code !== 'search-faulty') throw error
    return { count: 0, fault: error.message }
  }
}
