import { type Database, statement } from '../../store/database.ts'
import type { SearchIndex, SearchQuery } from '../search-index.ts'
import type { SearchPlan } from '../words/plan.ts'
import type { Synonyms } from '../words/synonyms.ts'
import { createIndexVocabulary } from './index-vocabulary.ts'
import { indexVersion } from './index-version.ts'
import type { Mirror } from './mirror.ts'
import { refreshMirror } from './refresh-mirror.ts'
import { createSealedCache } from './sealed-cache.ts'
import { planQuery } from './plan-query.ts'
import { runSearch } from './run-search.ts'
import { putDocuments, removeDocuments } from './write-documents.ts'

export interface Fts5Options {
  /** What says the same; asked at each search that has words. */
  synonyms?: () => Promise<Synonyms>
}

export interface EmbeddedIndex extends SearchIndex {
  /** What a search would look for: the search server is asked for the same. */
  plan(query: SearchQuery): Promise<SearchPlan>
}

/**
 * The embedded engine: words in SQLite's FTS5, facts in memory, in the same database on Node and on D1. Needs
 * migration 0009.
 */
export function createFts5Index(db: Database, options: Fts5Options = {}): EmbeddedIndex {
  const engine = {
    db,
    mirror: createMirrorKeeper(db),
    cache: createSealedCache(),
    vocabulary: createIndexVocabulary(db),
    ...options,
  }
  return {
    put: (documents) => putDocuments(db, documents),
    remove: (ids) => removeDocuments(db, ids),
    search: (query) => runSearch(engine, query),
    plan: async (query) => planQuery(engine, await engine.mirror(), query),
    clear: () => clear(db),
    async status() {
      const row = await db.get<{ documents: number; stale: number }>(
        `select (select count(*) from search_documents) as documents,
                exists (select 1 from search_documents where version < ?1) or
                exists (select 1 from search_documents where version > ?1) as stale`,
        indexVersion,
      )
      return { engine: 'FTS5', documents: row?.documents ?? 0, ...(row?.stale ? { stale: true } : {}) }
    },
  }
}

/** Searches that come together share one look at what changed. */
function createMirrorKeeper(db: Database): () => Promise<Mirror> {
  let mirror: Mirror | undefined
  let running: Promise<Mirror> | undefined
  let next: Promise<Mirror> | undefined
  const refresh = async () => {
    try {
      mirror = await refreshMirror(db, mirror)
      return mirror
    } catch (error) {
      // Half taken in, it would never be whole: the next search reads all of it again.
      mirror = undefined
      throw error
    } finally {
      running = undefined
    }
  }
  return () => {
    if (!running) return (running = refresh())
    // The look under way may have begun before what this search must see was written.
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = undefined
        return (running ??= refresh())
      })
    return next
  }
}

async function clear(db: Database): Promise<void> {
  const tables = ['documents', 'tail', 'segments', 'bits', 'common', 'dead', 'forms', 'stories']
  await db.batch([
    statement(`insert into search_words (search_words) values ('delete-all')`),
    statement(`insert into search_beginnings (search_beginnings) values ('delete-all')`),
    ...tables.map((table) => statement(`delete from search_${table}`)),
    statement('update search_state set epoch = epoch + 1'),
  ])
}
