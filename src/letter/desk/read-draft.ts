import { WatchError } from '../../errors.ts'
import { findLetter, type Letter as StoredLetter, type LetterState } from '../../store/letters.ts'
import { listVersions } from '../../store/letter-versions.ts'
import { type Letter, readLetter } from '../letter.ts'
import type { DeskDeps } from './desk-deps.ts'

/** A letter as the desk works on it. */
export interface Draft {
  stored: StoredLetter
  letter: Letter
}

/** Throws `no-letter`. */
export async function readStored(deps: Pick<DeskDeps, 'db'>, letterId: string): Promise<StoredLetter> {
  const stored = await findLetter(deps.db, letterId)
  if (!stored) {
    const name = letterId.slice(0, 20)
    throw new WatchError(
      'no-letter',
      `Il n’y a pas de lettre «\u202F${name}\u202F»\u00A0: revenez à la liste.`,
    )
  }
  return stored
}

/** A draft that nobody changed since `version` was read. Throws what refusalOf says. */
export async function readDraft(
  deps: Pick<DeskDeps, 'db'>,
  letterId: string,
  version: number,
): Promise<Draft> {
  const stored = await readStored(deps, letterId)
  if (stored.state !== 'draft' || stored.version !== version) throw await refusalOf(deps, stored)
  return { stored, letter: readLetter(stored.content) }
}

/** Why a gesture on this letter cannot pass: its state, else what a colleague did meanwhile. */
export async function refusalOf(deps: Pick<DeskDeps, 'db'>, stored: StoredLetter): Promise<WatchError> {
  const words = stateRefusals[stored.state]
  if (words) return new WatchError(`letter-${stored.state}`, words.replace('…', `n°\u00A0${stored.number}`))
  const [last] = await listVersions(deps.db, stored.id, 1)
  const who = last?.author ?? 'Quelqu’un'
  return new WatchError(
    'letter-changed',
    `${who} a modifié la lettre entre-temps\u00A0: relisez-la, puis recommencez.`,
  )
}

const stateRefusals: Partial<Record<LetterState, string>> = {
  approved: 'La lettre … est approuvée\u00A0: reprenez l’approbation pour la modifier.',
  sending: 'La lettre … est en train de partir\u00A0: elle ne change plus.',
  sent: 'La lettre … est partie\u00A0: elle ne change plus.',
  cancelled: 'La lettre … est annulée\u00A0: rouvrez-la pour la modifier.',
}
