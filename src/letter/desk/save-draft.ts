import { changeContent } from '../../store/letter-gestures.ts'
import { keepVersion } from '../../store/letter-versions.ts'
import type { Letter } from '../letter.ts'
import { itemIdsOf } from './blocks.ts'
import type { Actor, DeskDeps, Saved } from './desk-deps.ts'
import { type Draft, readStored, refusalOf } from './read-draft.ts'

/**
 * Keeps the draft as its next version, with the gesture, in one batch. Throws `letter-changed` when somebody was faster.
 * A gesture of the machine (an actor without an id who is not a person) does not make the draft touched.
 */
export async function saveDraft(
  deps: Pick<DeskDeps, 'db' | 'now'>,
  actor: Actor,
  { stored }: Pick<Draft, 'stored'>,
  letter: Letter,
  gesture: string,
  isTouched = true,
): Promise<Saved> {
  const at = deps.now().toISOString()
  const next = {
    content: JSON.stringify(letter),
    subject: letter.subject,
    itemIds: itemIdsOf(letter),
    periodEnd: letter.periodEnd,
  }
  const [changed] = await deps.db.batch([
    changeContent(stored, next, isTouched ? at : null),
    keepVersion(stored.id, { at, actor, gesture }),
  ])
  if (!changed?.changes) throw await refusalOf(deps, await readStored(deps, stored.id))
  return { version: stored.version + 1, letter, gesture }
}
