import { beneficiaryIds } from '#src/axis/beneficiaries.ts'
import { axisIds, domains, kinds } from '#src/axis/taxonomy.ts'
import {
  type FacetName,
  type SearchQuery,
  type SearchSort,
  facetNames,
  searchFor,
  searchSorts,
} from '#src/search/search-index.ts'
import { callStateWords } from '#src/french/call-states.ts'
import type { ParsedQuery, QueryNode } from '#src/search/query/ast.ts'
import { parseQuery } from '#src/search/query/parse-query.ts'
import { isTerritoryCode } from '#src/feed/territory-code.ts'
import { isDay, parisDay } from '#src/french/calendar.ts'

/** What the address of a search says. Whatever it held, this is valid and bounded. */
export interface SearchParams {
  text: string
  facets: Record<FacetName, string[]>
  /** Days, both included. */
  from?: string
  to?: string
  /** Only what closes today or later. */
  open: boolean
  /** Undefined: by relevance when words are asked, else by date. */
  sort?: SearchSort
  /** From 1. */
  page: number
  /** Off-scope items too. */
  all: boolean
  /** The code of a place: only what is about it, or about all that it lies in. */
  concerns?: string
  /** A place as a reader typed it, until it is found: no address says it again. */
  placeName?: string
  /** Every item of a story; else the best placed stands for its story. */
  duplicates?: true
  /** Titles and facts alone, without passage nor reasons. */
  compact?: true
}

const names: Record<FacetName, string> = {
  axis: 'axe',
  domain: 'domaine',
  kind: 'type',
  publisher: 'source',
  territory: 'territoire',
  beneficiary: 'pour',
  status: 'statut',
}

/** The order of the filters on the page. */
export const facetOrder: readonly FacetName[] = [
  'axis',
  'domain',
  'kind',
  'status',
  'beneficiary',
  'territory',
  'publisher',
]

const bounds = { text: 300, values: 20, publisher: 120, place: 80, page: 500 } as const

/** Reads an address. What is unknown, malformed or too long is left out: a shared link never fails. */
export function parseSearchParams(given: URLSearchParams): SearchParams {
  const one = (name: string): string => given.get(name) ?? ''
  const day = (name: string): string | undefined => (isDay(one(name)) ? one(name) : undefined)
  const sort = searchSorts.find((known) => known === one('tri'))
  const page = /^\d{1,4}$/.test(one('page')) ? Number(one('page')) : 1
  return {
    text: cleanText(one('q'), bounds.text),
    facets: readFacets(given),
    ...optional('from', day('depuis')),
    ...optional('to', day('jusqua')),
    open: one('ouvert') === '1',
    ...optional('sort', sort),
    page: Math.min(Math.max(page, 1), bounds.page),
    all: one('tout') === '1',
    ...(one('doublons') === '1' ? { duplicates: true } : {}),
    ...(one('vue') === 'compacte' ? { compact: true } : {}),
    ...readPlace(cleanText(one('concerne'), bounds.place)),
  }
}

function readPlace(asked: string): Pick<SearchParams, 'concerns' | 'placeName'> {
  if (asked === '') return {}
  return isTerritoryCode(asked) ? { concerns: asked } : { placeName: asked }
}

/** The canonical address: fixed order, defaults left out. '' is the whole watch. */
export function serialiseSearchParams(params: SearchParams): string {
  const written = new URLSearchParams()
  if (params.text) written.set('q', params.text)
  for (const facet of facetNames) {
    for (const value of params.facets[facet].toSorted()) written.append(names[facet], value)
  }
  if (params.from) written.set('depuis', params.from)
  if (params.to) written.set('jusqua', params.to)
  if (params.open) written.set('ouvert', '1')
  if (params.sort && params.sort !== defaultSort(params)) written.set('tri', params.sort)
  if (params.all) written.set('tout', '1')
  if (params.concerns) written.set('concerne', params.concerns)
  if (params.duplicates) written.set('doublons', '1')
  if (params.compact) written.set('vue', 'compacte')
  if (params.page > 1) written.set('page', String(params.page))
  return written.toString()
}

/** The page of the site that shows this search. */
export function searchHref(params: SearchParams, path = '/'): string {
  const query = serialiseSearchParams(params)
  return query === '' ? path : `${path}?${query}`
}

/**
 * What the engine is asked: every word, every item of a story, as programs and feeds want it. `lineageOf` gives the codes
 * that a place lies in, itself first; `asked` is the text as it was read with the words of the site (read-asked.ts).
 */
