import type { BeneficiaryId } from '../axis/beneficiaries.ts'
import type { AxisId, Domain, Kind } from '../axis/taxonomy.ts'
import { type ParsedQuery, askNothing } from './query/ast.ts'

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
  status(): Promise<IndexStatus>
}

export interface IndexStatus {
  engine: string
  documents: number
  /** Some documents were read by another version of the analyser: a rebuild reads them again. */
  stale?: boolean
}

export interface SearchDocument {
  /** The item's public id. */
  id: string
  title: string
  text: string
  publisher: string
  feedId: string
  axes: readonly AxisId[]
  /** Of the first axis, 0 to 1: how surely it belongs to the watch. */
  axisScore?: number
  domain: Domain
  kind: Kind
  /** Codes of what it is about: the values of `reach`. */
  territories: readonly string[]
  /** Codes of what those lie in: with them, the values of `territory`. */
  within?: readonly string[]
  relevant: boolean
  /** ISO 8601 UTC; the day it was first seen stands in where the source gave no date (for sorting only). */
  sortDate: string
  /** ISO 8601 UTC: when Vigie first had it. */
  firstSeen?: string
  /** ISO date or instant of the closing date. */
  deadline?: string
  /** ISO date or instant when a call opens. */
  opening?: string
  /** Open without a closing date. */
  standing?: 'permanent' | 'rolling'
  /** Euros: the largest amount that the item gives. */
  amount?: number
  /** Who may receive. */
  beneficiaries?: readonly BeneficiaryId[]
  /** Legal references, normalised. */
  refs?: readonly string[]
  /** Items of one story share it. */
  story?: string
}

/** `status` is where a call stands at the hour of the search (values: CallState). */
export const facetNames = [
  'axis',
  'domain',
  'kind',
  'publisher',
  'territory',
  'beneficiary',
  'status',
] as const
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
  /** What was typed, parsed; `askNothing()` finds everything. */
  asked: ParsedQuery
  facets: FacetSelection
  /** ISO dates, both ends included, on `sortDate`. */
  from?: string
  to?: string
  /** ISO dates, both ends included, on `deadline`. */
  deadlineFrom?: string
  deadlineTo?: string
  /** ISO instant, excluded: only what Vigie first had after it. */
  seenAfter?: string
  /** False: only what has an axis. */
  includeOffScope: boolean
  sort: SearchSort
  /**
   * `all`: every word is wanted, as feeds and alerts need. `best`: where few items have every word, those that have
   * most of what weighs follow them. Phrases, exclusions and fields always hold.
   */
  matching: 'all' | 'best'
  /** One item a story, the best placed; `total` counts stories then. Facets always count items. */
  collapse: boolean
  /** Nothing typed, but an item: those that speak of the same, itself left out. */
  like?: { id: string; title: string; text: string }
  /** Asks for `weeks`. */
  timeline?: boolean
  /** The hour of the search: what is recent, what is open. */
  now: Date
  offset: number
  limit: number
}

export const searchSorts = ['pertinence', 'date', 'echeance'] as const
export type SearchSort = (typeof searchSorts)[number]

export interface SearchResult {
  hits: SearchHit[]
  total: number
  /** How many of `total` have all that was asked; the others, after them, have most of it. */
  exact: number
  /**
   * Counts over the whole result, most first. A facet's own selection does not hide its other values:
   * its counts are taken with every filter but its own.
   */
  facets: Record<FacetName, FacetCount[]>
  /** Words read otherwise than typed because no item has them. */
  corrections: Correction[]
  /** The search server is away: the embedded engine answered in its place. */
  fallback?: true
  /** Items a week and axis, oldest first, when asked for: the last 104 weeks that have any. */
  weeks?: WeekCount[]
}

export interface SearchHit {
  id: string
  /** 0 to 1; comparable within one result only. 0 where another order than relevance was asked. */
  score: number
  /** How many other items of its story the result holds (with `collapse`). */
  folded: number
}

export interface Correction {
  typed: string
  /** The word that was looked for instead, as texts write it (folded). */
  used: string
}

export interface WeekCount {
  /** The Monday, YYYY-MM-DD, in Paris. */
  week: string
  /** '' for what has no axis. An item of two axes counts in both. */
  axis: AxisId | ''
  count: number
}

/** A facet lists this many values at most, the most frequent. */
export const maxFacetValues = 300

export interface FacetCount {
  value: string
  count: number
}

/** A search that asks for everything in the watch, newest first, but for what is given. */
export function searchFor(part: Partial<SearchQuery> & Pick<SearchQuery, 'now'>): SearchQuery {
  return {
    asked: askNothing(),
    facets: {},
    includeOffScope: false,
    sort: 'pertinence',
    matching: 'all',
    collapse: false,
    offset: 0,
    limit: 20,
    ...part,
  }
}

/** The ids alone, in order. */
export function idsOf({ hits }: Pick<SearchResult, 'hits'>): string[] {
  return hits.map((hit) => hit.id)
}
