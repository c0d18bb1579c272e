import type { Deps } from '../../deps.ts'
import { messageOf } from '../../errors.ts'
import type { SearchServer } from '../../search/search-server.ts'
import { enqueueAllForServer } from '../../store/server-queue.ts'
import { beginServerRebuild, fillServerRebuild, findServerRebuild } from '../../store/server-rebuild.ts'

type SettleDeps = Pick<Deps, 'db' | 'log' | 'now'>

/** Servers that were found right by this process, or when they may be looked at again. */
const looked = new WeakMap<SearchServer, { ready: true } | { again: number; wait: number }>()

/** A step of a rebuild takes seconds: one that has stood so long belonged to a program that ended. */
const lostAfterMs = 10 * 60_000
const longestWaitMs = 5 * 60_000

/**
 * Looks at the server once a process: an empty one is to be filled, one of another version rebuilt beside itself.
 * False while it does not answer, and for a little while after.
 */
export async function settleServer(deps: SettleDeps, server: SearchServer): Promise<boolean> {
  const known = looked.get(server)
  const now = deps.now().getTime()
  if (known && 'ready' in known) return true
  // A clock that was put back must not make the wait last for as long.
  if (known && now < known.again && now >= known.again - known.wait) return false
  try {
    await settle(deps, server)
    looked.set(server, { ready: true })
    return true
  } catch (error) {
    const wait = Math.min((known?.wait ?? 15_000) * 2, longestWaitMs)
    looked.set(server, { again: now + wait, wait })
    deps.log.warn('server-away', { error: messageOf(error) })
    return false
  }
}

async function settle(deps: SettleDeps, server: SearchServer): Promise<void> {
  const state = await server.check()
  if (state === 'stale') await startServerRebuild(deps, server, 'new')
  const isFilling = (await findServerRebuild(deps.db)) !== undefined
  if (state === 'empty' && !isFilling) await deps.db.batch([enqueueAllForServer(deps.now().toISOString())])
}

/**
 * Opens a second index and queues everything for it; the drains fill it and then put it in place. False when another
 * program is at it.
 */
export async function startServerRebuild(
  { db, now, log }: SettleDeps,
  server: SearchServer,
  only?: 'new',
): Promise<boolean> {
  const at = now()
  const lost = new Date(at.getTime() - lostAfterMs).toISOString()
  if (!(await beginServerRebuild(db, { now: at.toISOString(), lost, ...(only ? { only } : {}) })))
    return false
  await server.openNext()
  const opened = now().toISOString()
  await db.batch([fillServerRebuild(opened), enqueueAllForServer(opened)])
  log.info('server-rebuild')
  return true
}
