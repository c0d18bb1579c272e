import type { Deps } from '../deps.ts'
import { messageOf } from '../errors.ts'
import { enqueueForIndex, finishIndexWork, listIndexWork, postponeIndexWork } from '../store/index-queue.ts'
import { enqueueForServer } from '../store/server-queue.ts'
import { drainServerQueue } from './index/drain-server.ts'
import { drainWork, type WorkQueue } from './index/drain-work.ts'

export type IndexDeps = Pick<Deps, 'db' | 'search' | 'searchServer' | 'log' | 'now' | 'feeds' | 'enricher'>

const batchSize = 50

/**
 * Drains the index queue: an item that shows goes to the embedded index, a withdrawn one leaves it. Then what the
 * search server waits for, where there is one. Failures put the work off, ever further, up to an hour; nothing is
 * lost. Answers how many items the embedded index took.
 */
export async function drainIndexQueue(deps: IndexDeps): Promise<number> {
  const indexed = await drainEmbedded(deps)
  await drainServerQueue(deps)
  return indexed
}

/** The embedded index alone: what the server is to have waits in its queue. */
export function drainEmbedded(deps: IndexDeps, onProgress?: (done: number) => void): Promise<number> {
  return drainWork(deps, embeddedQueue(deps), deps.search, onProgress)
}

function embeddedQueue({ db, searchServer }: IndexDeps): WorkQueue {
  return {
    name: 'index',
    list: (now) => listIndexWork(db, now, batchSize),
    // The server's work is written with the end of this one: it can miss nothing that the embedded index has.
    finish: (work, now) => {
      const also = searchServer
        ? [
            enqueueForServer(
              work.map((one) => one.itemId),
              now,
            ),
          ]
        : []
      return finishIndexWork(db, work, also)
    },
    postpone: (work, failure) => postponeIndexWork(db, work, failure),
    enqueue: async (ids, now) => {
      await db.batch([enqueueForIndex(ids, now)])
    },
  }
}

export interface Indexer {
  /** Starts a drain unless one is under way; work queued meanwhile is taken by the next. */
  kick(): void
  /** Drains what is left; answers how many items were indexed since the start. */
  finish(): Promise<number>
}

/** Indexes while feeds are still being read, so that the first items show at once. */
export function createIndexer(deps: IndexDeps): Indexer {
  let indexed = 0
  let running: Promise<void> | undefined
  const drain = async () => {
    indexed += await drainIndexQueue(deps)
  }
  // Nobody waits for it yet: left unhandled, a fault would end the process. The work stays in the queue.
  const drainAside = async () => {
    try {
      await drain()
    } catch (error) {
      deps.log.error('index-failed', { error: messageOf(error) })
    } finally {
      running = undefined
    }
  }
  return {
    kick() {
      running ??= drainAside()
    },
    async finish() {
      await running
      await drain()
      return indexed
    },
  }
}
