import type { AxisId, Domain, Kind } from '../axis/taxonomy.ts'

/**
 * The SearchIndex port: FTS5 in the same database, or Meilisearch. It finds ids; the store has the items.
 * Filters are data, never text: each adapter has one function that turns them into its own syntax.
 */
export interface SearchIndex {
  /** Adds or replaces. */
  put(documents: readonly SearchDocument[]): Promise<void>
  remove(ids: readonly string[]): Promise<void>
  search(query: SearchQuery): Promise<SearchResult>
  /** Empties the index, before a rebuild. */
  clear(): Promise<void>
  /** For doctor and the status page: the engine's name and how many documents it holds. */
  status(): Promise<{ engine: string; documents: number }>
}

export interface SearchDocument {
  /** The item's public id. */
  id: string
  title: string
  text: string
  publisher: string
  feedId: string
  axes: readonly AxisId[]
  domain: Domain
  kind: Kind
  /** Codes of what it is about: the values of `reach`. */
  territories: readonly string[]
  /** Codes of what those lie in: with them, the values of `territory`. */
  within?: readonly string[]
  relevant: boolean
  /** ISO 8601 UTC; the day it was first seen stands in where the source gave no date (for sorting only). */
  sortDate: string
  /** ISO date or instant of the closing date. */
  deadline?: string
}

export const facetNames = ['axis', 'domain', 'kind', 'publisher', 'territory'] as const
export type FacetName = (typeof facetNames)[number]

/**
 * What a search filters by: the facets, which are counted and shown, and `reach`, which is not. A `territory` finds all
 * that lies in it; a `reach` only what is about that very place.
 */
export const filterNames = [...facetNames, 'reach'] as const
export type FilterName = (typeof filterNames)[number]

/** Values of one filter are alternatives (or); filters add up (and). */
export type FacetSelection = Partial<Record<FilterName, readonly string[]>>

export interface SearchQuery {
  /** As typed. '' finds everything. Words are all required; "phrases" and -exclusions are understood. */
  text: string
  facets: FacetSelection
  /** ISO dates, both ends included, on `sortDate`. */
  from?: string
  to?: string
  /** ISO dates, both ends included, on `deadline`. */
  deadlineFrom?: string
  deadlineTo?: string
  /** False: only what has an axis. */
  includeOffScope: boolean
  sort: SearchSort
  offset: number
  limit: number
}

export const searchSorts = ['pertinence', 'date', 'echeance'] as const
export type SearchSort = (typeof searchSorts)[number]

export interface SearchResult {
  /** Ids in order. */
  ids: string[]
  total: number
  /**
   * Counts over the whole result, most first. A facet's own selection does not hide its other values:
   * its counts are taken with every filter but its own.
   */
  facets: Record<FacetName, FacetCount[]>
}

/** A facet lists this many values at most, the most frequent. */
export const maxFacetValues = 300

export interface FacetCount {
  value: string
  count: number
}
