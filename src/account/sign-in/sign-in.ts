import type { Deps } from '../../deps.ts'
import { openLinkSigner } from '../../letter/links.ts'
import { readAddress } from '../../mail/address.ts'
import { recordAuditOfPerson } from '../../store/audit-log.ts'
import {
  type Person,
  countPeople,
  findPasswordHash,
  findPersonByEmail,
  updatePerson,
} from '../../store/people.ts'
import { queueAccountMail } from '../../store/account-mails.ts'
import { claimLinkTry, claimPasswordTry, forgivePasswordTries, type Trier } from './limits.ts'
import { hashPassword, isOutdated, verifyPassword } from './password.ts'

export type PasswordAnswer =
  | { kind: 'right'; person: Person }
  /** Unknown account, no password, wrong password, disabled account: one answer for all. */
  | { kind: 'wrong' }
  | { kind: 'throttled'; waitMs: number }

export interface Attempt {
  email: string
  password: string
  /** The network address of the client. */
  address: string
  /** The browser's device cookie, if any. */
  deviceToken?: string
}

/**
 * Checks a password. The try is counted first; then the same work is done whether the account exists or not. Throws
 * WatchError `busy` when too many are being checked.
 */
export async function signInByPassword(deps: Deps, attempt: Attempt): Promise<PasswordAnswer> {
  const reading = readAddress(attempt.email)
  // The one form of an address, which is also the one that is paced: « ｍairie.fr » is no second account to try.
  const email = reading.kind === 'valid' ? reading.address : attempt.email.trim()
  const person = await findPersonByEmail(deps.db, email)
  const device = await knownDevice(deps, person, attempt.deviceToken)
  const trier: Trier = { email, address: attempt.address, device }
  const waitMs = await claimPasswordTry(deps, trier)
  if (waitMs > 0) return { kind: 'throttled', waitMs }
  const hash = await findPasswordHash(deps.db, person?.id ?? '')
  const isRight = await verifyPassword(attempt.password, hash)
  if (!isRight || !person || !hash || person.status === 'disabled') {
    await noteRefusal(deps, person)
    return { kind: 'wrong' }
  }
  await forgivePasswordTries(deps, trier)
  if (isOutdated(hash)) {
    await deps.db.batch([updatePerson(person.id, { passwordHash: await hashPassword(attempt.password) })])
  }
  return { kind: 'right', person }
}

/** `isFirst`: nobody has an account yet, and this is the address that the configuration names. */
export type LinkRequest =
  | { kind: 'taken'; isFirst?: true }
  | { kind: 'invalid'; fault: string }
  | { kind: 'throttled'; waitMs: number }

/**
 * Takes the wish for a sign-in link. The message leaves after the answer, so that neither the answer nor its time tells
 * whether the account exists.
 */
export async function requestSignInLink(
  deps: Deps,
  given: { email: string; address: string; deviceToken?: string | undefined },
): Promise<LinkRequest> {
  const reading = readAddress(given.email)
  if (reading.kind === 'invalid') return reading
  const email = reading.address
  const person = await findPersonByEmail(deps.db, email)
  const device = await knownDevice(deps, person, given.deviceToken)
  const waitMs = await claimLinkTry(deps, { email, address: given.address, device })
  if (waitMs > 0) return { kind: 'throttled', waitMs }
  // The same statement for an unknown address: it writes nothing, in the same time.
  await queueAccountMail(deps.db, { kind: 'sign-in', email, now: deps.now() })
  const isFirst = !person && (await isFirstAdmin(deps, email))
  return isFirst ? { kind: 'taken', isFirst } : { kind: 'taken' }
}

async function isFirstAdmin(deps: Deps, email: string): Promise<boolean> {
  const expected = deps.config.firstAdmin.toLowerCase()
  return expected !== '' && expected === email.toLowerCase() && (await countPeople(deps.db)) === 0
}

/** The value of the cookie that makes this browser known for this account. It opens nothing by itself. */
export async function makeDeviceToken(deps: Pick<Deps, 'config' | 'db'>, personId: string): Promise<string> {
  return (await openLinkSigner(deps)).sign('device', `${personId}:${crypto.randomUUID()}`)
}

async function knownDevice(
  deps: Deps,
  person: Person | undefined,
  token: string | undefined,
): Promise<string | undefined> {
  if (!person || !token) return undefined
  const id = await (await openLinkSigner(deps)).read('device', token, deps.now().getTime())
  return id?.startsWith(`${person.id}:`) ? id : undefined
}

// Bounded by the pace of tries: the log cannot be flooded. An unknown account costs a write as well, of nothing.
async function noteRefusal(deps: Deps, person: Person | undefined): Promise<void> {
  const line = recordAuditOfPerson({
    at: deps.now().toISOString(),
    actor: { name: 'visiteur' },
    action: 'person.sign-in-refused',
    subject: { type: 'person', id: person?.id ?? '', words: person?.name ?? '' },
  })
  await deps.db.batch([line])
}
