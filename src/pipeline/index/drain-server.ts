import type { Deps } from '../../deps.ts'
import { messageOf, WatchError } from '../../errors.ts'
import type { SearchServer } from '../../search/search-server.ts'
import {
  buryServerWork,
  enqueueForServer,
  finishServerWork,
  listServerWork,
  postponeServerWork,
} from '../../store/server-queue.ts'
import {
  endServerRebuild,
  findServerRebuild,
  type ServerRebuild,
  swapServerRebuild,
} from '../../store/server-rebuild.ts'
import type { IndexWork } from '../../store/index-queue.ts'
import { type DrainDeps, drainWork, type WorkQueue } from './drain-work.ts'
import { settleServer, startServerRebuild } from './settle-server.ts'

export type ServerDeps = DrainDeps & Pick<Deps, 'searchServer'>

/** Documents travel in larger groups than SQLite takes: each waits for a task of the server. */
const batchSize = 500

/** Refusals of one document, the server being there, before it is set aside. */
export const mostRefusals = 5

/**
 * Brings to the search server what its queue holds, and ends a rebuild when nothing waits any more. A server that is
 * away is tried again later: this never throws for that. Answers how many items went in.
 */
export async function drainServerQueue(deps: ServerDeps, options: DrainOptions = {}): Promise<number> {
  const server = deps.searchServer
  if (!server || !(await settleServer(deps, server))) return 0
  const rebuild = await findServerRebuild(deps.db)
  // Between two steps nothing may be written: it would go to an index that is about to be deleted.
  if (rebuild && rebuild.step !== 'filling') return resumeLost(deps, server)
  const target = rebuild ? { ...server.next, status: server.status } : server
  const end = deps.now().getTime() + (options.mostMs ?? Infinity)
  const sent = await drainWork(deps, serverQueue(deps, rebuild, end), target, options.onProgress)
  if (rebuild) await takeOver(deps, server)
  return sent
}

export interface DrainOptions {
  onProgress?: (done: number) => void
  /** No further group is begun after it: what is left is for the next run. */
  mostMs?: number
}

function serverQueue({ db, now }: ServerDeps, rebuild: ServerRebuild | undefined, end: number): WorkQueue {
  const isAsItWas = async () => (await findServerRebuild(db))?.since === rebuild?.since
  return {
    name: 'server',
    // What was written to an index that is live no more stays in the queue, for the one that is.
    list: async (at) =>
      Date.parse(at) < end && (await isAsItWas()) ? listServerWork(db, at, batchSize) : [],
    finish: async (work) => ((await isAsItWas()) ? finishServerWork(db, work) : work.length),
    postpone: (work, failure) => postponeServerWork(db, work, failure),
    enqueue: async (ids, at) => {
      await db.batch([enqueueForServer(ids, at)])
    },
    bury: (work, error) => buryRefused(work, error),
  }

  async function buryRefused(work: IndexWork, error: unknown): Promise<boolean> {
    const isRefusal = error instanceof WatchError && error.code === 'search-failed'
    if (!isRefusal || work.attempts + 1 < mostRefusals) return false
    await buryServerWork(db, [work], { at: now().toISOString(), error: messageOf(error) })
    return true
  }
}

/** Nothing waits: what was filled takes the place of the live index. */
async function takeOver({ db, now, log }: ServerDeps, server: SearchServer): Promise<void> {
  if (!(await swapServerRebuild(db, now().toISOString()))) return
  try {
    await server.takeNext()
    await endServerRebuild(db)
    log.info('server-rebuilt')
  } catch (error) {
    // Which index is which is not known any more: the step stays as it is, and `resumeLost` begins again.
    log.error('server-swap-failed', { error: messageOf(error) })
  }
}

/** A program that ended in the middle of a step leaves it standing: after a while, the rebuild begins again. */
async function resumeLost(deps: ServerDeps, server: SearchServer): Promise<0> {
  try {
    await startServerRebuild(deps, server, 'new')
  } catch (error) {
    deps.log.warn('server-away', { error: messageOf(error) })
  }
  return 0
}
