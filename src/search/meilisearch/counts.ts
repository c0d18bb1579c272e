import { collectFacets, countedSeparately, type FacetRow } from '../facets.ts'
import { type FacetName, facetNames, type SearchQuery, type SearchResult } from '../search-index.ts'
import type { Ask } from './asks.ts'
import { callStates, stateFilter } from './call-states.ts'
import { filtersOf } from './filters.ts'
import type { Answer, Question } from './questions.ts'
import { toWeeks } from './weeks.ts'

export interface Counts {
  facets: SearchResult['facets']
  weeks?: SearchResult['weeks']
}

/** The whole result, the facets that have a selection apart, and every state of a call: `readCounts` takes the answers. */
export function countQuestions(query: SearchQuery, asks: readonly Ask[]): Question[] {
  const together = stored.filter((facet) => !ownOf(query).includes(facet))
  const withoutStatus = filtersOf(query, 'status')
  return [
    { asks, filters: filtersOf(query), facets: [...together, ...(query.timeline ? ['weekAxes'] : [])] },
    ...ownOf(query).map((facet) => ({ asks, filters: filtersOf(query, facet), facets: [facet] })),
    ...callStates.map((state) => ({ asks, filters: [...withoutStatus, stateFilter(state, query.now)] })),
  ]
}

/** `status` is no attribute: it depends on the hour. */
const stored = facetNames.filter((facet) => facet !== 'status')

function ownOf(query: SearchQuery): FacetName[] {
  return countedSeparately(query.facets).filter((facet) => facet !== 'status')
}

export function readCounts(query: SearchQuery, [whole, ...others]: readonly Answer[]): Counts {
  const own = others.slice(0, ownOf(query).length)
  const states = others.slice(own.length)
  const rows = [...(whole?.facets ?? []), ...own.flatMap((answer) => answer.facets)]
  const weeks = rows.filter(({ facet }) => facet === 'weekAxes')
  return {
    facets: collectFacets([...rows, ...states.flatMap(stateRow)]),
    ...(query.timeline ? { weeks: toWeeks(weeks) } : {}),
  }
}

function stateRow({ total }: Answer, at: number): FacetRow[] {
  const value = callStates[at]
  return value && total > 0 ? [{ facet: 'status', value, count: total }] : []
}
