import type { Settings } from 'meilisearch'
import { filterNames } from '../search-index.ts'

/** Where words are looked for, the title first: the order is a ranking rule. */
export const stemAttributes = ['titleStems', 'publisherStems', 'textStems']

/** More than the index should ever hold: Meilisearch counts and lists no further (1,000 unless told). */
export const maxHits = 2_000_000

/** Weeks by axis need more values than a facet shows: eleven a week. */
export const maxCounted = 6_000

export type StemSynonyms = Record<string, string[]>

/**
 * What the index must be set to. No stop words and no French tokenizer: the texts are stems already, and
 * src/search/french left grammar words out.
 */
export function settingsFor(synonyms: StemSynonyms): Settings {
  return {
    searchableAttributes: [...stemAttributes, 'forms', 'every'],
    displayedAttributes: ['id', 'print', 'story'],
    filterableAttributes: [
      'amount',
      'closesAt',
      'deadlineAt',
      'firstSeenAt',
      'id',
      'opensAt',
      'refs',
      'relevant',
      'shape',
      'sortAt',
      'standing',
      'story',
      'weekAxes',
      ...filterNames,
    ].toSorted(),
    sortableAttributes: ['deadlineAt', 'sortAt'],
    // `sort` first: who asks for an order by date wants that order, not a ranking within it. Recency parts equals.
    rankingRules: ['sort', 'words', 'typo', 'proximity', 'attribute', 'exactness', 'sortAt:desc'],
    stopWords: [],
    synonyms,
    // Told, not guessed: a short French text passes for another language, and German words would be cut up.
    localizedAttributes: [{ attributePatterns: ['*'], locales: ['fra'] }],
    // Faults are thought of before the server is asked (src/search/words), with the words that the index really holds:
    // one from four letters, two from eight, never in numbers and references. These sizes serve whoever turns it on to
    // compare: on stems, Loire would find Loiret, and a total would not be that of the embedded engine.
    typoTolerance: {
      enabled: false,
      minWordSizeForTypos: { oneTypo: 4, twoTypos: 8 },
      disableOnNumbers: true,
      disableOnAttributes: ['forms'],
    },
    // Nobody types into a facet here, and the tables for it cost time at every write.
    facetSearch: false,
    faceting: { maxValuesPerFacet: maxCounted, sortFacetValuesBy: { '*': 'count' } },
    pagination: { maxTotalHits: maxHits },
    // Beyond, the embedded engine answers (resilient-index.ts); the server must not go on working for nobody.
    searchCutoffMs: 1_500,
  }
}

/** What changes nothing in the stored tables, or little: done in place. The rest asks for a second index. */
const light: readonly (keyof Settings)[] = [
  'synonyms',
  'rankingRules',
  'stopWords',
  'typoTolerance',
  'faceting',
  'pagination',
  'searchCutoffMs',
  'displayedAttributes',
]

/** How a server's settings stand to those wanted, whatever else it has. */
export function compareSettings(current: Settings, wanted: Settings): 'same' | 'light' | 'heavy' {
  const names = Object.keys(wanted) as (keyof Settings)[]
  const differing = names.filter((name) => !holds(current[name], wanted[name], name === 'synonyms'))
  if (differing.length === 0) return 'same'
  return differing.every((name) => light.includes(name)) ? 'light' : 'heavy'
}

/** `whole`: nothing more than what is wanted either. */
function holds(current: unknown, wanted: unknown, whole = false): boolean {
  if (typeof wanted !== 'object' || wanted === null) return current === wanted
  if (typeof current !== 'object' || current === null) return false
  if (Array.isArray(wanted)) return JSON.stringify(current) === JSON.stringify(wanted)
  const names = Object.keys(wanted)
  if (whole && Object.keys(current).length !== names.length) return false
  return names.every((name) =>
    holds((current as Record<string, unknown>)[name], (wanted as Record<string, unknown>)[name]),
  )
}
