import type { Deps } from '../deps.ts'
import { idsOf } from '../search/search-index.ts'
import { type Interrupted, findInterrupted, listTold } from '../store/alert-items.ts'
import { listShownItems } from '../store/items.ts'
import { type DueAlert, findFirstUnindexed } from '../store/search-alerts.ts'
import type { StoredItem } from '../store/stored-item.ts'
import type { AlertWays } from './alert-ways.ts'

/** What an alert has to tell, newest first. */
export interface Untold {
  items: StoredItem[]
  /** All of it, of which `items` are the first; what is withdrawn by now is left out of those that were read. */
  ids: string[]
  /** Where the next look starts: all that was first seen up to then is in the ledger, or was not asked. */
  until: string
  /** What a run that stopped was telling: it may have left already. */
  interrupted?: Interrupted
}

/** What was not told for that long is not told any more: an account reopened, a pause of months. */
export const farthestMs = 31 * 86_400_000
/** Of a search, in one look. */
const mostFound = 1000
const pageSize = 200
/** An item is written with the hour at which its batch was made ready: what is being written now is looked at later. */
const settlingMs = 60_000

type FindDeps = Pick<Deps, 'db' | 'search' | 'now'>

/**
 * Looks for what was first seen since the last look: an item that is filed into the search later, and was first seen
 * before, is not told. What a run left half told comes first.
 */
export async function findUntold(
  deps: FindDeps,
  ways: AlertWays,
  alert: DueAlert,
  most: number,
): Promise<Untold> {
  const since = lookSince(alert, deps.now())
  const until = await lookUntil(deps, since)
  const [interrupted, found] = [
    await findInterrupted(deps.db, alert.id),
    await findIds(deps, ways, alert, since),
  ]
  const told = await listTold(deps.db, alert.id, found)
  const ids = [...new Set([...(interrupted?.itemIds ?? []), ...found.filter((id) => !told.has(id))])]
  const read = ids.slice(0, most)
  const items = await listShownItems(deps.db, read)
  return {
    items,
    ids: [...items.map(({ id }) => id), ...ids.slice(most)],
    until,
    ...(interrupted ? { interrupted } : {}),
  }
}

function lookSince({ checkedUntil }: DueAlert, now: Date): string {
  const farthest = new Date(now.getTime() - farthestMs).toISOString()
  return checkedUntil > farthest ? checkedUntil : farthest
}

// The engine lags behind the table: the next look starts before the first item that it does not have yet.
async function lookUntil({ db, now }: FindDeps, since: string): Promise<string> {
  const settled = new Date(now().getTime() - settlingMs).toISOString()
  const unindexed = await findFirstUnindexed(db, since)
  const before = unindexed ? new Date(Date.parse(unindexed) - 1).toISOString() : settled
  const until = before < settled ? before : settled
  return until > since ? until : since
}

async function findIds(
  { search, now }: FindDeps,
  ways: AlertWays,
  alert: DueAlert,
  since: string,
): Promise<string[]> {
  const query = await ways.queryOf(alert.search.query, alert.personId, now())
  const ids: string[] = []
  for (let offset = 0; offset < mostFound; offset += pageSize) {
    const page = { offset, limit: pageSize, seenAfter: since, sort: 'date', matching: 'all' } as const
    const result = await search.search({ ...query, ...page, collapse: false })
    ids.push(...idsOf(result))
    if (ids.length >= result.total || result.hits.length === 0) break
  }
  return ids
}
