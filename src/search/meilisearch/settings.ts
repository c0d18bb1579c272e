import type { Settings } from 'meilisearch'
import { filterNames, maxFacetValues } from '../search-index.ts'

/** Where words are looked for, the title first: the order is a ranking rule. */
export const stemAttributes = ['titleStems', 'publisherStems', 'textStems']

/** More than the index should ever hold: Meilisearch counts and lists no further (1,000 unless told). */
export const maxHits = 200_000

/**
 * What the index must be set to. A server that differs is changed before the first write.
 * No stop words and no French tokenizer: the texts are stems already, and src/search/french.ts left grammar words out.
 */
export const settings: Settings = {
  searchableAttributes: [...stemAttributes, 'forms'],
  displayedAttributes: ['id'],
  filterableAttributes: ['deadlineAt', 'id', 'relevant', 'sortAt', ...filterNames].toSorted(),
  sortableAttributes: ['deadlineAt', 'sortAt'],
  // `sort` first: who asks for an order by date wants that order, not a ranking within it. Recency parts equals.
  rankingRules: ['sort', 'words', 'typo', 'proximity', 'attribute', 'exactness', 'sortAt:desc'],
  stopWords: [],
  // Told, not guessed: a short French text passes for another language, and German words would be cut up.
  localizedAttributes: [{ attributePatterns: ['*'], locales: ['fra'] }],
  // Loire is one letter from Loiret, Français from François: only long stems bear a typing mistake, numbers none.
  typoTolerance: {
    enabled: true,
    minWordSizeForTypos: { oneTypo: 9, twoTypos: 14 },
    disableOnNumbers: true,
    disableOnAttributes: ['forms'],
  },
  // Nobody types into a facet here, and the tables for it cost time at every write.
  facetSearch: false,
  faceting: { maxValuesPerFacet: maxFacetValues, sortFacetValuesBy: { '*': 'count' } },
  pagination: { maxTotalHits: maxHits },
}

/** True when the server has these settings, whatever else it has and in whatever order it lists sets. */
export function areApplied(current: Settings): boolean {
  const wanted = Object.entries(settings) as [keyof Settings, unknown][]
  return wanted.every(([name, value]) => contains(current[name], value))
}

function contains(current: unknown, wanted: unknown): boolean {
  if (typeof wanted !== 'object' || wanted === null) return current === wanted
  if (typeof current !== 'object' || current === null) return false
  if (Array.isArray(wanted)) {
    return (
      Array.isArray(current) &&
      current.length === wanted.length &&
      wanted.every((one, n) => contains(current[n], one))
    )
  }
  return Object.entries(wanted).every(([name, value]) =>
    contains((current as Record<string, unknown>)[name], value),
  )
}
