import type { ParsedQuery } from '#src/search/query/ast.ts'
import { parseQuery } from '#src/search/query/parse-query.ts'
import type { SearchQuery } from '#src/search/search-index.ts'
import { createFieldReader } from './field-reader.ts'
import { resolveMarks } from '#src/search/query/resolve-marks.ts'
import { type SearchParams, toSearchQuery } from './search-params.ts'
import type { Frame } from './site.ts'

/** The text of a search, read with the names of this site and with the marks of this reader. */
export function readAsked(frame: Frame, { text }: Pick<SearchParams, 'text'>): Promise<ParsedQuery> {
  const { person } = frame.visitor
  return resolveMarks(frame.site.deps.db, person?.id, parseQuery(text, createFieldReader(frame)))
}

/** The whole query of an address, as programs and feeds ask it: every word, every item. */
export async function readSearch(frame: Frame, params: SearchParams, limit: number): Promise<SearchQuery> {
  return searchOf(frame, params, limit, await readAsked(frame, params))
}

/** The same where the text is read already. */
export function searchOf(
  { now, site }: Frame,
  params: SearchParams,
  limit: number,
  asked: ParsedQuery,
): SearchQuery {
  return toSearchQuery(params, now, limit, site.deps.enricher.territories.lineageOf, asked)
}
