import type { SearchQuery } from '../search-index.ts'
import type { Ask } from './asks.ts'
import type { MeilisearchServer } from './client.ts'
import { countQuestions, type Counts, readCounts } from './counts.ts'
import { filtersOf, notFilter, oneOf } from './filters.ts'
import { holdList } from './held-list.ts'
import { orderOf, type Page, pageQuestions, questionsOfPage, readPage } from './list-items.ts'
import { askAll } from './questions.ts'

/** Items of the few stories that have all the words: what is beyond is left to follow. */
const mostStrict = 200

/** Those that have all the words, which are few, then those that have most of them. */
export async function listWidely(
  server: MeilisearchServer,
  query: SearchQuery,
  strict: readonly Ask[],
  most: readonly Ask[],
): Promise<Page & { exact: number; counts: Counts }> {
  const { offset, limit, collapse } = query
  const page = { offset: 0, limit: mostStrict, ...orderOf(query) }
  const [all] = await askAll(server, [{ asks: strict, filters: filtersOf(query), page }])
  const { shown } = holdList(all?.hits ?? [], collapse)
  const known = shown.map(({ id, story }) => (collapse ? story : id))
  const outside = [notFilter(oneOf(collapse ? 'story' : 'id', known))]
  const slice = {
    offset: Math.max(0, offset - shown.length),
    limit: Math.max(0, Math.min(limit, offset + limit - shown.length)),
  }
  const answers = await askAll(server, [
    ...pageQuestions(query, most, slice, outside),
    ...countQuestions(query, [...strict, ...most]),
  ])
  const others = readPage(answers)
  const hits = [
    ...shown.slice(offset, offset + limit).map((hit) => ({ ...hit, score: (1 + hit.score) / 2 })),
    ...others.hits.map((hit) => ({ ...hit, score: hit.score / 2 })),
  ]
  return {
    hits,
    total: shown.length + others.total,
    exact: shown.length,
    counts: readCounts(query, answers.slice(questionsOfPage)),
  }
}
