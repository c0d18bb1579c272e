import { vocabulary } from '#feeds/vocabulary/index.ts'
import { readSynonyms } from '../axis/synonyms.ts'
import type { Config } from '../config.ts'
import type { Deps } from '../deps.ts'
import { createFts5Index } from '../search/embedded/fts5-index.ts'
import { createMeilisearchIndex } from '../search/meilisearch/meilisearch-index.ts'
import { stemSynonyms } from '../search/meilisearch/stem-synonyms.ts'
import { createResilientIndex } from '../search/resilient-index.ts'
import { groupsInForce, openSynonyms } from '../search/words/current-synonyms.ts'
import { listSynonymEdits } from '../store/synonym-edits.ts'

/** The embedded engine; where MEILI_URL is given, a server before it, and the embedded one when that is away. */
export function openSearch({
  config: { meili },
  db,
  log,
  now,
}: Pick<Deps, 'db' | 'log' | 'now'> & { config: Config }): Pick<
  Deps,
  'search' | 'searchServer' | 'synonyms'
> {
  const synonyms = readSynonyms(vocabulary)
  const embedded = createFts5Index(db, { synonyms: openSynonyms(db, synonyms) })
  if (!meili) return { search: embedded, synonyms }
  const searchServer = createMeilisearchIndex({
    ...meili,
    plan: embedded.plan,
    synonyms: async () => stemSynonyms(groupsInForce(synonyms, await listSynonymEdits(db))),
  })
  return {
    search: createResilientIndex({ server: searchServer, embedded, log, now }),
    searchServer,
    synonyms,
  }
}
