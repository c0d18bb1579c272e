import {
  type FacetName,
  facetNames,
  type FacetSelection,
  maxFacetValues,
  type SearchResult,
} from './search-index.ts'

export interface FacetRow {
  facet: string
  value: string
  count: number
}

/** The facets whose counts need a pass of their own: every filter but their own selection. */
export function countedSeparately(selection: FacetSelection): FacetName[] {
  return facetNames.filter((facet) => (selection[facet]?.length ?? 0) > 0)
}

/** Most first, then by name, so that two engines show one order. */
export function collectFacets(rows: readonly FacetRow[]): SearchResult['facets'] {
  const listed = facetNames.map((facet) => [
    facet,
    rows
      .filter((row) => row.facet === facet)
      .map(({ value, count }) => ({ value, count }))
      .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
      .slice(0, maxFacetValues),
  ])
  return Object.fromEntries(listed) as SearchResult['facets']
}
