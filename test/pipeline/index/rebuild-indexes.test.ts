import { beforeEach, describe, expect, it } from 'vitest'
import { drainIndexQueue } from '#src/pipeline/index-items.ts'
import { compareEmbedded, compareServer } from '#src/pipeline/index/compare-indexes.ts'
import { readIndexStates } from '#src/pipeline/index/index-states.ts'
import { rebuildEmbedded, rebuildServer } from '#src/pipeline/index/rebuild-indexes.ts'
import { reindex } from '#src/pipeline/reindex.ts'
import type { SearchServer } from '#src/search/search-server.ts'
import { countServerWork } from '#src/store/server-queue.ts'
import { beginServerRebuild, findServerRebuild } from '#src/store/server-rebuild.ts'
import { insertItems } from '#src/store/write-items.ts'
import { made } from '#test/contract/search-library.ts'
import { createTestDeps, feedAt, type TestDeps } from '#test/helpers/deps.ts'
import { enrichedItem } from '#test/helpers/items.ts'
import { createTestServer, foundBy, type TestServer } from '#test/helpers/search-server.ts'

let deps: TestDeps & { searchServer: SearchServer }
let server: TestServer
beforeEach(async () => {
  server = await createTestServer()
  const world = await createTestDeps({ feeds: [feedAt('https://exemple.fr/rss', { id: 'flux-essai' })] })
  deps = Object.assign(world, { searchServer: server })
  for (const n of [1, 2, 3]) {
    const item = enrichedItem({ id: `e${n}`, title: `Passerelle ${n}`, contentHash: `${n}` })
    await deps.db.batch(insertItems([item], deps.now().toISOString()))
  }
  await drainIndexQueue(deps)
})

const all = ['e1', 'e2', 'e3']
const nothing = { missing: [], extra: [], different: [] }

describe('compareServer', () => {
  it('finds nothing to say of a server that is right', async () => {
    expect(await compareServer(deps, server)).toStrictEqual({ documents: 3, ...nothing })
  })

  it('finds what is missing, too much, or other', async () => {
    await server.remove(['e1'])
    await server.put([made('e2', {}), made('intrus', {})])
    expect(await compareServer(deps, server)).toStrictEqual({
      documents: 3,
      missing: ['e1'],
      different: ['e2'],
      extra: ['intrus'],
    })
  })
})

describe('compareEmbedded', () => {
  it('finds what is missing or too much, withdrawn items included', async () => {
    expect(await compareEmbedded(deps, deps.search)).toStrictEqual({ documents: 3, ...nothing })
    await deps.search.remove(['e1'])
    await deps.search.put([made('intrus', {})])
    await deps.db.run(`update items set withdrawn_at = '2026-11-24T08:00:00.000Z' where id = 'e2'`)
    const { missing, extra } = await compareEmbedded(deps, deps.search)
    expect(missing).toStrictEqual(['e1'])
    expect(extra.toSorted()).toStrictEqual(['e2', 'intrus'])
  })
})

describe('rebuildEmbedded', () => {
  it('reads all again, takes out what the store has not, and leaves the server alone', async () => {
    await deps.search.remove(['e1'])
    await deps.search.put([made('intrus', {})])
    const told: number[] = []
    expect(await rebuildEmbedded(deps, deps.search, (done) => told.push(done))).toBe(3)
    expect(await foundBy(deps.search, deps.now())).toStrictEqual(all)
    expect(told).toStrictEqual([3])
    expect(await countServerWork(deps.db)).toStrictEqual({ waiting: 0, dead: 0 })
  })
})

describe('rebuildServer', () => {
  it('puts a second index in the place of the live one', async () => {
    await server.put([made('intrus', {})])
    const told: number[] = []
    expect(await rebuildServer(deps, (done) => told.push(done))).toBe(3)
    expect(await server.ids()).toStrictEqual(all)
    expect(told).toStrictEqual([3])
    expect(await findServerRebuild(deps.db)).toBeUndefined()
  })

  it('answers until the swap with what it had', async () => {
    const during: string[][] = []
    const watched: SearchServer = {
      ...server,
      next: {
        ...server.next,
        async put(documents) {
          during.push(await foundBy(server, deps.now()))
          await server.next.put(documents)
        },
      },
    }
    await rebuildServer({ ...deps, searchServer: watched })
    expect(during).toStrictEqual([all])
  })

  it('stops, and leaves the live index, when the server goes away', async () => {
    const leaving: SearchServer = {
      ...server,
      async openNext() {
        await server.openNext()
        server.is.away = true
      },
    }
    expect(await rebuildServer({ ...deps, searchServer: leaving })).toBe(0)
    expect(await countServerWork(deps.db)).toMatchObject({ waiting: 3 })
    expect(await server.ids()).toStrictEqual(all)
  })

  it('lets another program end what it does', async () => {
    const now = deps.now().toISOString()
    await beginServerRebuild(deps.db, { now, lost: now })
    await expect(rebuildServer(deps)).rejects.toMatchObject({ code: 'rebuild-under-way' })
  })

  it('says that there is no server', async () => {
    await expect(rebuildServer({ ...deps, searchServer: undefined })).rejects.toMatchObject({
      code: 'no-server',
    })
  })
})

describe('reindex', () => {
  it('fills both', async () => {
    await deps.search.clear()
    await server.clear()
    expect(await reindex(deps)).toBe(3)
    expect(await foundBy(deps.search, deps.now())).toStrictEqual(all)
    expect(await server.ids()).toStrictEqual(all)
  })
})

describe('readIndexStates', () => {
  it('tells both engines', async () => {
    expect(await readIndexStates(deps)).toMatchObject({
      items: 3,
      embedded: { engine: 'FTS5', documents: 3, waiting: 0, stale: false },
      server: { documents: 3, waiting: 0, dead: 0, state: 'ready', stale: false },
    })
  })

  it('tells why a server does not answer', async () => {
    server.is.away = true
    expect((await readIndexStates(deps)).server).toMatchObject({
      state: 'away',
      trouble: 'Le serveur de recherche ne répond pas.',
    })
  })

  it('has nothing to tell of a server where there is none', async () => {
    expect((await readIndexStates({ ...deps, searchServer: undefined })).server).toBeUndefined()
  })
})
