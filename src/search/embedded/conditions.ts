import type { SqlValue } from '../../store/database.ts'
import { readBounds } from '../date-bounds.ts'
import type { ParsedQuery, TermNode as QueryTerm } from '../query/ast.ts'
import { topTerms } from '../query/parse-query.ts'
import { type FilterName, filterNames, type SearchQuery } from '../search-index.ts'

/** A piece of SQL over `search_documents d`, with what it binds. */
export interface Condition {
  sql: string
  params: SqlValue[]
}

/** The one place where filters become SQL. `without` leaves one facet's own selection out. */
export function conditionsOf(query: SearchQuery, parsed: ParsedQuery, without?: FilterName): Condition {
  const all = [
    query.includeOffScope ? undefined : { sql: 'd.relevant = 1', params: [] },
    ...rangeConditions('d.sort_date', query.from, query.to),
    ...rangeConditions('d.deadline', query.deadlineFrom, query.deadlineTo),
    ...filterNames
      .filter((facet) => facet !== without)
      .map((facet) => facetCondition(facet, query.facets[facet])),
    excludedCondition(topTerms(parsed).excluded),
  ].filter((one) => one !== undefined)
  return {
    sql: all.map((one) => one.sql).join(' and ') || 'true',
    params: all.flatMap((one) => one.params),
  }
}

// Dates are ISO text, which sorts as dates do; a day alone sorts before its own hours.
function rangeConditions(column: string, first?: string, last?: string): Condition[] {
  const bounds = readBounds(first, last)
  if (bounds === 'none') return [{ sql: 'false', params: [] }]
  return [
    ...(bounds.from ? [{ sql: `${column} >= ?`, params: [bounds.from] }] : []),
    ...(bounds.to ? [{ sql: `${column} <= ?`, params: [bounds.to] }] : []),
  ]
}

function facetCondition(facet: FilterName, values: readonly string[] = []): Condition | undefined {
  if (values.length === 0) return undefined
  return {
    sql: 'd.rowid in (select document from search_facets where facet = ? and value in (select value from json_each(?)))',
    params: [facet, JSON.stringify(values)],
  }
}

function excludedCondition(excluded: readonly QueryTerm[]): Condition | undefined {
  if (excluded.length === 0) return undefined
  return {
    sql: 'd.rowid not in (select rowid from search_words where search_words match ?)',
    params: [excluded.map(termExpression).join(' OR ')],
  }
}

/** FTS5's own language, built from our tokens only: nothing typed reaches it as it was typed. '' finds everything. */
export function matchExpression(required: readonly QueryTerm[]): string {
  return required.map(termExpression).join(' AND ')
}

// Whole stems are never looked for among the unstemmed forms.
function termExpression({ stems, prefix }: QueryTerm): string {
  const sequence = [...stems, ...(prefix === undefined ? [] : [prefix])]
    .map((word) => word.replaceAll('"', ''))
    .join(' ')
  return prefix === undefined ? `({title text publisher} : "${sequence}")` : `("${sequence}" *)`
}
