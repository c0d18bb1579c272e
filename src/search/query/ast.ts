import type { FacetName } from '../search-index.ts'

/**
 * What a query asks, as a tree that both engines, the highlighter and the page read. `start` and `end` count UTF-16
 * units in what was typed.
 */
export type QueryNode = AllNode | AnyNode | NotNode | TermNode | FieldNode

/** Every one of them. None: everything. */
export interface AllNode {
  kind: 'all'
  of: QueryNode[]
}

/** One of them at least (OU). */
export interface AnyNode {
  kind: 'any'
  of: QueryNode[]
}

export interface NotNode {
  kind: 'not'
  of: QueryNode
}

/** A word, a code (« 2021-1485 »: neighbouring parts in order) or a phrase. */
export interface TermNode {
  kind: 'term'
  /** As typed, without operators. */
  typed: string
  /** Letters and digits only (see Token.term). */
  stems: string[]
  /** The same words folded, before they were stemmed. */
  forms: string[]
  /** The beginning of a word (folded, not stemmed) that follows the stems, if any. */
  prefix?: string
  /** The prefix is only a word being typed, not a `*`: the word alone counts more. */
  open?: true
  /** Between quotation marks: neither typing faults nor synonyms are thought of, and it is never given up. */
  quoted: boolean
  start: number
  end: number
}

export interface FieldNode {
  kind: 'field'
  test: FieldTest
  /** As it was typed: `<30j` must mean the same tomorrow, in a search that was saved today. */
  asked?: FieldAsked
  start: number
  end: number
}

export interface FieldAsked {
  /** The French name of the field, in full: « axe », « échéance » without its accents. */
  name: string
  values: readonly string[]
}

/** A filter. Ends are included; days and instants are ISO texts (see date-bounds.ts). */
export type FieldTest =
  | { field: FacetName; values: readonly string[] }
  /** What is about one of these very places, or lies in one of `inside`. */
  | { field: 'reach'; values: readonly string[]; inside?: readonly string[] }
  | { field: 'date' | 'deadline'; from?: string; to?: string }
  /** Euros. */
  | { field: 'amount'; from?: number; to?: number }
  /** Normalised references, as `Facts.refs` holds them. */
  | { field: 'ref'; values: readonly string[] }
  /** What concerns the reader: the site turns it into `item` before an engine sees it. */
  | { field: 'mark'; mark: Mark }
  /** These very items. */
  | { field: 'item'; ids: readonly string[] }

export const marks = ['suivi', 'favori', 'retenu', 'lu'] as const
export type Mark = (typeof marks)[number]

export interface ParsedQuery {
  /** What was typed, within the bounds. */
  text: string
  tree: AllNode
  /** Grammar words that were typed: no index holds them, the page may say so. */
  ignored: string[]
  /** More was typed than the bounds allow, and the end was left out. */
  truncated: boolean
  /** What could not be understood, and was left out or read as plain words. */
  problems: QueryProblem[]
}

export interface QueryProblem {
  code: ProblemCode
  start: number
  end: number
  /** French, a sentence that says what to do. */
  message: string
  /** The whole query, mended. */
  suggestion?: string
}

export type ProblemCode =
  | 'unclosed-quote'
  | 'unclosed-parenthesis'
  | 'stray-parenthesis'
  | 'missing-side'
  | 'unknown-field'
  | 'unknown-value'
  | 'bad-date'
  | 'bad-amount'
  | 'too-long'

/** The terms that are wanted, in the order typed: what is marked in a text. Those under a `not` are left out. */
export function wantedTerms(node: QueryNode): TermNode[] {
  if (node.kind === 'term') return [node]
  if (node.kind === 'all' || node.kind === 'any') return node.of.flatMap(wantedTerms)
  return []
}

/** A query that asks everything. */
export function askNothing(): ParsedQuery {
  return { text: '', tree: { kind: 'all', of: [] }, ignored: [], truncated: false, problems: [] }
}
