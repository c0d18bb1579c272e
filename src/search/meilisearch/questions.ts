import type { FederatedMultiSearchParams, MultiSearchQuery, SearchResponse } from 'meilisearch'
import type { Ask } from './asks.ts'
import type { MeilisearchServer } from './client.ts'
import { decodeValue } from './filters.ts'
import type { FacetRow } from '../facets.ts'
import { maxCounted } from './settings.ts'

/** Alternatives (either of the asks) within filters: a page of them, or only their number and counts. */
export interface Question {
  asks: readonly Ask[]
  filters: readonly string[]
  page?: { offset: number; limit: number; sort?: string[] }
  facets?: readonly string[]
  /** One a story. */
  collapse?: boolean
}

export interface Answer {
  hits: { id: string; story: string; score: number }[]
  total: number
  facets: FacetRow[]
}

interface Row {
  id: string
  story: string
}

const none: Answer = { hits: [], total: 0, facets: [] }

/**
 * All that is a single question goes in one request; alternatives are one federated request each, which the server
 * merges without counting an item twice.
 */
export async function askAll(server: MeilisearchServer, questions: readonly Question[]): Promise<Answer[]> {
  const single = questions.filter((one) => one.asks.length === 1)
  const [answers, ...merged] = await Promise.all([
    askTogether(server, single),
    ...questions.filter((one) => one.asks.length > 1).map((one) => askMerged(server, one)),
  ])
  return questions.map(({ asks }) => {
    if (asks.length === 0) return none
    return (asks.length === 1 ? answers.shift() : merged.shift()) ?? none
  })
}

async function askTogether(server: MeilisearchServer, questions: readonly Question[]): Promise<Answer[]> {
  if (questions.length === 0) return []
  const queries = questions.map((question) => ({
    ...base(server, question, question.asks[0]!),
    ...(question.page ?? { hitsPerPage: 1, page: 1 }),
    ...(question.collapse ? { distinct: 'story' } : {}),
    ...(question.facets ? { facets: [...question.facets] } : {}),
  }))
  const { results } = await server.client.multiSearch<{ queries: MultiSearchQuery[] }, Row>({ queries })
  return results.map((result, at) => toAnswer(result, result.facetDistribution, !questions[at]?.page?.sort))
}

async function askMerged(server: MeilisearchServer, question: Question): Promise<Answer> {
  const { asks, page, facets, collapse } = question
  const sort = page?.sort ? { sort: page.sort } : {}
  const result = await server.client.multiSearch<FederatedMultiSearchParams, Row>({
    federation: {
      offset: page?.offset ?? 0,
      limit: page?.limit ?? 0,
      ...(collapse ? { distinct: 'story' } : {}),
      ...(facets
        ? {
            facetsByIndex: { [server.index.uid]: [...facets] },
            mergeFacets: { maxValuesPerFacet: maxCounted },
          }
        : {}),
    },
    queries: asks.map((ask) => ({
      ...base(server, question, ask),
      ...sort,
      federationOptions: { weight: ask.weight },
    })),
  })
  return toAnswer(result, result.facetDistribution, !page?.sort)
}

/** Ids that one ask may hand to the next: each costs the server 50 µs in every question that it narrows. */
export const maxListed = 1_000

// Every word is wanted: the default drops words from the end until something is found.
function base({ index }: MeilisearchServer, { filters }: Question, ask: Ask): MultiSearchQuery {
  return {
    indexUid: index.uid,
    q: ask.q,
    ...(ask.attributesToSearchOn ? { attributesToSearchOn: ask.attributesToSearchOn } : {}),
    matchingStrategy: 'all',
    attributesToRetrieve: ['id', 'story'],
    showRankingScore: true,
    filter: [...filters, ...ask.filters],
  } as MultiSearchQuery
}

function toAnswer(
  result: SearchResponse<Row>,
  counted: Record<string, Record<string, number>> | undefined,
  scored: boolean,
): Answer {
  return {
    hits: result.hits.map(({ id, story, _rankingScore = 0, _federation }) => ({
      id,
      story: decodeValue(story),
      score: scored ? (_federation?.weightedRankingScore ?? _rankingScore) : 0,
    })),
    total: result.totalHits ?? result.estimatedTotalHits ?? 0,
    facets: Object.entries(counted ?? {}).flatMap(([facet, values]) =>
      Object.entries(values).map(([value, count]) => ({ facet, value: decodeValue(value), count })),
    ),
  }
}
