import type { SearchQuery } from '../search-index.ts'
import type { Ask } from './asks.ts'
import type { MeilisearchServer } from './client.ts'
import { filtersOf } from './filters.ts'
import { type Answer, askAll, type Question } from './questions.ts'

/** A page of what was asked. */
export interface Page {
  hits: Answer['hits']
  /** Stories where they are collapsed. */
  total: number
}

export interface Slice {
  offset: number
  limit: number
}

/**
 * What to ask for a page, and for how many there are; `readPage` takes the answers. No list is ever handed to the
 * server as ids where that can be helped: each costs it 50 µs in every question, and listing each 60 µs.
 */
export function pageQuestions(
  query: SearchQuery,
  asks: readonly Ask[],
  slice: Slice,
  outside: readonly string[] = [],
): Question[] {
  const filters = [...filtersOf(query), ...outside]
  const { collapse } = query
  const { offset, limit } = slice
  return [
    { asks, filters, collapse, page: { offset, limit, ...orderOf(query) } },
    // The server merges alternatives without counting stories: there, the values of the attribute are counted.
    collapse && asks.length > 1 ? { asks, filters, facets: ['story'] } : { asks, filters, collapse },
  ]
}

export const questionsOfPage = 2

export function readPage([listed, whole]: readonly Answer[]): Page {
  const stories = whole?.facets.filter(({ facet }) => facet === 'story') ?? []
  return { hits: listed?.hits ?? [], total: stories.length > 0 ? stories.length : (whole?.total ?? 0) }
}

/** How many items of its story the whole result holds, for each story of a page. */
export async function storySizes(
  server: MeilisearchServer,
  query: SearchQuery,
  asks: readonly Ask[],
  storyFilter: string,
): Promise<ReadonlyMap<string, number>> {
  const filters = [...filtersOf(query), storyFilter]
  const [answer] = await askAll(server, [{ asks, filters, facets: ['story'] }])
  return new Map(answer?.facets.map(({ value, count }) => [value, count]))
}

export function orderOf({ sort, asked, like }: SearchQuery): { sort?: string[] } {
  if (sort === 'echeance') return { sort: ['deadlineAt:asc', 'sortAt:desc'] }
  const isByDate = sort === 'date' || (asked.tree.of.length === 0 && !like)
  return isByDate ? { sort: ['sortAt:desc'] } : {}
}
