import { afterAll, describe, expect, it, vi } from 'vitest'
import { createFts5Index } from '#src/search/embedded/fts5-index.ts'
import { migrate } from '#src/store/migrate.ts'
import { openNodeDatabase } from '#src/store/node-sqlite.ts'
import { createPairedIndex, deleteIndex } from './paired-index.ts'
import { describeSearchIndex } from './search-suite.ts'

// A server on a busy machine takes seconds for a task.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

describeSearchIndex('FTS5 on node:sqlite', async () => {
  const db = openNodeDatabase(':memory:')
  await migrate(db)
  return createFts5Index(db)
})

// Any Meilisearch will do: MEILI_URL=http://127.0.0.1:7700, MEILI_KEY where it wants one. The index is its own.
const { MEILI_URL = '', MEILI_KEY = '' } = process.env
const servers =
  MEILI_URL === '' ? [] : [{ url: MEILI_URL, apiKey: MEILI_KEY, index: `vigie-contract-${process.pid}` }]

describe('search index: Meilisearch', () => {
  it.skipIf(servers.length === 0)(
    'answers at MEILI_URL (without it, its contract suite is NOT RUN)',
    async () => {
      const response = await fetch(new URL('health', MEILI_URL))
      expect(await response.json()).toStrictEqual({ status: 'available' })
    },
  )
})

for (const server of servers) {
  const index = await createPairedIndex(server)
  afterAll(() => deleteIndex(server))
  describeSearchIndex(`Meilisearch at ${server.url}`, async () => index)
}
