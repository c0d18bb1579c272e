import { WatchError } from '../errors.ts'
import {
  type Letter as StoredLetter,
  findLastLetter,
  findLastNumber,
  findLetter,
  findLetterInHand,
} from '../store/letters.ts'
import { composeEdition, daysBefore } from './compose-edition.ts'
import { approveLetter } from './desk/approve.ts'
import { beginDueLetters } from './desk/begin-due.ts'
import { type Actor, type DeskDeps, machine } from './desk/desk-deps.ts'
import { makeDraft } from './desk/make-draft.ts'
import { parisWeek } from './french.ts'
import { readLetter } from './letter.ts'
import { everything } from './preferences.ts'
import { type RenderedLetter, renderEdition } from './render-edition.ts'

export type Composition = { kind: 'letter'; letter: StoredLetter } | { kind: 'empty' }

/**
 * The draft in hand, else the letter of this ISO week in Europe/Paris, made if it is not there: approved and begun the
 * first time, the same ever after. For whoever sends by hand; the clock makes a draft first. `empty`: there is nothing to tell yet; nothing is
 * kept, and a later call of the same week may find something. Throws when a person cancelled it.
 */
export async function composeWeekly(deps: DeskDeps, actor: Actor = machine): Promise<Composition> {
  const now = deps.now().toISOString()
  const letterId = parisWeek(now)
  const letter =
    (await findLetterInHand(deps.db)) ??
    (await findLetter(deps.db, letterId)) ??
    (await makeDraft(deps, actor, { letterId, sendAt: now }, false))
  if (!letter) return { kind: 'empty' }
  return { kind: 'letter', letter: await letLeave(deps, actor, letter) }
}

async function letLeave(deps: DeskDeps, actor: Actor, letter: StoredLetter): Promise<StoredLetter> {
  if (letter.state === 'sending' || letter.state === 'sent') return letter
  if (letter.state === 'draft') await approveUnlessDone(deps, actor, letter)
  await beginDueLetters(deps)
  const begun = await findLetter(deps.db, letter.id)
  if (begun?.state === 'sending' || begun?.state === 'sent') return begun
  throw new WatchError(
    'letter-waits',
    `La lettre n°\u00A0${letter.number} ne part pas encore\u00A0: elle est annulée, vide ou approuvée pour plus tard.`,
  )
}

/** Another program that asks at the same time may be faster: the letter leaves all the same. */
async function approveUnlessDone(deps: DeskDeps, actor: Actor, letter: StoredLetter): Promise<void> {
  try {
    await approveLetter(deps, actor, letter.id, letter.version, 'now')
  } catch (error) {
    const isDone = error instanceof WatchError && /^letter-(?:approved|sending|sent)$/.test(error.code)
    if (!isDone) throw error
  }
}

/** What the next letter is: the draft in hand, else what would be made now. Nothing is stored. */
export async function renderPreview(
  deps: DeskDeps,
): Promise<({ kind: 'letter' } & RenderedLetter) | { kind: 'empty' }> {
  const inHand = await findLetterInHand(deps.db)
  const letter = inHand ? readLetter(inHand.content) : await next(deps, deps.now().toISOString())
  const rendered = letter && renderEdition(letter, everything, { kind: 'public' })
  return rendered ? { kind: 'letter', ...rendered } : { kind: 'empty' }
}

async function next(deps: DeskDeps, now: string) {
  const last = await findLastLetter(deps.db)
  return composeEdition(deps, {
    id: '',
    number: (await findLastNumber(deps.db)) + 1,
    periodStart: last?.periodEnd ?? daysBefore(now, 7),
    now,
  })
}
