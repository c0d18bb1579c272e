import { toSearchDocument } from '#src/pipeline/index/read-documents.ts'
import { highlight } from '#src/search/passage/highlight.ts'
import { type ParsedQuery, type QueryNode, type TermNode, askNothing } from '#src/search/query/ast.ts'
import {
  type FilterName,
  filterNames,
  type SearchDocument,
  type SearchQuery,
} from '#src/search/search-index.ts'
import type { StoredItem } from '#src/store/stored-item.ts'
import type { Frame } from '../site.ts'

/**
 * Whether a search would find an item that the index no longer has. Where that cannot be said without the engine (an
 * amount, a reference, a mark), no: a cancellation that nobody awaits is worse than one that is missing.
 */
export function isAskedOf(frame: Frame, query: SearchQuery, item: StoredItem): boolean {
  const publisher = frame.catalogue.publisherOf(item.feedId)
  const document = toSearchDocument(item, publisher, frame.site.deps.enricher.territories)
  if (!document.relevant && !query.includeOffScope) return false
  if (query.from && document.sortDate.slice(0, 10) < query.from) return false
  if (query.to && document.sortDate.slice(0, 10) > query.to) return false
  const isChosen = filterNames.every((name) => {
    const wanted = query.facets[name] ?? []
    return wanted.length === 0 || valuesOf(document, name).some((value) => wanted.includes(value))
  })
  return isChosen && says(document, query.asked.tree) === true
}

/** Undefined: only the engine could say. */
function says(document: SearchDocument, node: QueryNode): boolean | undefined {
  if (node.kind === 'term') return holds(document, node)
  if (node.kind === 'not') return negated(says(document, node.of))
  if (node.kind === 'field') {
    const { test } = node
    if (!('values' in test) || test.field === 'ref') return undefined
    if (valuesOf(document, test.field).some((value) => test.values.includes(value))) return true
    return test.field === 'reach' && liesIn(document, test.inside ?? [])
  }
  const said = node.of.map((one) => says(document, one))
  if (node.kind === 'any') return said.includes(true) ? true : said.includes(undefined) ? undefined : false
  return said.includes(false) ? false : said.includes(undefined) ? undefined : true
}

function liesIn(document: SearchDocument, places: readonly string[]): boolean {
  return valuesOf(document, 'territory').some((code) => places.includes(code))
}

function negated(said: boolean | undefined): boolean | undefined {
  return said === undefined ? undefined : !said
}

function holds({ title, text, publisher }: SearchDocument, term: TermNode): boolean {
  const alone: ParsedQuery = { ...askNothing(), tree: { kind: 'all', of: [term] } }
  return [title, publisher, text].some((part) => highlight(part, alone).some(({ marked }) => marked))
}

/** A state depends on the hour, and what is withdrawn has none. */
function valuesOf(document: SearchDocument, name: FilterName): readonly string[] {
  const values: Record<FilterName, readonly string[]> = {
    axis: document.axes,
    domain: [document.domain],
    kind: [document.kind],
    publisher: [document.publisher],
    territory: [...document.territories, ...(document.within ?? [])],
    beneficiary: document.beneficiaries ?? [],
    status: [],
    reach: document.territories,
  }
  return values[name]
}
