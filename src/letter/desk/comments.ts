import { WatchError } from '../../errors.ts'
import { insertComment, type LetterComment, listLetterComments, settle } from '../../store/letter-comments.ts'
import { readParagraphs } from './check-text.ts'
import type { Actor, DeskDeps } from './desk-deps.ts'
import { readStored } from './read-draft.ts'

const mostComments = 500

/** What an editor says to the others; of one story (`cardId`) or of the whole letter. Throws `no-comment`, `no-letter`. */
export async function writeComment(
  deps: Pick<DeskDeps, 'db' | 'now'>,
  actor: Actor,
  letterId: string,
  given: { text: string; cardId?: string },
): Promise<LetterComment> {
  const stored = await readStored(deps, letterId)
  const text = readParagraphs(given.text, 'comment')
  if (text === '')
    throw new WatchError('no-comment', 'Le commentaire est vide\u00A0: écrivez-le, puis envoyez-le.')
  const comment: LetterComment = {
    id: crypto.randomUUID(),
    letterId: stored.id,
    author: actor.name,
    text,
    writtenAt: deps.now().toISOString(),
    ...(given.cardId ? { cardId: given.cardId.slice(0, 100) } : {}),
    ...(actor.id ? { personId: actor.id } : {}),
  }
  const [written] = await deps.db.batch([insertComment(comment, mostComments)])
  if (!written?.changes) {
    throw new WatchError('too-many-comments', `Une lettre a ${mostComments} commentaires au plus.`)
  }
  return comment
}

/** A comment that has been dealt with, or not yet. True when that changes something. */
export async function settleComment(
  deps: Pick<DeskDeps, 'db' | 'now'>,
  letterId: string,
  commentId: string,
  isSettled: boolean,
): Promise<boolean> {
  const at = isSettled ? deps.now().toISOString() : null
  const [changed] = await deps.db.batch([settle(letterId, commentId, at)])
  return changed?.changes === 1
}

/** In the order in which they were written. */
export async function listComments(deps: Pick<DeskDeps, 'db'>, letterId: string): Promise<LetterComment[]> {
  return listLetterComments(deps.db, letterId, mostComments)
}
