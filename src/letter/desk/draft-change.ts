import type { AxisId } from '../../axis/taxonomy.ts'
import type { LetterCard } from '../letter.ts'

/** Where a story stands in a letter: one of the three lists, or the section of an axis. */
export type Block = 'deadlines' | 'texts' | 'further' | AxisId

/** One gesture of an editor on a draft. */
export type DraftChange =
  | { kind: 'move'; cardId: string; to: 'first' | 'up' | 'down' | 'last' }
  /** To another block, or to a place in its own. */
  | { kind: 'place'; cardId: string; block: Block; index: number }
  | { kind: 'move-section'; axis: AxisId; to: 'up' | 'down' }
  /** Kept aside in the draft (`dropped`), from where it can be put back. */
  | { kind: 'drop'; cardId: string }
  | { kind: 'restore'; cardId: string }
  | { kind: 'add'; card: LetterCard; block: Block }
  | { kind: 'edit'; cardId: string; title: string; summary: string; origin: 'editor' | 'model' }
  /** Plain text, an empty line between paragraphs. */
  | { kind: 'intro'; text: string }
  /** '' says again what the letter holds. */
  | { kind: 'subject'; text: string }
