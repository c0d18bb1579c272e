import { WatchError } from '../../errors.ts'
import { findLetter, type Letter as StoredLetter } from '../../store/letters.ts'
import { findSetting } from '../../store/settings.ts'
import { writeSetting } from '../../store/site-settings.ts'
import { type Actor, type DeskDeps, machine } from './desk-deps.ts'
import { openSlots, type Slot, slotToLeave } from './letter-calendar.ts'
import { readLetterSettings } from './letter-settings.ts'
import { makeDraft } from './make-draft.ts'
import { refusalOf } from './read-draft.ts'
import { recompose } from './recompose.ts'

export type Drafting =
  | { kind: 'drafted'; letter: StoredLetter }
  /** Nothing to tell yet: the next run looks again, until the hour of the letter. */
  | { kind: 'empty'; letterId: string }
  /** There was nothing to tell, and its hour is past: no letter this week. Said once. */
  | { kind: 'skipped'; letterId: string }
  /** No draft is to be made now. */
  | { kind: 'none' }

/**
 * Makes the draft whose time has come, once a week, whoever calls and how often. One that a person asked for before its
 * time, and that nobody touched, is composed again.
 */
export async function draftWeekly(deps: DeskDeps): Promise<Drafting> {
  const settings = await readLetterSettings(deps)
  const due = await findDue(deps, openSlots(settings, deps.now()))
  if (!due) return { kind: 'none' }
  const { slot, known } = due
  if (known) await recompose(deps, known)
  const letter = known
    ? await findLetter(deps.db, known.id)
    : await makeDraft(deps, machine, slot, settings.alone)
  if (letter) return { kind: 'drafted', letter }
  const { letterId } = slot
  if (deps.now().toISOString() < slot.sendAt) return { kind: 'empty', letterId }
  await deps.db.batch([writeSetting(skippedSetting, letterId)])
  return { kind: 'skipped', letterId }
}

/** Whether draftWeekly has something to do: a few small queries. */
export async function isDraftDue(deps: Pick<DeskDeps, 'db' | 'now'>): Promise<boolean> {
  return (await findDue(deps, openSlots(await readLetterSettings(deps), deps.now()))) !== undefined
}

/**
 * « Préparer maintenant »: the draft of the next letter to leave, before its time. One that is there comes back as it is,
 * or composed again when nobody has touched it. Throws `nothing-to-tell`, or why it cannot be worked on.
 */
export async function draftNow(deps: DeskDeps, actor: Actor): Promise<StoredLetter> {
  const settings = await readLetterSettings(deps)
  const slot = slotToLeave(settings, deps.now())
  const known = await findLetter(deps.db, slot.letterId)
  if (known?.state === 'draft' && !known.touchedAt) {
    await recompose(deps, known)
    return (await findLetter(deps.db, known.id)) ?? known
  }
  if (known && known.state !== 'draft') throw await refusalOf(deps, known)
  const letter = known ?? (await makeDraft(deps, actor, slot, settings.alone))
  if (letter) return letter
  throw new WatchError(
    'nothing-to-tell',
    'Il n’y a rien de nouveau à dire\u00A0: réessayez quand la veille aura avancé.',
  )
}

/** The week for which there was nothing to tell: one is enough, a later one takes its place. */
const skippedSetting = 'letter-skipped'

async function findDue(
  { db }: Pick<DeskDeps, 'db'>,
  slots: readonly Slot[],
): Promise<{ slot: Slot; known?: StoredLetter } | undefined> {
  for (const slot of slots) {
    const known = await findLetter(db, slot.letterId)
    if (!known && (await findSetting(db, skippedSetting)) !== slot.letterId) return { slot }
    const isEarly = known?.state === 'draft' && !known.touchedAt && known.periodEnd < slot.draftAt
    if (isEarly) return { slot, known }
  }
  return undefined
}
