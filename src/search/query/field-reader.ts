import type { FacetName } from '../search-index.ts'

/**
 * What the reading of fields must know from outside: the day, and the words that people use for axes, publishers and
 * places. Without one, `axe:`, `source:`, `territoire:` know identifiers only.
 */
export interface FieldReader {
  now: Date
  /** What a value typed after a field may mean: codes of the index, or values to propose, as one would type them. */
  read(field: FacetName, typed: string): { values: readonly string[] } | { near: readonly string[] }
  /** Values that begin so, most used first, for completion. */
  begin(field: FacetName, begun: string, most: number): readonly FieldValue[]
}

export interface FieldValue {
  /** As it is typed: a short form where there is one (« TH »), quoted where it holds spaces. */
  typed: string
  /** As a reader sees it. */
  label: string
}
