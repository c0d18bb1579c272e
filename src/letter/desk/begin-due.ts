import { clearToldPicks } from '../../store/item-decisions.ts'
import { begin, type DueClock, giveUp, listDueLetters } from '../../store/letter-gestures.ts'
import { keepVersion } from '../../store/letter-versions.ts'
import { findLetter, type Letter as StoredLetter } from '../../store/letters.ts'
import { listWithdrawnAmong } from '../../store/withdrawn-among.ts'
import { deadlinesAsOf } from '../as-of.ts'
import { composeEdition, daysBefore, toldDays } from '../compose-edition.ts'
import { quote } from '../french.ts'
import { cardsOf, type Letter, type LetterCard, readLetter } from '../letter.ts'
import { everything } from '../preferences.ts'
import { renderEdition } from '../render-edition.ts'
import { shorten } from '../summarise.ts'
import { withoutItems } from '../withdrawn.ts'
import { isEmpty, itemIdsOf } from './blocks.ts'
import { type DeskDeps, machine } from './desk-deps.ts'
import { auditLetter } from './letter-audit.ts'
import { lateMs } from './letter-calendar.ts'

/** A letter whose hour has come. `left`: it is under way from now on; else nothing was left to tell. */
export interface Begun {
  letterId: string
  number: number
  subject: string
  left: boolean
}

/**
 * Puts what is due into state `sending`, as it leaves: what was withdrawn since it was approved is left out, and the
 * letter that leaves alone is composed again, so that the last days are in it. One batch a letter, that changes nothing
 * when somebody else was faster.
 */
export async function beginDueLetters(deps: DeskDeps): Promise<Begun[]> {
  const clock = clockOf(deps)
  const begun: Begun[] = []
  for (const letterId of await listDueLetters(deps.db, clock)) {
    const stored = await findLetter(deps.db, letterId)
    const one = stored && (await beginLetter(deps, stored, clock))
    if (one) begun.push(one)
  }
  return begun
}

/** Whether beginDueLetters has something to do: one small query. */
export async function hasDueLetters(deps: Pick<DeskDeps, 'db' | 'now'>): Promise<boolean> {
  return (await listDueLetters(deps.db, clockOf(deps))).length > 0
}

function clockOf({ now }: Pick<DeskDeps, 'now'>): DueClock {
  const at = now()
  return { now: at.toISOString(), aloneSince: new Date(at.getTime() - lateMs).toISOString() }
}

async function beginLetter(
  deps: DeskDeps,
  stored: StoredLetter,
  clock: DueClock,
): Promise<Begun | undefined> {
  const { letter: planned, gesture: composed } = await planOf(deps, stored, clock.now)
  const gone = new Set((await listWithdrawnAmong(deps.db, itemIdsOf(planned))).keys())
  const letter = deadlinesAsOf(withoutItems(planned, gone), clock.now)
  const left = cardsOf(planned).filter(({ id }) => gone.has(id))
  const gestures = [composed, leftOut(left)].filter((one) => one !== '')
  const rendered = isEmpty(letter) ? undefined : renderEdition(letter, everything, { kind: 'public' })
  if (!rendered) return abandon(deps, stored, letter)
  const { periodEnd } = letter
  const content = { content: JSON.stringify(letter), itemIds: itemIdsOf(letter), periodEnd, ...rendered }
  const version = stored.version + Number(gestures.length > 0)
  const said = { at: clock.now, actor: machine, gesture: gestures.join(', puis ') }
  const [changed] = await deps.db.batch([
    begin(stored, { ...content, version }, clock),
    auditLetter(deps, machine, 'letter.begin', stored),
    ...(gestures.length > 0 ? [keepVersion(stored.id, said)] : []),
    // Of every letter that counts as told, this one included.
    clearToldPicks(daysBefore(clock.now, toldDays)),
  ])
  if (!changed?.changes) return undefined
  return { letterId: stored.id, number: stored.number, subject: rendered.subject, left: true }
}

/** What was approved; of a draft that leaves alone, what the machine would make now. */
async function planOf(
  deps: DeskDeps,
  stored: StoredLetter,
  now: string,
): Promise<{ letter: Letter; gesture: string }> {
  const letter = readLetter(stored.content)
  if (stored.state === 'approved') return { letter, gesture: '' }
  const { id, number, periodStart } = stored
  const again = await composeEdition(deps, { id, number, periodStart, now })
  if (!again) return { letter, gesture: '' }
  const same = JSON.stringify(itemIdsOf(again)) === JSON.stringify(itemIdsOf(letter))
  return { letter: again, gesture: same ? '' : 'a recomposé la lettre avec ce qui est paru depuis' }
}

async function abandon(deps: DeskDeps, stored: StoredLetter, letter: Letter): Promise<Begun | undefined> {
  const said = {
    at: deps.now().toISOString(),
    actor: machine,
    gesture: 'n’a pas envoyé la lettre\u00A0: toutes ses histoires ont été retirées depuis',
  }
  const next = { content: JSON.stringify(letter), itemIds: itemIdsOf(letter) }
  const [changed] = await deps.db.batch([
    giveUp(stored, next),
    keepVersion(stored.id, said),
    auditLetter(deps, machine, 'letter.give-up', stored),
  ])
  if (!changed?.changes) return undefined
  return { letterId: stored.id, number: stored.number, subject: '', left: false }
}

/** « a laissé de côté « Fermeture du cuivre » et 2 autres histoires, retirées depuis ». */
function leftOut(cards: readonly LetterCard[]): string {
  const [first, ...rest] = cards
  if (!first) return ''
  const others = rest.length === 0 ? '' : rest.length === 1 ? ' et une autre' : ` et ${rest.length} autres`
  return `a laissé de côté ${quote(shorten(first.title, 80))}${others}, retirée${rest.length > 0 ? 's' : ''} depuis`
}
