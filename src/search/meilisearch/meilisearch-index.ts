import type { EnqueuedTask, MultiSearchQuery, MultiSearchResult } from 'meilisearch'
import { secondsOf } from '../date-bounds.ts'
import { collectFacets, countedSeparately, type FacetRow } from '../facets.ts'
import { type IndexedDocument, indexInGroups } from '../indexed-document.ts'
import { type MeilisearchOptions, type MeilisearchServer, openServer, serverCode } from './client.ts'
import { type Ask, decodeValue, encodeValue, filterOf, idFilter, planAsks } from './plan-asks.ts'
import { areApplied, maxHits, settings } from './settings.ts'
import {
  type FacetName,
  facetNames,
  type FilterName,
  filterNames,
  type SearchDocument,
  type SearchIndex,
  type SearchQuery,
  type SearchResult,
} from '../search-index.ts'

/**
 * A Meilisearch server behind the port. It stores stems, not words (it has no French of its own), and is asked with
 * stems. Throws WatchError `search-unavailable` when it does not answer, `search-failed` when it refuses.
 */
export function createMeilisearchIndex(options: MeilisearchOptions): SearchIndex {
  const server = openServer(options)
  const { index, call, finish } = server
  const prepare = onceDone(() => applySettings(server))
  return {
    async put(documents) {
      await prepare()
      await putDocuments(server, documents)
    },
    async remove(ids) {
      await prepare()
      if (ids.length > 0) await finish(index.deleteDocuments([...ids]))
    },
    search: (query) => untilPrepared(prepare, () => call(() => search(server, query))),
    async clear() {
      await prepare()
      await finish(index.deleteAllDocuments())
    },
    async status() {
      const stats = await untilPrepared(prepare, () => call(() => index.getStats()))
      return { engine: 'Meilisearch', documents: stats.numberOfDocuments }
    },
  }
}

/** Settings are compared rather than numbered: a server restored from an old backup is seen too. */
async function applySettings({ index, call, finish }: MeilisearchServer): Promise<void> {
  try {
    if (areApplied(await call(() => index.getSettings()))) return
  } catch (error) {
    if (serverCode(error) !== 'index_not_found') throw error
  }
  await finish(index.updateSettings(settings))
}

/** Reading does not wait for a look at the settings: only a server that lacks the index or a filter gets one. */
async function untilPrepared<T>(prepare: () => Promise<void>, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (
      !['index_not_found', 'invalid_search_filter', 'invalid_search_sort'].includes(serverCode(error) ?? '')
    )
      throw error
    await prepare()
    return read()
  }
}

/** Done once, but tried again after a failure. */
function onceDone(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined
  return () => {
    done ??= work().catch((error: unknown) => {
      done = undefined
      throw error
    })
    return done
  }
}

/** Meilisearch takes 100 MB a request unless told; large ones are faster than many. */
const groups = { maxLength: 20_000_000, maxCount: 2_000 }

// All are sent before any is waited for: the server then indexes them together, twice as fast.
async function putDocuments(server: MeilisearchServer, documents: readonly SearchDocument[]): Promise<void> {
  const { index, call, finish } = server
  const sent: EnqueuedTask[] = []
  for (const group of indexInGroups(documents, groups)) {
    sent.push(await call(() => index.addDocuments(group.map(toRecord), { primaryKey: 'id' })))
  }
  for (const task of sent) await finish(Promise.resolve(task))
}

function toRecord({
  id,
  relevant,
  title,
  text,
  publisher,
  forms,
  sortDate,
  deadline,
  facets,
}: IndexedDocument) {
  const valuesOf = (facet: FilterName) =>
    facets.filter(([name]) => name === facet).map(([, value]) => encodeValue(value))
  return {
    id,
    relevant,
    titleStems: title,
    publisherStems: publisher,
    textStems: text,
    forms,
    sortAt: secondsOf(sortDate),
    deadlineAt: secondsOf(deadline ?? undefined),
    ...Object.fromEntries(filterNames.map((facet) => [facet, valuesOf(facet)])),
  }
}

async function search(server: MeilisearchServer, query: SearchQuery): Promise<SearchResult> {
  const plan = planAsks(query.asked)
  const [inside, outside] = await Promise.all([
    Promise.all(plan.alsoIn.map((ask) => findIds(server, ask))),
    Promise.all(plan.notIn.map((ask) => findIds(server, ask))),
  ])
  const ids = [...inside.map((list) => idFilter(list, true)), ...outside.map((list) => idFilter(list, false))]
  const own = countedSeparately(query.facets)
  const asked = (part: Partial<MultiSearchQuery>, without?: FacetName): MultiSearchQuery => ({
    ...base(server, plan.main),
    filter: [...filterOf(query, without), ...ids],
    ...part,
  })
  const { results } = await server.client.multiSearch<{ queries: MultiSearchQuery[] }, { id: string }>({
    queries: [
      asked({ offset: query.offset, limit: query.limit, sort: sortOf(query) }),
      asked({ hitsPerPage: 1, page: 1, facets: facetNames.filter((facet) => !own.includes(facet)) }),
      ...own.map((facet) => asked({ hitsPerPage: 1, page: 1, facets: [facet] }, facet)),
    ],
  })
  const [page, ...counts] = results
  return {
    hits: page?.hits.map(({ id }) => ({ id, score: 0, folded: 0 })) ?? [],
    total: counts[0]?.totalHits ?? 0,
    exact: counts[0]?.totalHits ?? 0,
    facets: collectFacets(counts.flatMap(facetRows)),
    corrections: [],
  }
}

async function findIds(server: MeilisearchServer, ask: Ask): Promise<string[]> {
  const query = { ...base(server, ask), limit: maxHits }
  const { results } = await server.client.multiSearch<{ queries: MultiSearchQuery[] }, { id: string }>({
    queries: [query],
  })
  return results[0]?.hits.map((hit) => hit.id) ?? []
}

// Every word is wanted: the default drops words from the end until something is found.
function base({ index }: MeilisearchServer, ask: Ask): MultiSearchQuery {
  return { indexUid: index.uid, ...ask, matchingStrategy: 'all', attributesToRetrieve: ['id'] }
}

function sortOf({ sort, asked }: SearchQuery): string[] | undefined {
  if (sort === 'echeance') return ['deadlineAt:asc', 'sortAt:desc']
  return sort === 'date' || asked.tree.of.length === 0 ? ['sortAt:desc'] : undefined
}

function facetRows(result: MultiSearchResult<{ id: string }>): FacetRow[] {
  return Object.entries(result.facetDistribution ?? {}).flatMap(([facet, values]) =>
    Object.entries(values).map(([value, count]) => ({ facet, value: decodeValue(value), count })),
  )
}
