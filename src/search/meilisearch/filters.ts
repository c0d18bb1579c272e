import { readBounds, secondsOf } from '../date-bounds.ts'
import type { FieldTest } from '../query/ast.ts'
import { type FilterName, filterNames, type SearchQuery } from '../search-index.ts'
import { stateFilter } from './call-states.ts'

/** A filter that nothing passes. */
export const nothing = 'id IN []'

/** What is filtered by beside the words. `without` leaves one facet's own selection out. */
export function filtersOf(query: SearchQuery, without?: FilterName): string[] {
  const chosen = filterNames.filter((name) => name !== without && (query.facets[name]?.length ?? 0) > 0)
  return [
    ...(query.includeOffScope ? [] : ['relevant = true']),
    ...ranges(query),
    ...chosen.map((field) => testFilter({ field, values: query.facets[field] ?? [] }, query.now)),
    ...(query.like ? [`id != ${quoted(query.like.id)}`] : []),
  ]
}

function ranges({ from, to, deadlineFrom, deadlineTo, seenAfter, now }: SearchQuery): string[] {
  const seen = seenAfter === undefined ? undefined : Date.parse(seenAfter)
  return [
    ...(from || to ? [testFilter({ field: 'date', ...bounds(from, to) }, now)] : []),
    ...(deadlineFrom || deadlineTo
      ? [testFilter({ field: 'deadline', ...bounds(deadlineFrom, deadlineTo) }, now)]
      : []),
    ...(seen === undefined ? [] : [Number.isNaN(seen) ? nothing : `firstSeenAt > ${seen}`]),
  ]
}

function bounds(from?: string, to?: string): { from?: string; to?: string } {
  return { ...(from ? { from } : {}), ...(to ? { to } : {}) }
}

/** The one place where a filter becomes Meilisearch's syntax. */
export function testFilter(test: FieldTest, now: Date): string {
  switch (test.field) {
    case 'date':
      return dayRange('sortAt', test)
    case 'deadline':
      return dayRange('deadlineAt', test)
    case 'amount':
      return range('amount', test.from, test.to)
    case 'ref':
      return oneOf('refs', test.values)
    case 'item':
      return oneOf('id', test.ids)
    case 'mark':
      // The site turns marks into items; where it did not, nobody is signed in.
      return nothing
    case 'status':
      return anyFilter(test.values.map((value) => stateFilter(value, now)))
    case 'reach':
      return anyFilter([
        oneOf('reach', test.values),
        ...(test.inside ? [oneOf('territory', test.inside)] : []),
      ])
    default:
      return oneOf(test.field, test.values)
  }
}

/** Values of one attribute, either. */
export function oneOf(attribute: string, values: readonly string[]): string {
  return `${attribute} IN [${values.map(quoted).join(', ')}]`
}

/** One of these filters at least. */
export function anyFilter(filters: readonly string[]): string {
  return filters.length === 0 ? nothing : joined(filters, 'OR')
}

/** All of these filters; '' for none. */
export function everyFilter(filters: readonly string[]): string {
  return joined(filters, 'AND')
}

export function notFilter(filter: string): string {
  return `NOT (${filter})`
}

function joined(filters: readonly string[], word: 'AND' | 'OR'): string {
  if (filters.length < 2) return filters[0] ?? ''
  return filters.map((filter) => `(${filter})`).join(` ${word} `)
}

function dayRange(attribute: string, { from, to }: { from?: string; to?: string }): string {
  const read = readBounds(from, to)
  return read === 'none' ? nothing : range(attribute, secondsOf(read.from), secondsOf(read.to))
}

function range(attribute: string, from: number | undefined, to: number | undefined): string {
  const parts = [
    ...(from === undefined ? [] : [Number.isFinite(from) ? `${attribute} >= ${from}` : nothing]),
    ...(to === undefined ? [] : [Number.isFinite(to) ? `${attribute} <= ${to}` : nothing]),
  ]
  return parts.length === 0 ? `${attribute} EXISTS` : everyFilter(parts)
}

function quoted(value: string): string {
  return `"${encodeValue(value)}"`
}

/**
 * Meilisearch's quoted values cannot hold every string: `\"` and a final `\` have no spelling. Values are stored and
 * asked with these characters as %XX, so that no value can end its quotation.
 */
export function encodeValue(value: string): string {
  return value
    .toWellFormed()
    .replace(/[%"'\\\p{Cc}]/gu, (character) => `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`)
}

export function decodeValue(value: string): string {
  return value.replace(/%([0-9a-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}
