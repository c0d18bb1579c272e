/** What a gesture did. */
export interface Outcome {
  /** What « Annuler » names; '' when there is nothing to undo. */
  operation: string
  done: number
  /** Unknown items, and those that were already so. */
  skipped: number
}
