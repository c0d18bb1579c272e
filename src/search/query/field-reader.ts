import type { FilterName } from '../search-index.ts'

/**
 * What the reading of fields must know from outside: the day, and the words that people use for axes, publishers and
 * places. Without one, `axe:`, `source:`, `territoire:` know identifiers only.
 */
export interface FieldReader {
  now: Date
  /** Of `reach`, the values are the place and all that it lies in. */
  read(field: FilterName, typed: string): ValueRead
  /** Values that begin so, most used first, for completion. */
  begin(field: FilterName, begun: string, most: number): readonly FieldValue[]
}

/** What a value typed after a field means: codes of the index, or values to propose, as one would type them. */
export type ValueRead =
  | { values: readonly string[] }
  /** `several`: it is known, but as more than one place. */
  | { near: readonly string[]; several?: true }

export interface FieldValue {
  /** As it is typed: a short form where there is one (« TH »), quoted where it holds spaces. */
  typed: string
  /** As a reader sees it. */
  label: string
}
