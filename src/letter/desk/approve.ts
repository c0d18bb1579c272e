import { WatchError } from '../../errors.ts'
import type { Statement } from '../../store/database.ts'
import { approve, cancel, holdBackLetter, reopen, setLeavesAlone } from '../../store/letter-gestures.ts'
import { type Letter as StoredLetter, findLetter } from '../../store/letters.ts'
import { isEmpty } from './blocks.ts'
import type { Actor, DeskDeps } from './desk-deps.ts'
import { auditLetter } from './letter-audit.ts'
import { lateMs } from './letter-calendar.ts'
import { readDraft, readStored, refusalOf } from './read-draft.ts'

type ApproveDeps = Pick<DeskDeps, 'db' | 'now'>

/** A letter approved further ahead would tell old news. */
const longestWaitMs = 14 * 86_400_000

/**
 * The draft, as it was read at `version`, leaves at `sendAt` (an instant, or with the next run of the job). Throws
 * `letter-changed`, `letter-empty`, `letter-time`. Answers the instant (UTC).
 */
export async function approveLetter(
  deps: ApproveDeps,
  actor: Actor,
  letterId: string,
  version: number,
  sendAt: 'now' | (string & {}),
): Promise<string> {
  const { stored, letter } = await readDraft(deps, letterId, version)
  if (isEmpty(letter)) {
    throw new WatchError(
      'letter-empty',
      'La lettre est vide\u00A0: ajoutez-y une histoire avant de l’approuver.',
    )
  }
  const at = leavingAt(deps.now(), sendAt)
  const by = { actor, at: deps.now().toISOString(), sendAt: at }
  const audit = auditLetter(deps, actor, 'letter.approve', stored, { after: { sendAt: at } })
  await mustChange(deps, stored, [approve(stored, by), audit])
  return at
}

/** Takes an approval back, as long as the letter has not begun to leave: a draft again. */
export async function holdBack(deps: ApproveDeps, actor: Actor, letterId: string): Promise<void> {
  const stored = await readStored(deps, letterId)
  if (stored.state === 'draft') return
  const audit = auditLetter(deps, actor, 'letter.hold-back', stored)
  await mustChange(deps, stored, [holdBackLetter(letterId, deps.now().toISOString()), audit])
}

/** The letter does not leave. What it told is told by the next one, unless that one is made already. */
export async function cancelLetter(deps: ApproveDeps, actor: Actor, letterId: string): Promise<void> {
  const stored = await readStored(deps, letterId)
  if (stored.state === 'cancelled') return
  await mustChange(deps, stored, [cancel(letterId), auditLetter(deps, actor, 'letter.cancel', stored)])
}

/** A cancelled letter is a draft again. Throws `letter-replaced` when a later one tells its stories. */
export async function reopenLetter(deps: ApproveDeps, actor: Actor, letterId: string): Promise<void> {
  const stored = await readStored(deps, letterId)
  if (stored.state === 'draft') return
  if (stored.state !== 'cancelled') throw await refusalOf(deps, stored)
  const [changed] = await deps.db.batch([
    reopen(letterId, deps.now().toISOString()),
    auditLetter(deps, actor, 'letter.reopen', stored),
  ])
  if (changed?.changes || (await findLetter(deps.db, letterId))?.state === 'draft') return
  throw new WatchError(
    'letter-replaced',
    `La lettre n°\u00A0${stored.number} ne peut plus être rouverte\u00A0: une lettre plus récente reprend ses histoires.`,
  )
}

/** « Part seule si personne ne touche », for this letter alone. Throws `letter-touched` or `letter-time`. */
export async function setAlone(
  deps: ApproveDeps,
  actor: Actor,
  letterId: string,
  alone: boolean,
): Promise<void> {
  const stored = await readStored(deps, letterId)
  if (stored.state !== 'draft') throw await refusalOf(deps, stored)
  if (stored.alone === alone) return
  if (alone && stored.touchedAt) throw touched()
  const latest = Date.parse(stored.sendAt ?? '') + lateMs
  if (alone && !(latest > deps.now().getTime())) {
    throw new WatchError(
      'letter-time',
      'L’heure de départ est passée\u00A0: approuvez la lettre pour qu’elle parte.',
    )
  }
  const audit = auditLetter(deps, actor, 'letter.alone', stored, {
    before: { alone: !alone },
    after: { alone },
  })
  const [changed] = await deps.db.batch([setLeavesAlone(letterId, alone), audit])
  if (changed?.changes) return
  const now = await readStored(deps, letterId)
  if (now.state !== 'draft') throw await refusalOf(deps, now)
  if (now.alone !== alone) throw touched()
}

function touched(): WatchError {
  return new WatchError(
    'letter-touched',
    'Une personne a repris cette lettre\u00A0: approuvez-la pour qu’elle parte.',
  )
}

async function mustChange(
  deps: ApproveDeps,
  stored: StoredLetter,
  statements: readonly Statement[],
): Promise<void> {
  const [changed] = await deps.db.batch(statements)
  if (!changed?.changes) throw await refusalOf(deps, await readStored(deps, stored.id))
}

function leavingAt(now: Date, sendAt: string): string {
  if (sendAt === 'now') return now.toISOString()
  const at = instant.test(sendAt) ? Date.parse(sendAt) : NaN
  if (Number.isNaN(at)) {
    throw new WatchError(
      'letter-time',
      'L’heure de départ n’est pas lisible\u00A0: choisissez un jour et une heure.',
    )
  }
  if (at <= now.getTime()) {
    throw new WatchError('letter-time', 'L’heure de départ est passée\u00A0: choisissez une heure à venir.')
  }
  if (at > now.getTime() + longestWaitMs) {
    throw new WatchError('letter-time', 'L’heure de départ est trop lointaine\u00A0: quatorze jours au plus.')
  }
  return new Date(at).toISOString()
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d)$/
