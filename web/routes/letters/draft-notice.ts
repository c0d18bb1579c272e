import type { Notice } from '../../notice.ts'
import type { DeskAnswer } from '../../views/letters/desk-answer.ts'

/**
 * What the gesture that made this version did, told to whoever made it; « Annuler » is offered while nothing has come
 * after it.
 */
export function draftNotice(
  { stored, versions }: Pick<DeskAnswer, 'stored' | 'versions'>,
  given: number,
  personId: string,
): Notice | undefined {
  const made = versions.find(({ version }) => version === given)
  if (!made || made.personId !== personId) return undefined
  const words = `Vous ${made.gesture.replace(/^a /, 'avez ').replace(/^est /, 'êtes ')}.`
  const canUndo = stored.version === given && stored.state === 'draft'
  return canUndo ? { words, undo: String(given), undoPath: `/lettres/${stored.number}/defaire` } : { words }
}
