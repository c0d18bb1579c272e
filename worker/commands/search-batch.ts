import type { Deps } from '#src/deps.ts'
import { WatchError } from '#src/errors.ts'
import { bestPassage } from '#src/search/passage/highlight.ts'
import type { FieldReader } from '#src/search/query/field-reader.ts'
import type { ParsedQuery } from '#src/search/query/ast.ts'
import {
  type SearchHit,
  type SearchQuery,
  type SearchResult,
  idsOf,
  searchFor,
} from '#src/search/search-index.ts'
import { listShownItems } from '#src/store/items.ts'
import type { StoredItem } from '#src/store/stored-item.ts'
import { runBatch } from './batch.ts'
import { textField } from './lines.ts'
import { facetOptions, readFilters } from './search-filters.ts'
import { openSearchReader, readText } from './search-reader.ts'

const mostHits = 1000
const snippetLength = 240

/** One search a line, as the page would answer it: the most relevant first, every item of a story. */
export async function runSearchBatch(argv: readonly string[], deps: Deps): Promise<number> {
  const reader = await openSearchReader(deps)
  return runBatch(argv, {
    name: 'search',
    answer: (record) => answerOne(deps, reader, record),
    failed: (record) => ({ q: record && textField(record, 'q') }),
  })
}

async function answerOne(deps: Deps, reader: FieldReader, record: Record<string, unknown>): Promise<object> {
  const started = performance.now()
  const query = await readQuery(deps, reader, record)
  const { asked } = query
  const result = await deps.search.search(query)
  const hits = await describeHits(deps, asked, result.hits)
  return {
    q: textField(record, 'q'),
    total: result.total,
    exact: result.exact,
    ms: Math.round((performance.now() - started) * 10) / 10,
    hits,
    facets: describeFacets(result),
    ...(result.corrections.length > 0 ? { corrections: result.corrections } : {}),
    ...(asked.problems.length > 0 ? { problems: asked.problems } : {}),
  }
}

async function readQuery(
  deps: Deps,
  reader: FieldReader,
  record: Record<string, unknown>,
): Promise<SearchQuery> {
  const text = textField(record, 'q')
  if (text === undefined) throw new WatchError('bad-line', 'Il manque « q », un texte ("" cherche tout).')
  const filters = filtersOf(record['filters'])
  return searchFor({
    now: reader.now,
    asked: await readText(deps, reader, text),
    ...readFilters(filters, reader),
    includeOffScope: filters['perimetre'] !== true,
    matching: 'best',
    limit: readLimit(record['limit']),
  })
}

function filtersOf(given: unknown): Record<string, unknown> {
  if (given === undefined || given === null) return {}
  if (typeof given === 'object' && !Array.isArray(given)) return given as Record<string, unknown>
  throw new WatchError('bad-line', '« filters » attend un objet : {"axe":"TH"}.')
}

function readLimit(given: unknown): number {
  if (given === undefined || given === null) return 20
  if (typeof given === 'number' && Number.isInteger(given) && given >= 1 && given <= mostHits) return given
  throw new WatchError('bad-line', `« limit » attend un nombre entier entre 1 et ${mostHits}.`)
}

/** Items that have just left the base may still be in the index: they are no answer. */
async function describeHits(deps: Deps, asked: ParsedQuery, hits: readonly SearchHit[]): Promise<object[]> {
  const items = new Map(
    (await listShownItems(deps.db, idsOf({ hits: [...hits] }))).map((item) => [item.id, item]),
  )
  return hits.flatMap(({ id, score }) => {
    const item = items.get(id)
    return item ? [describeHit(deps, asked, item, score)] : []
  })
}

/** `url` is the publisher's, what judgements of relevance are about; `ref` is what an archive called the item. */
function describeHit({ config }: Deps, asked: ParsedQuery, item: StoredItem, score: number): object {
  const page = `${config.baseUrl}/elements/${item.id}`
  return {
    id: item.id,
    url: item.url ?? page,
    title: item.title,
    score: Math.round(score * 10_000) / 10_000,
    snippet: bestPassage(item.text, asked, snippetLength)
      .map(({ text }) => text)
      .join('')
      .replace(/\s+/g, ' ')
      .trim(),
    page,
    ...(item.identity.startsWith('guid:') ? { ref: item.identity.slice('guid:'.length) } : {}),
  }
}

/** Under the names of the filters, so that a value can be asked back. */
function describeFacets({ facets }: SearchResult): object {
  return Object.fromEntries(Object.entries(facetOptions).map(([name, facet]) => [name, facets[facet]]))
}
