import { beforeEach, describe, expect, it } from 'vitest'
import { drainIndexQueue } from '#src/pipeline/index-items.ts'
import { drainServerQueue, mostRefusals } from '#src/pipeline/index/drain-server.ts'
import { enqueueForIndex } from '#src/store/index-queue.ts'
import { enqueueForServer } from '#src/store/server-queue.ts'
import { beginServerRebuild } from '#src/store/server-rebuild.ts'
import { insertItems } from '#src/store/write-items.ts'
import { createTestDeps, feedAt, type TestDeps } from '#test/helpers/deps.ts'
import { enrichedItem } from '#test/helpers/items.ts'
import { createTestServer, type TestServer } from '#test/helpers/search-server.ts'
import { checkSearch } from '#worker/commands/check-search.ts'

let deps: TestDeps & { searchServer: TestServer }
beforeEach(async () => {
  const searchServer = await createTestServer()
  const made = await createTestDeps({ feeds: [feedAt('https://exemple.fr/rss', { id: 'flux-essai' })] })
  deps = Object.assign(made, { searchServer })
  const items = [1, 2].map((n) =>
    enrichedItem({ id: `e${n}`, title: `Passerelle ${n}`, contentHash: `${n}` }),
  )
  await deps.db.batch(insertItems(items, deps.now().toISOString()))
  await drainIndexQueue(deps)
})

const at = () => deps.now().toISOString()

describe('checkSearch', () => {
  it('finds both well', async () => {
    expect(await checkSearch(deps)).toStrictEqual({
      level: 'ok',
      told: 'FTS5 : 2 documents. Serveur : 2 documents, clé de recherche à part.',
    })
  })

  it('speaks of no server where there is none', async () => {
    const { level, told } = await checkSearch({ ...deps, searchServer: undefined })
    expect(level).toBe('ok')
    expect(told).toBe('FTS5 : 2 documents.')
  })

  it.each<[string, () => Promise<unknown>, 'attention' | 'panne', RegExp]>([
    [
      'a server that is away',
      async () => (deps.searchServer.is.away = true),
      'panne',
      /moteur intégré répond/,
    ],
    [
      'a server of another version',
      async () => (deps.searchServer.is.state = 'stale'),
      'attention',
      /version/,
    ],
    [
      'work that waits for the index',
      () => deps.db.batch([enqueueForIndex(['e1'], at())]),
      'attention',
      /FTS5 : 1 élément attend l’index/,
    ],
    [
      'work that waits for the server',
      () => deps.db.batch([enqueueForServer(['e1', 'e2'], at())]),
      'attention',
      /2 éléments attendent/,
    ],
    ['an index that lost a document', () => deps.search.remove(['e1']), 'attention', /vigie index verify/],
    [
      'documents read by another version',
      () => deps.db.run('update search_documents set version = version + 1'),
      'attention',
      /vigie index rebuild/,
    ],
    [
      'a rebuild',
      () => beginServerRebuild(deps.db, { now: at(), lost: at() }),
      'attention',
      /reconstruction en cours/,
    ],
  ])('tells %s', async (_, trouble, level, words) => {
    await trouble()
    const found = await checkSearch(deps)
    expect(found.level).toBe(level)
    expect(found.told).toMatch(words)
  })

  it('tells what the server refuses, and that the worst counts', async () => {
    deps.searchServer.is.refused.add('e1')
    await deps.db.batch([enqueueForServer(['e1'], at())])
    for (let hour = 0; hour < mostRefusals + 1; hour += 1) {
      await drainServerQueue(deps)
      deps.clock.at = new Date(deps.clock.at.getTime() + 3_600_000)
    }
    expect(await checkSearch(deps)).toMatchObject({
      level: 'attention',
      told: expect.stringMatching(/refusés? .*bad_document/),
    })
    deps.searchServer.is.away = true
    expect(await checkSearch(deps)).toMatchObject({ level: 'panne' })
  })
})
