import type { Actor } from '../account/actor.ts'
import type { Deps } from '../deps.ts'
import { recordAuditIfChanged } from '../store/audit-log.ts'
import type { Statement } from '../store/database.ts'
import { listItemStates } from '../store/item-decisions.ts'
import { insertNote, type Note, removeNote } from '../store/item-notes.ts'
import type { Outcome } from './outcome.ts'

export type NoteDeps = Pick<Deps, 'db' | 'now'>

/** Writes the note with its line in the audit log; skipped when the item is unknown or the note is there. */
export function putNote(deps: NoteDeps, actor: Actor, action: string, note: Note): Promise<Outcome> {
  return write(deps, actor, action, note, insertNote(note), { before: null, after: note })
}

export function dropNote(deps: NoteDeps, actor: Actor, action: string, note: Note): Promise<Outcome> {
  return write(deps, actor, action, note, removeNote(note.id), { before: note, after: null })
}

async function write(
  deps: NoteDeps,
  actor: Actor,
  action: string,
  { itemId }: Note,
  change: Statement,
  { before, after }: { before: Note | null; after: Note | null },
): Promise<Outcome> {
  const operation = crypto.randomUUID()
  const [item] = await listItemStates(deps.db, [itemId])
  if (!item) return nothing
  const [result] = await deps.db.batch([
    change,
    recordAuditIfChanged({
      at: deps.now().toISOString(),
      actor,
      action,
      subject: { type: 'item', id: itemId, words: item.title || 'Sans titre' },
      before: { note: before },
      after: { note: after },
      operation,
    }),
  ])
  return result?.changes ? { operation, done: 1, skipped: 0 } : nothing
}

const nothing: Outcome = { operation: '', done: 0, skipped: 1 }
