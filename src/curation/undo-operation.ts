import type { Actor } from '../account/actor.ts'
import { type AuditRecord, fieldsOf, listOperation } from '../store/audit-log.ts'
import type { Decided, ItemState } from '../store/item-decisions.ts'
import { findNote, type Note } from '../store/item-notes.ts'
import { changeItems, type CurationDeps } from './change-items.ts'
import { requireAuthor } from './notes.ts'
import { dropNote, putNote } from './write-note.ts'
import { isStoryChange, undoStoryChange } from './write-story-change.ts'

export interface Undone {
  /** The undoing is a gesture too, that can be undone; '' when nothing was. */
  operation: string
  done: number
  /** Items that someone changed since, or that are gone: left as they are. */
  conflicts: number
}

const action = 'item.undo'

/**
 * Puts back what a gesture changed, item by item, where it is still as the gesture left it. A note is put back or taken
 * away by its author, or by who may delete any.
 */
export async function undoOperation(
  deps: CurationDeps,
  actor: Actor,
  operation: string,
  mayDeleteAny = false,
): Promise<Undone> {
  const records = (await listOperation(deps.db, operation)).filter(({ subject }) => subject.type === 'item')
  const [first] = records
  if (!first) return { operation: '', done: 0, conflicts: 0 }
  if (isStoryChange(first)) return undoStoryChange(deps, actor, first)
  if ('note' in fieldsOf(first.after)) return undoNote(deps, actor, first, mayDeleteAny)
  const byItem = new Map(records.map((record) => [record.subject.id, record]))
  const { skipped, ...undone } = await changeItems(deps, actor, action, [...byItem.keys()], (state) =>
    formerly(state, byItem.get(state.id)),
  )
  return { ...undone, conflicts: skipped }
}

const decidedFields: readonly (keyof Decided)[] = [
  'retained',
  'letter',
  'withdrawn',
  'axesOverride',
  'axisVerdicts',
  'kindOverride',
  'domainOverride',
  'reviewed',
]

function formerly(state: ItemState, record: AuditRecord | undefined): Partial<Decided> | undefined {
  const [before, after] = [fieldsOf(record?.before), fieldsOf(record?.after)]
  const changed = decidedFields.filter((field) => field in after)
  const isAsLeft = changed.every((field) => JSON.stringify(state[field]) === JSON.stringify(after[field]))
  return isAsLeft ? Object.fromEntries(changed.map((field) => [field, before[field]])) : undefined
}

async function undoNote(
  deps: CurationDeps,
  actor: Actor,
  record: AuditRecord,
  mayDeleteAny: boolean,
): Promise<Undone> {
  const added = fieldsOf(record.after).note as Note | null
  const deleted = fieldsOf(record.before).note as Note | null
  for (const note of [added, deleted]) if (note) requireAuthor(note, actor, mayDeleteAny)
  const present = added && (await findNote(deps.db, added.id))
  const { skipped, ...undone } = present
    ? await dropNote(deps, actor, action, present)
    : deleted
      ? await putNote(deps, actor, action, deleted)
      : { operation: '', done: 0, skipped: 1 }
  return { ...undone, conflicts: skipped }
}
