import { describe, expect, it } from 'vitest'
import { createFts5Index } from '#src/search/embedded/fts5-index.ts'
import { createMeilisearchIndex } from '#src/search/meilisearch/meilisearch-index.ts'
import { migrate, readMigrations } from '#src/store/migrate.ts'
import { openNodeDatabase } from '#src/store/node-sqlite.ts'
import { describeSearchIndex } from './search-suite.ts'

describeSearchIndex('FTS5 on node:sqlite', async () => {
  const db = openNodeDatabase(':memory:')
  await migrate(
    db,
    readMigrations().filter((migration) => migration.name.endsWith('_search.sql')),
  )
  return createFts5Index(db)
})

// Any Meilisearch will do: MEILI_URL=http://127.0.0.1:7700, MEILI_KEY where it wants one. The index is emptied.
const { MEILI_URL = '', MEILI_KEY = '' } = process.env
const servers = MEILI_URL === '' ? [] : [{ url: MEILI_URL, apiKey: MEILI_KEY, index: 'vigie-contract' }]

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
  const index = createMeilisearchIndex(server)
  describeSearchIndex(`Meilisearch at ${server.url}`, async () => index)
}
