import { settlePeriod } from '../../store/letter-gestures.ts'
import type { Letter as StoredLetter } from '../../store/letters.ts'
import { composeEdition } from '../compose-edition.ts'
import { type Letter, readLetter } from '../letter.ts'
import { type DeskDeps, machine } from './desk-deps.ts'
import { saveDraft } from './save-draft.ts'

/** A draft that nobody touched, made anew with what was seen since; a version more when that changes something. */
export async function recompose(deps: DeskDeps, stored: StoredLetter): Promise<void> {
  const { id, number, periodStart } = stored
  const now = deps.now().toISOString()
  const before = readLetter(stored.content)
  const letter = await composeEdition(deps, { id, number, periodStart, now })
  if (letter && !isSame(before, letter)) {
    const gesture = 'a recomposé la lettre avec ce qui est paru depuis'
    await saveDraft(deps, machine, { stored }, letter, gesture, false)
    return
  }
  const content = JSON.stringify({ ...before, periodEnd: now })
  await deps.db.batch([settlePeriod(stored, { content, periodEnd: now })])
}

function isSame(one: Letter, other: Letter): boolean {
  return JSON.stringify({ ...one, periodEnd: '' }) === JSON.stringify({ ...other, periodEnd: '' })
}
