import { readBounds, secondsOf } from '../date-bounds.ts'
import { stemAttributes } from './settings.ts'
import type { ParsedQuery, TermNode as QueryTerm } from '../query/ast.ts'
import { topTerms } from '../query/parse-query.ts'
import { type FilterName, filterNames, type SearchQuery } from '../search-index.ts'

/** One question in Meilisearch's own terms. */
export interface Ask {
  q: string
  attributesToSearchOn?: string[]
}

/**
 * Meilisearch reads ten words and one beginning of a word (the last) at most, and cannot exclude a beginning. What
 * exceeds that is asked before: its ids then narrow the main question, or are kept out of it.
 */
export interface Plan {
  main: Ask
  alsoIn: Ask[]
  notIn: Ask[]
}

const maxTermsAnAsk = 9

export function planAsks(parsed: ParsedQuery): Plan {
  const { required, excluded } = topTerms(parsed)
  const whole = required.filter((term) => term.prefix === undefined)
  const [firstPrefix, ...prefixes] = required.filter((term) => term.prefix !== undefined)
  const minus = excluded.filter((term) => term.prefix === undefined).map((term) => `-${wordsOf(term)}`)
  return {
    main: ask(whole.slice(0, maxTermsAnAsk), firstPrefix, minus),
    alsoIn: [
      ...groupsOf(whole.slice(maxTermsAnAsk)).map((group) => ask(group)),
      ...prefixes.map((term) => ask([], term)),
    ],
    notIn: excluded.filter((term) => term.prefix !== undefined).map((term) => ask([], term)),
  }
}

function groupsOf(terms: readonly QueryTerm[]): QueryTerm[][] {
  const count = Math.ceil(terms.length / maxTermsAnAsk)
  return Array.from({ length: count }, (_, n) => terms.slice(n * maxTermsAnAsk, (n + 1) * maxTermsAnAsk))
}

// Exclusions first: Meilisearch stops reading at the tenth word. A final space says that the last word is whole.
function ask(terms: readonly QueryTerm[], prefixed?: QueryTerm, minus: readonly string[] = []): Ask {
  const parts = [...minus, ...terms.map(wordsOf)]
  if (!prefixed)
    return { q: parts.length === 0 ? '' : `${parts.join(' ')} `, attributesToSearchOn: stemAttributes }
  const before = prefixed.stems.length > 0 ? [wordsOf(prefixed)] : []
  return { q: [...parts, ...before, prefixed.prefix].join(' ') }
}

// Stems are letters and digits: no operator can be among them.
function wordsOf({ stems }: QueryTerm): string {
  return stems.length === 1 ? (stems[0] ?? '') : `"${stems.join(' ')}"`
}

/** The one place where filters become Meilisearch's syntax. `without` leaves one facet's own selection out. */
export function filterOf(query: SearchQuery, without?: FilterName): string[] {
  return [
    ...(query.includeOffScope ? [] : ['relevant = true']),
    ...rangeFilter('sortAt', query.from, query.to),
    ...rangeFilter('deadlineAt', query.deadlineFrom, query.deadlineTo),
    ...filterNames
      .filter((facet) => facet !== without && (query.facets[facet]?.length ?? 0) > 0)
      .map((facet) => `${facet} IN [${(query.facets[facet] ?? []).map(quoted).join(', ')}]`),
  ]
}

function rangeFilter(attribute: string, from?: string, to?: string): string[] {
  const bounds = readBounds(from, to)
  if (bounds === 'none') return ['id IN []']
  const [first, last] = [secondsOf(bounds.from), secondsOf(bounds.to)]
  return [
    ...(first === undefined ? [] : [`${attribute} >= ${first}`]),
    ...(last === undefined ? [] : [`${attribute} <= ${last}`]),
  ]
}

/** Ids are our own letters and digits, but they pass through the same door as what was typed. */
export function idFilter(ids: readonly string[], inside: boolean): string {
  return `id ${inside ? '' : 'NOT '}IN [${ids.map(quoted).join(', ')}]`
}

function quoted(value: string): string {
  return `"${encodeValue(value)}"`
}

/**
 * Meilisearch's quoted values cannot hold every string: `\"` and a final `\` have no spelling. Facet values are
 * stored and asked with these characters as %XX, so that no value can end its quotation.
 */
export function encodeValue(value: string): string {
  return value.replace(
    /[%"'\\\p{Cc}]/gu,
    (character) => `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  )
}

export function decodeValue(value: string): string {
  return value.replace(/%([0-9a-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}
