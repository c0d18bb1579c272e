import type { Deps } from '../deps.ts'
import { enqueueAll } from '../store/index-queue.ts'
import { drainIndexQueue } from './index-items.ts'

/** Empties the search index and fills it again from the store. Answers how many items went in. */
export async function reindex(
  deps: Pick<Deps, 'db' | 'search' | 'log' | 'now' | 'feeds' | 'enricher'>,
): Promise<number> {
  await deps.search.clear()
  await enqueueAll(deps.db, deps.now().toISOString())
  return drainIndexQueue(deps)
}
