import { WatchError } from '../../errors.ts'
import { findVersionBefore, findVersionContent } from '../../store/letter-versions.ts'
import { readLetter } from '../letter.ts'
import { applyChange } from './apply-change.ts'
import type { Actor, DeskDeps, Saved } from './desk-deps.ts'
import type { DraftChange } from './draft-change.ts'
import { readDraft } from './read-draft.ts'
import { saveDraft } from './save-draft.ts'
import { listSectionHeads } from './section-heads.ts'

/**
 * One gesture of an editor on the draft as it was read at `version`. Throws `letter-changed` when a colleague was faster,
 * and what applyChange throws.
 */
export async function changeDraft(
  deps: DeskDeps,
  actor: Actor,
  letterId: string,
  version: number,
  change: DraftChange,
): Promise<Saved> {
  const draft = await readDraft(deps, letterId, version)
  const { letter, gesture } = applyChange(draft.letter, change, await listSectionHeads(deps))
  return gesture === '' ? { version, letter, gesture } : saveDraft(deps, actor, draft, letter, gesture)
}

/** What was before the last gesture becomes the next version: twice in a row does it again. */
export async function undoChange(
  deps: DeskDeps,
  actor: Actor,
  letterId: string,
  version: number,
): Promise<Saved> {
  const draft = await readDraft(deps, letterId, version)
  const before = await findVersionBefore(deps.db, letterId, version)
  if (!before)
    throw new WatchError('nothing-to-undo', 'Il n’y a rien à annuler\u00A0: c’est la première version.')
  return saveDraft(deps, actor, draft, readLetter(before.content), 'a annulé le dernier geste')
}

/** Any earlier version becomes the next one; nothing of what came since is lost. */
export async function returnToVersion(
  deps: DeskDeps,
  actor: Actor,
  letterId: string,
  version: number,
  wanted: number,
): Promise<Saved> {
  const draft = await readDraft(deps, letterId, version)
  const content = await findVersionContent(deps.db, letterId, wanted)
  if (content === undefined) {
    throw new WatchError(
      'no-version',
      `La version ${wanted} n’est plus gardée\u00A0: choisissez-en une autre.`,
    )
  }
  return saveDraft(deps, actor, draft, readLetter(content), `est revenu à la version ${wanted}`)
}
