import {
  insertNewLetter,
  findLastLetter,
  findLastNumber,
  findLetter,
  listLetters,
} from '../../store/letters.ts'
import type { Letter as StoredLetter } from '../../store/letters.ts'
import { cancel } from '../../store/letter-gestures.ts'
import { keepVersion } from '../../store/letter-versions.ts'
import { composeEdition, daysBefore } from '../compose-edition.ts'
import type { Letter } from '../letter.ts'
import { itemIdsOf } from './blocks.ts'
import { type Actor, type DeskDeps, machine } from './desk-deps.ts'
import { auditLetter } from './letter-audit.ts'
import type { Slot } from './letter-calendar.ts'

/**
 * Composes the letter of this week and keeps it as a draft, unless the week has one: the first who makes it wins, and both
 * get the same. It tells what was first seen since the end of the last letter that left or will (seven days when there is
 * none), so that nothing falls between two. Undefined when there is nothing to tell: nothing is kept, no number taken.
 */
export async function makeDraft(
  deps: DeskDeps,
  actor: Actor,
  slot: Pick<Slot, 'letterId' | 'sendAt'>,
  alone: boolean,
): Promise<StoredLetter | undefined> {
  const now = deps.now().toISOString()
  const last = await findLastLetter(deps.db, slot.letterId)
  const letter = await composeEdition(deps, {
    id: slot.letterId,
    number: (await findLastNumber(deps.db)) + 1,
    periodStart: last?.periodEnd ?? daysBefore(now, 7),
    now,
  })
  if (!letter) return undefined
  await keepDraft(deps, actor, letter, { ...slot, alone })
  return findLetter(deps.db, slot.letterId)
}

async function keepDraft(
  deps: DeskDeps,
  actor: Actor,
  letter: Letter,
  { sendAt, alone }: { sendAt: string; alone: boolean },
): Promise<void> {
  const at = deps.now().toISOString()
  const { id, number, periodStart, periodEnd, subject } = letter
  const draft = { id, number, periodStart, periodEnd, subject, html: '', text: '', createdAt: at }
  // A draft that never left gives its stories to this one: left open, both could leave.
  const late = (await listLetters(deps.db, 10, ['draft'])).filter((one) => one.number < number)
  await deps.db.batch([
    insertNewLetter({
      ...draft,
      content: JSON.stringify(letter),
      itemIds: itemIdsOf(letter),
      state: 'draft',
      sendAt,
      alone,
    }),
    keepVersion(id, { at, actor, gesture: 'a composé le brouillon' }),
    auditLetter(deps, actor, 'letter.draft', letter),
    ...late.flatMap((one) => [cancel(one.id), auditLetter(deps, machine, 'letter.cancel', one)]),
  ])
}
