import { enqueueAll } from '../../store/index-queue.ts'
import { countServerWork } from '../../store/server-queue.ts'
import { drainEmbedded, type IndexDeps } from '../index-items.ts'
import { compareEmbedded } from './compare-indexes.ts'
import { drainServerQueue } from './drain-server.ts'
import { startServerRebuild } from './settle-server.ts'
import type { SearchIndex } from '../../search/search-index.ts'
import { WatchError } from '../../errors.ts'

export type OnProgress = (done: number) => void

/**
 * Reads every item into the embedded index again, in place: each goes on being found as it was until its turn. What
 * the store has no more leaves at the end. Answers how many items went in.
 */
export async function rebuildEmbedded(
  deps: IndexDeps,
  embedded: SearchIndex,
  onProgress?: OnProgress,
): Promise<number> {
  const alone = { ...deps, search: embedded, searchServer: undefined }
  await enqueueAll(deps.db, deps.now().toISOString())
  const indexed = await drainEmbedded(alone, onProgress)
  const { extra } = await compareEmbedded(deps, embedded)
  await embedded.remove(extra)
  return indexed
}

/**
 * Fills a second index of the server and puts it in the place of the live one, which answers until then. Answers how
 * many items went in; throws `rebuild-under-way` when another program is opening or swapping one.
 */
export async function rebuildServer(deps: IndexDeps, onProgress?: OnProgress): Promise<number> {
  const server = deps.searchServer
  if (!server) throw new WatchError('no-server', 'Aucun serveur de recherche : MEILI_URL n’est pas donnée.')
  if (!(await startServerRebuild(deps, server))) {
    throw new WatchError(
      'rebuild-under-way',
      'Un autre programme reconstruit déjà l’index du serveur : laissez-le finir, ou réessayez dans dix minutes.',
    )
  }
  let sent = 0
  // What comes in meanwhile is waited for too: the swap wants an empty queue.
  for (let before = Infinity; ;) {
    sent += await drainServerQueue(deps, { onProgress: (done) => onProgress?.(sent + done) })
    const { waiting } = await countServerWork(deps.db)
    if (waiting === 0 || waiting >= before) return sent
    before = waiting
  }
}
