import type { FieldTest, TermNode } from '../query/ast.ts'
import type { Correction } from '../search-index.ts'

/** What an engine looks for, once synonyms and typing faults were thought of. */
export interface SearchPlan {
  /** Always hold: fields, phrases, exclusions, alternatives. */
  must: PlannedNode[]
  /** Words typed without operator: all of them (`matching: all`), or most of their weight (`best`). */
  should: WantedWords[]
  corrections: Correction[]
}

export type PlannedNode =
  | { kind: 'all' | 'any'; of: PlannedNode[] }
  | { kind: 'not'; of: PlannedNode }
  | { kind: 'field'; test: FieldTest }
  | { kind: 'words'; words: WantedWords }

/** One word typed, or several that a synonym covers together; one way is enough. */
export interface WantedWords {
  terms: readonly TermNode[]
  /** Best first. */
  ways: readonly Way[]
  /**
   * How much the word tells (about 0.1 to 14): rare words much, words of every query little. The share of a plan's
   * telling that a document has is its coverage.
   */
  telling: number
}

export interface Way {
  /** Stems; several stand in order, side by side, when `phrase` is set, else anywhere. */
  stems: readonly string[]
  phrase: boolean
  /** The beginning of a folded word that comes after the stems. */
  prefix?: string
  /** 1 as typed; less for a synonym or a corrected fault. */
  weight: number
  by: 'typed' | 'synonym' | 'fault'
}

/** The words that the index holds, for weights and for typing faults. */
export interface Vocabulary {
  /** Documents of the index. */
  documents: number
  /** Documents that hold a word of this stem (about, and 0 where none does). */
  documentsWith(stem: string): number
  /** The same for a word as it is written (folded). */
  documentsWithForm(form: string): number
  /** The same for the words that begin so (folded, not stemmed): at most `documents`. */
  documentsWithBeginning(prefix: string): number
  /** The word of most documents that begins so, where it stands for most of those that do. */
  likelyEnd(prefix: string): { form: string; stem: string } | undefined
  /** Words of the index one fault away (two from eight letters), the likeliest first; never for numbers. */
  near(form: string): readonly NearWord[]
}

export interface NearWord {
  form: string
  stem: string
  documents: number
  /** Letters added, left out, changed or swapped. */
  faults: 1 | 2
}
