import type { Deps } from '../../deps.ts'
import { messageOf } from '../../errors.ts'
import type { ServerState } from '../../search/search-server.ts'
import { countIndexWork } from '../../store/index-queue.ts'
import { countItems } from '../../store/items.ts'
import { countServerWork } from '../../store/server-queue.ts'
import { findServerRebuild, type ServerRebuild } from '../../store/server-rebuild.ts'

/** How one index does, for the command line, `doctor` and the administration. */
export interface IndexState {
  engine: string
  /** Undefined where the server does not answer. */
  documents?: number
  waiting: number
  /** What the server refuses, set aside. */
  dead: number
  lastError?: string
  /** It holds what another version of Vigie wrote. */
  stale: boolean
}

export interface ServerIndexState extends IndexState {
  state: ServerState | 'away'
  /** Why it does not answer, as the server or the network says it. */
  trouble?: string
  rebuild?: ServerRebuild
  /** What could be safer. */
  remark?: string
}

export interface IndexStates {
  /** Of the store, withdrawn ones left out: what each index should hold. */
  items: number
  embedded: IndexState
  server?: ServerIndexState
}

export async function readIndexStates(
  deps: Pick<Deps, 'db' | 'search' | 'searchServer'>,
): Promise<IndexStates> {
  const [{ items }, { documents, engine, stale = false }, work] = await Promise.all([
    countItems(deps.db),
    deps.search.status(),
    countIndexWork(deps.db),
  ])
  const server = await readServerState(deps)
  return {
    items,
    embedded: { engine, documents, stale, dead: 0, ...work },
    ...(server ? { server } : {}),
  }
}

async function readServerState({
  db,
  searchServer,
}: Pick<Deps, 'db' | 'searchServer'>): Promise<ServerIndexState | undefined> {
  if (!searchServer) return undefined
  const [work, rebuild] = await Promise.all([countServerWork(db), findServerRebuild(db)])
  const known = { engine: 'Meilisearch', ...work, ...(rebuild ? { rebuild } : {}) }
  try {
    const state = await searchServer.check()
    const [{ engine, documents }, { remark }] = await Promise.all([
      searchServer.status(),
      searchServer.access(),
    ])
    return { ...known, engine, documents, state, stale: state === 'stale', ...(remark ? { remark } : {}) }
  } catch (error) {
    return { ...known, state: 'away', stale: false, trouble: messageOf(error) }
  }
}