export function toSearchQuery(
  params: SearchParams,
  now: Date,
  limit: number,
  lineageOf: (code: string) => string[] = (code) => [code],
  asked: ParsedQuery = parseQuery(params.text),
): SearchQuery {
  return searchFor({
    now,
    asked: params.concerns ? concerning(asked, params.concerns, lineageOf) : asked,
    facets: params.facets,
    ...optional('from', params.from),
    ...optional('to', params.to),
    ...(params.open ? { deadlineFrom: parisDay(now) } : {}),
    includeOffScope: params.all,
    sort: sortOf(params),
    offset: (params.page - 1) * limit,
    limit,
  })
}

/** What is asked, of what concerns a place: about it, in it, or about all that it lies in. */
export function concerning(
  asked: ParsedQuery,
  code: string,
  lineageOf: (code: string) => string[],
): ParsedQuery {
  const test = { field: 'reach', values: lineageOf(code), inside: [code] } as const
  const place: QueryNode = { kind: 'field', test, start: 0, end: 0 }
  return { ...asked, tree: { kind: 'all', of: [...asked.tree.of, place] } }
}

export function sortOf(params: SearchParams): SearchSort {
  return params.sort ?? defaultSort(params)
}

/** The same search from its first page, without one value of a facet. */
export function withoutValue(params: SearchParams, facet: FacetName, value: string): SearchParams {
  const left = params.facets[facet].filter((one) => one !== value)
  return { ...params, facets: { ...params.facets, [facet]: left }, page: 1 }
}

/** The same words, from the first page, without any filter. */
export function withoutFilters(params: SearchParams): SearchParams {
  const { text, sort, compact, duplicates } = params
  return {
    ...emptySearch(),
    text,
    ...optional('sort', sort),
    ...optional('compact', compact),
    ...optional('duplicates', duplicates),
  }
}

/** What the search is about, without how it is shown: what a feed or a saved search keeps. */
export function matterOf(params: SearchParams): SearchParams {
  const { sort: _sort, compact: _compact, duplicates: _duplicates, ...matter } = params
  return { ...matter, page: 1 }
}

/** The name of a facet in an address and in the form. */
export function paramName(facet: FacetName): string {
  return names[facet]
}

/** How many filters narrow the search, words aside. */
export function countFilters(params: SearchParams): number {
  const chosen = facetOrder.reduce((sum, facet) => sum + params.facets[facet].length, 0)
  return chosen + [params.open, params.from, params.to, params.all, params.concerns].filter(Boolean).length
}

/** True when something other than words may hide results. */
export function hasFilters(params: SearchParams): boolean {
  return countFilters({ ...params, all: false }) > 0
}

/** A search that asks nothing: the starting point of links. */
export function emptySearch(facets: Partial<SearchParams['facets']> = {}): SearchParams {
  const none = {
    axis: [],
    domain: [],
    kind: [],
    publisher: [],
    territory: [],
    beneficiary: [],
    status: [],
  }
  return { text: '', facets: { ...none, ...facets }, open: false, page: 1, all: false }
}

function defaultSort(params: SearchParams): SearchSort {
  return params.text === '' ? 'date' : 'pertinence'
}

function readFacets(given: URLSearchParams): Record<FacetName, string[]> {
  const read = (facet: FacetName, accept: (value: string) => boolean): string[] => {
    const values = given.getAll(names[facet]).map((value) => cleanText(value, bounds.publisher))
    return [...new Set(values.filter((value) => value !== '' && accept(value)))].slice(0, bounds.values)
  }
  return {
    axis: read('axis', (value) => (axisIds as readonly string[]).includes(value)),
    domain: read('domain', (value) => (domains as readonly string[]).includes(value)),
    kind: read('kind', (value) => (kinds as readonly string[]).includes(value)),
    publisher: read('publisher', () => true),
    territory: read('territory', (value) => /^[a-zA-Z0-9-]{2,40}$/.test(value)),
    beneficiary: read('beneficiary', (value) => (beneficiaryIds as readonly string[]).includes(value)),
    status: read('status', (value) => Object.hasOwn(callStateWords, value)),
  }
}

// Control characters and half surrogates have no place in a search, a page or an address.
function cleanText(text: string, length: number): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\uFFFD]/gu, ' ')
    .trim()
    .slice(0, length)
    .toWellFormed()
    .replaceAll('\uFFFD', '')
}

function optional<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: V })
}
