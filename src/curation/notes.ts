import type { Actor } from '../account/actor.ts'
import { WatchError } from '../errors.ts'
import { findNote, type Note } from '../store/item-notes.ts'
import { checkedText } from './check-input.ts'
import type { Outcome } from './outcome.ts'
import { dropNote, type NoteDeps, putNote } from './write-note.ts'

export async function addNote(deps: NoteDeps, actor: Actor, itemId: string, words: string): Promise<Outcome> {
  const note: Note = {
    id: crypto.randomUUID(),
    itemId,
    author: actor.name,
    text: checkedText(words, 1, 2000, 'note-length', 'Une note'),
    writtenAt: deps.now().toISOString(),
    ...(actor.id ? { personId: actor.id } : {}),
  }
  return putNote(deps, actor, 'item.note', note)
}

/** Only its author deletes a note, or who may delete any (an administrator). */
export async function deleteNote(
  deps: NoteDeps,
  actor: Actor,
  noteId: string,
  mayDeleteAny: boolean,
): Promise<Outcome> {
  const note = await findNote(deps.db, noteId)
  if (!note) return { operation: '', done: 0, skipped: 1 }
  requireAuthor(note, actor, mayDeleteAny)
  return dropNote(deps, actor, 'item.note', note)
}

/** Throws unless the note is the actor's own, or they may delete any. */
export function requireAuthor(note: Note, actor: Actor, mayDeleteAny: boolean): void {
  const isAuthor = actor.id !== undefined && note.personId === actor.id
  if (isAuthor || mayDeleteAny) return
  throw new WatchError('not-the-author', 'Seuls son auteur et un administrateur suppriment une note.')
}
