import { createFts5Index } from '#src/search/embedded/fts5-index.ts'
import { createMeilisearchIndex } from '#src/search/meilisearch/meilisearch-index.ts'
import type { MeilisearchOptions } from '#src/search/meilisearch/client.ts'
import type { SearchIndex } from '#src/search/search-index.ts'
import { openTestDatabase } from '#test/helpers/database.ts'

/**
 * A Meilisearch server as Vigie runs one: the embedded index is written first, and its words serve to read what is
 * asked. Only the server answers.
 */
export async function createPairedIndex(options: MeilisearchOptions): Promise<SearchIndex> {
  const embedded = createFts5Index(await openTestDatabase())
  const server = createMeilisearchIndex({ ...options, plan: embedded.plan })
  return {
    async put(documents) {
      await embedded.put(documents)
      await server.put(documents)
    },
    async remove(ids) {
      await embedded.remove(ids)
      await server.remove(ids)
    },
    async clear() {
      await embedded.clear()
      await server.clear()
    },
    search: server.search,
    status: server.status,
  }
}

export async function deleteIndex({ url, apiKey, index }: MeilisearchOptions): Promise<void> {
  await fetch(new URL(`indexes/${index}`, url), {
    method: 'DELETE',
    headers: { authorization: `Bearer ${apiKey}` },
  })
}
