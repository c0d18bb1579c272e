import { vocabulary } from '#feeds/vocabulary/index.ts'
import { readSynonyms } from '#src/axis/synonyms.ts'
import { createFts5Index } from '#src/search/embedded/fts5-index.ts'
import { createMeilisearchIndex } from '#src/search/meilisearch/meilisearch-index.ts'
import { stemSynonyms } from '#src/search/meilisearch/stem-synonyms.ts'
import { parseQuery } from '#src/search/query/parse-query.ts'
import { type SearchIndex, idsOf, searchFor } from '#src/search/search-index.ts'
import { openSynonyms } from '#src/search/words/current-synonyms.ts'
import { openLast } from '#src/search/words/open-last.ts'
import { openTestDatabase } from '#test/helpers/database.ts'
import { type BenchDocument, benchNow } from './documents.ts'
import { type JudgedQuery, facetsOf } from './judged.ts'
import { type Engine, type Server, openPlainFts5, openPlainMeilisearch } from './rivals.ts'

/** Each engine with all the documents in it; those of Meilisearch where a server is told of. */
export async function openEngines(
  documents: readonly BenchDocument[],
  server: Server | undefined,
): Promise<Map<string, Engine>> {
  const db = await openTestDatabase()
  const groups = readSynonyms(vocabulary)
  const embedded = createFts5Index(db, { synonyms: openSynonyms(db, groups) })
  const engines = new Map<string, Engine>([
    ['FTS5 untuned', openPlainFts5(documents)],
    ['Vigie, embedded', await filled(embedded, documents)],
  ])
  if (!server) return engines
  const ours = createMeilisearchIndex({
    url: server.url,
    apiKey: server.key,
    index: server.index('ours'),
    plan: embedded.plan,
    synonyms: async () => stemSynonyms(groups),
  })
  engines.set('Meilisearch, default', await openPlainMeilisearch(server, documents))
  engines.set('Vigie on Meilisearch', await filled(ours, documents))
  return engines
}

async function filled(index: SearchIndex, documents: readonly BenchDocument[]): Promise<Engine> {
  const keys = new Map(documents.map(({ key, document }) => [document.id, key]))
  for (let at = 0; at < documents.length; at += 1_000)
    await index.put(documents.slice(at, at + 1_000).map(({ document }) => document))
  return async (judged) => idsOf(await index.search(queryOf(judged))).map((id) => keys.get(id) ?? id)
}

/** As the page asks: what was typed, the rest where few have it all, what is off the watch included. */
function queryOf(judged: JudgedQuery) {
  const asked = parseQuery(judged.q)
  return searchFor({
    asked: judged.kind === 'prefix' ? openLast(asked) : asked,
    facets: facetsOf(judged),
    includeOffScope: true,
    matching: 'best',
    limit: 50,
    now: benchNow,
  })
}
