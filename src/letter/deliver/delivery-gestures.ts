import type { Deps } from '../../deps.ts'
import { WatchError } from '../../errors.ts'
import { maskAddress, readAddress } from '../../mail/address.ts'
import { type AuditEntry, recordAuditIfChanged } from '../../store/audit-log.ts'
import { retryFailed } from '../../store/deliveries.ts'
import { endPauses, writePause } from '../../store/mail-pauses.ts'
import { type Suppression, deleteSuppression, findSuppression } from '../../store/suppressions.ts'
import { openKeyedHash } from './keyed-hash.ts'
import { hashAddress, suppressing } from './suppressions.ts'

type GestureDeps = Pick<Deps, 'config' | 'db' | 'now'>
type Actor = AuditEntry['actor']
type LetterName = { id: string; number: number }

/** Nothing more of this letter leaves until a person resumes; what is on its way arrives. */
export async function pauseDelivery(deps: GestureDeps, actor: Actor, letter: LetterName): Promise<void> {
  const at = deps.now().toISOString()
  // Without a name: it may stand here longer than the account, and the journal tells who.
  const reason = 'Mis en pause par l’équipe.'
  await deps.db.batch([
    writePause({ scope: `letter:${letter.id}`, level: 0, reason, at }),
    auditLetter(deps, actor, 'letter.pause', letter),
  ])
}

export async function resumeDelivery(deps: GestureDeps, actor: Actor, letter: LetterName): Promise<void> {
  await deps.db.batch([endPauses([`letter:${letter.id}`]), auditLetter(deps, actor, 'letter.resume', letter)])
}

/** Queues again the failures that certainly did not leave. Answers how many. */
export async function retryDelivery(deps: GestureDeps, actor: Actor, letter: LetterName): Promise<number> {
  const [retried] = await deps.db.batch([
    retryFailed(letter.id, deps.now().toISOString()),
    auditLetter(deps, actor, 'letter.retry', letter),
  ])
  return retried?.changes ?? 0
}

function auditLetter(deps: GestureDeps, actor: Actor, action: string, { id, number }: LetterName) {
  const subject = { type: 'letter', id, words: `Lettre n°\u00A0${number}` } as const
  return recordAuditIfChanged({ at: deps.now().toISOString(), actor, action, subject })
}

/** Whether an address is blocked, and why. Throws `bad-address`. */
export async function findBlocked(deps: GestureDeps, typed: string): Promise<Suppression | undefined> {
  return findSuppression(deps.db, await hashAddress(await openKeyedHash(deps), addressOf(typed)))
}

/** Nothing is sent there any more. Throws `bad-address`. */
export async function blockAddress(deps: GestureDeps, actor: Actor, typed: string): Promise<void> {
  const address = addressOf(typed)
  const why = { reason: 'manual', detail: 'Bloquée par l’équipe.' } as const
  await deps.db.batch([
    await suppressing(deps, await openKeyedHash(deps), address, why),
    auditAddress(deps, actor, 'letter.block', address),
  ])
}

/** It gets letters again. False when it was not blocked. Throws `bad-address`. */
export async function unblockAddress(deps: GestureDeps, actor: Actor, typed: string): Promise<boolean> {
  const address = addressOf(typed)
  const hash = await hashAddress(await openKeyedHash(deps), address)
  const statements = deleteSuppression(hash)
  const results = await deps.db.batch([...statements, auditAddress(deps, actor, 'letter.unblock', address)])
  return (results[statements.length - 1]?.changes ?? 0) > 0
}

// The journal is kept for a year: an address that must not be written to has no place in it.
function auditAddress(deps: GestureDeps, actor: Actor, action: string, address: string) {
  const subject = { type: 'letter', id: 'adresse', words: maskAddress(address) } as const
  return recordAuditIfChanged({ at: deps.now().toISOString(), actor, action, subject })
}

function addressOf(typed: string): string {
  const reading = readAddress(typed)
  if (reading.kind === 'invalid') throw new WatchError('bad-address', reading.fault)
  return reading.address
}
