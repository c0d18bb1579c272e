import type { Actor } from '../account/actor.ts'
import type { Deps } from '../deps.ts'
import { WatchError } from '../errors.ts'
import { type Mark, setMark, unsetMark } from '../store/item-marks.ts'
import { distinctIds } from './check-input.ts'
import type { Outcome } from './outcome.ts'

type MarkDeps = Pick<Deps, 'db' | 'now'>
type Ids = readonly string[]

/*
 * One person's own: nobody else sees them, so the audit log does not hold them either, and they are undone by their
 * contrary.
 */

export function star(deps: MarkDeps, actor: Actor, itemIds: Ids): Promise<Outcome> {
  return mark(deps, 'starred', actor, itemIds)
}

export function unstar(deps: MarkDeps, actor: Actor, itemIds: Ids): Promise<Outcome> {
  return unmark(deps, 'starred', actor, itemIds)
}

export function markRead(deps: MarkDeps, actor: Actor, itemIds: Ids): Promise<Outcome> {
  return mark(deps, 'read', actor, itemIds)
}

export function markUnread(deps: MarkDeps, actor: Actor, itemIds: Ids): Promise<Outcome> {
  return unmark(deps, 'read', actor, itemIds)
}

async function mark(deps: MarkDeps, which: Mark, actor: Actor, itemIds: Ids): Promise<Outcome> {
  const ids = distinctIds(itemIds)
  const [result] = await deps.db.batch(setMark(which, personOf(actor), ids, deps.now().toISOString()))
  return outcomeOf(ids, result?.changes)
}

async function unmark(deps: MarkDeps, which: Mark, actor: Actor, itemIds: Ids): Promise<Outcome> {
  const ids = distinctIds(itemIds)
  const [result] = await deps.db.batch(unsetMark(which, personOf(actor), ids))
  return outcomeOf(ids, result?.changes)
}

function personOf({ id }: Actor): string {
  if (id) return id
  throw new WatchError('no-person', 'Il faut un compte pour marquer un élément.')
}

function outcomeOf(ids: Ids, done = 0): Outcome {
  return { operation: '', done, skipped: ids.length - done }
}
