import type { ParsedQuery, TermNode } from '#src/search/query/ast.ts'
import { parseQuery } from '#src/search/query/parse-query.ts'
import { readSearch } from './read-asked.ts'
import { type SearchParams, hasFilters, withoutFilters } from './search-params.ts'
import type { Frame } from './site.ts'
import { type ActiveFilter, filtersOf } from './views/search/active-filters.ts'

/** A search that asks a little less than one that found nothing. */
export interface Loosening {
  kind: 'without-quotes' | 'without-word' | 'without-filter' | 'without-filters' | 'without-words'
  /** The word or the filter that is left out. */
  leftOut?: string
  params: SearchParams
  /** What it finds. */
  count: number
}

type Proposal = Omit<Loosening, 'count'>

/** Each costs a search. */
const most = { filters: 4, words: 4 }

/**
 * What finds something once a little is given up, the smallest change first, all asked in one go. Of the words, the one
 * whose absence brings most back: it is the rare one that no item has beside the others.
 */
export async function loosenSearch(
  frame: Frame,
  params: SearchParams,
  query: ParsedQuery,
): Promise<Loosening[]> {
  const proposals = proposeLooser(params, query, filtersOf(frame, params))
  const counts = await Promise.all(proposals.map((one) => countOf(frame, one.params)))
  const found = proposals
    .map((one, at) => ({ ...one, count: counts[at] ?? 0 }))
    .filter((one) => one.count > 0)
  const words = found.filter((one) => one.kind === 'without-word').toSorted((a, b) => b.count - a.count)
  return found.filter((one) => one.kind !== 'without-word' || one === words[0])
}

async function countOf(frame: Frame, params: SearchParams): Promise<number> {
  const query = await readSearch(frame, params, 0)
  const { total } = await frame.site.deps.search.search({ ...query, collapse: !params.duplicates })
  return total
}

/** What may be given up, whether it helps or not. */
export function proposeLooser(
  params: SearchParams,
  query: ParsedQuery,
  filters: readonly ActiveFilter[],
): Proposal[] {
  const first = { ...params, page: 1 }
  const bare = params.text
    .replace(/["«»“”„]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const both = params.text !== '' && hasFilters(params)
  return [
    ...(bare === params.text || bare === ''
      ? []
      : [{ kind: 'without-quotes' as const, params: { ...first, text: bare } }]),
    ...withoutWords(params, query),
    ...filters.slice(-most.filters).map(({ words, without }) => ({
      kind: 'without-filter' as const,
      leftOut: words,
      params: without,
    })),
    ...(both && filters.length > 1
      ? [{ kind: 'without-filters' as const, params: { ...withoutFilters(params), all: params.all } }]
      : []),
    ...(both ? [{ kind: 'without-words' as const, params: { ...first, text: '' } }] : []),
  ]
}

function withoutWords(params: SearchParams, { tree, text }: ParsedQuery): Proposal[] {
  const terms = tree.of.filter((node): node is TermNode => node.kind === 'term' && node.end > node.start)
  if (terms.length < 2) return []
  return terms.slice(0, most.words).flatMap(({ typed, start, end }) => {
    const shorter = `${text.slice(0, start)} ${text.slice(end)}`.replace(/\s+/g, ' ').trim()
    // « rural OU urbain » without one of them is another question.
    if (parseQuery(shorter).problems.length > 0) return []
    return [{ kind: 'without-word' as const, leftOut: typed, params: { ...params, text: shorter, page: 1 } }]
  })
}
