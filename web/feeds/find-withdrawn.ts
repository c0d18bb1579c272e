import type { SearchQuery } from '#src/search/search-index.ts'
import type { StoredItem } from '#src/store/stored-item.ts'
import { listWithdrawnSince } from '#src/store/withdrawn-items.ts'
import type { Withdrawn } from '#src/syndicate/channel.ts'
import { isAskedOf } from '../exports/asked-of.ts'
import type { Frame } from '../site.ts'

const daysTold = 90
const most = 100

/** What this feed told and no longer stands by, for ninety days: a partner that reads once a quarter still learns it. */
export async function findWithdrawn(frame: Frame, query: SearchQuery): Promise<Withdrawn[]> {
  const since = new Date(frame.now.getTime() - daysTold * 86_400_000).toISOString()
  const items = await listWithdrawnSince(frame.site.deps.db, since, most)
  return items.filter((item) => isAskedOf(frame, query, item)).map(toWithdrawn)
}

export function toWithdrawn({ id, withdrawn }: StoredItem): Withdrawn {
  return { id, at: withdrawn?.at ?? '', reason: withdrawn?.reason ?? '' }
}
