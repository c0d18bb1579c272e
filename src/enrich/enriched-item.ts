import type { AxisId, Domain, Kind } from '../axis/taxonomy.ts'
import type { Item } from '../normalise/item.ts'
import type { Facts } from './facts.ts'

/** Why an axis was given: one cue found in one place. Offsets count UTF-16 units in the title or the plain text. */
export interface Reason {
  /** The cue as the lexicon writes it; '' where a person decided. */
  term: string
  /** `staff`: no word found, a person's decision. */
  field: 'title' | 'text' | 'category' | 'source' | 'staff'
  start: number
  end: number
  /** What it added to the score. */
  weight: number
}

export interface AxisMatch {
  id: AxisId
  score: number
  reasons: Reason[]
}

/** A closing date with what says so. `value` is an ISO date, or an instant when the hour is known. */
export interface Deadline {
  value: string
  /** `field`: given by the source as a field; `text`: read in a sentence, kept in `evidence`. */
  origin: 'field' | 'text'
  evidence?: string
}

export interface EnrichedItem extends Omit<Item, 'kind' | 'deadline' | 'given'> {
  /** Has at least one axis: what goes to letters and feeds. The rest stays findable in search. */
  relevant: boolean
  /** Best first, three at most; as a person put them where one decided. */
  axes: AxisMatch[]
  domain: Domain
  kind: Kind
  /** The kind told by a field of the source, kept so that a later tagger can start again from it. */
  sourceKind?: Kind
  facts: Facts
  /** Closing date, whatever told it. Replaces `Item.deadline` for every later stage. */
  closing?: Deadline
}
