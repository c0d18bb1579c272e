import { type IndexDeps } from './index-items.ts'
import { type OnProgress, rebuildEmbedded, rebuildServer } from './index/rebuild-indexes.ts'

/** Fills every index again from the store, while they answer. Answers how many items went into the embedded one. */
export async function reindex(deps: IndexDeps, onProgress?: OnProgress): Promise<number> {
  const indexed = await rebuildEmbedded(deps, deps.search, onProgress)
  if (deps.searchServer) await rebuildServer(deps, onProgress)
  return indexed
}
