import {
  type AuthenticationResponseJSON,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
} from '@simplewebauthn/server'
import type { Deps } from '../../deps.ts'
import { recordAudit, recordAuditIfChanged } from '../../store/audit-log.ts'
import type { Statement } from '../../store/database.ts'
import {
  type Passkey,
  deletePasskey,
  deletePasskeysOf,
  findPasskey,
  insertPasskey,
  listPasskeysOf,
  usePasskey,
} from '../../store/passkeys.ts'
import type { Person } from '../../store/people.ts'
import {
  deleteRecoveryCodesOf,
  deleteStrayRecoveryCodes,
  insertRecoveryCodesIfChanged,
} from '../../store/recovery-codes.ts'
import { type Session, deleteSessionsOf, openStage } from '../../store/sessions.ts'
import type { Actor } from '../actor.ts'
import { personLine } from '../person-line.ts'
import { recordSignIn } from '../sign-in/sessions.ts'
import {
  type PasskeyDeps,
  type Refusal,
  algorithms,
  challengeMs,
  keepChallenge,
  readAnswer,
  relyingParty,
  verifyNewPasskey,
  verifyPasskeyUse,
} from './checks.ts'
import { makeRecoveryCodes } from './recovery-codes.ts'

/** More than anyone carries; the browser is given the whole list at each sign-in. */
export const mostPasskeys = 20

/** What `navigator.credentials.create` is given to make a new passkey for this session's owner. */
export async function offerPasskey(
  deps: PasskeyDeps,
  person: Person,
  session: Session,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const known = await listPasskeysOf(deps.db, person.id)
  const options = await generateRegistrationOptions({
    rpName: 'Vigie',
    rpID: relyingParty(deps.config).id,
    userName: person.email,
    userDisplayName: person.name,
    userID: new Uint8Array(new TextEncoder().encode(person.id)),
    timeout: challengeMs,
    excludeCredentials: known.map(toDescriptor),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
    supportedAlgorithmIDs: algorithms,
  })
  await keepChallenge(deps, session, 'add', options.challenge)
  return options
}

export type Addition =
  /** `codes`: the first recovery codes, to show once; empty when the person has some already. */
  | { kind: 'added'; codes: string[] }
  /** The key is known already, or there are too many. */
  | { kind: 'known' }
  | { kind: Refusal }

/** Keeps the passkey that the browser made, if it answers this session's question. */
export async function addPasskey(
  deps: PasskeyDeps,
  person: Person,
  session: Session,
  given: { answer: string; name: string },
): Promise<Addition> {
  const made = await verifyNewPasskey(deps, session, given.answer)
  if (typeof made === 'string') return { kind: made }
  const at = deps.now().toISOString()
  const name = given.name
  const { codes, hashes } = await makeRecoveryCodes(person.id)
  const [added, , kept] = await deps.db.batch([
    insertPasskey({ ...made, personId: person.id, name, createdAt: at }, mostPasskeys),
    recordAuditIfChanged({ ...personLine(at, person, 'person.passkey-add', person), after: { name } }),
    insertRecoveryCodesIfChanged(person.id, hashes, at),
  ])
  if (!added?.changes) return { kind: 'known' }
  return { kind: 'added', codes: kept?.changes ? codes : [] }
}

/** Removes one of the person's passkeys, and the recovery codes with the last. False when it is not theirs. */
export async function removePasskey(
  deps: Pick<Deps, 'db' | 'now'>,
  person: Person,
  id: string,
): Promise<boolean> {
  const passkey = await findPasskey(deps.db, id, person.id)
  if (!passkey) return false
  const at = deps.now().toISOString()
  const [removed] = await deps.db.batch([
    deletePasskey(id, person.id),
    recordAuditIfChanged({
      ...personLine(at, person, 'person.passkey-remove', person),
      before: { name: passkey.name },
    }),
    deleteStrayRecoveryCodes(person.id),
  ])
  return removed?.changes === 1
}

/** For the batch of an administrator who resets an account: the next sign-in asks no second factor. */
export function removeAllPasskeys(personId: string): Statement[] {
  return [deletePasskeysOf(personId), deleteRecoveryCodesOf(personId)]
}

/** An administrator lets in who lost their keys and codes: whoever holds them now is out. */
export async function resetPasskeys(
  deps: Pick<Deps, 'db' | 'now'>,
  actor: Actor,
  person: Person,
): Promise<void> {
  await deps.db.batch([
    ...removeAllPasskeys(person.id),
    deleteSessionsOf(person.id),
    recordAudit(personLine(deps.now().toISOString(), actor, 'person.passkey-remove', person)),
  ])
}

/** What `navigator.credentials.get` is given at the second step; none when the person has no passkey (any more). */
export async function askPasskey(
  deps: PasskeyDeps,
  person: Person,
  session: Session,
): Promise<PublicKeyCredentialRequestOptionsJSON | undefined> {
  const known = await listPasskeysOf(deps.db, person.id)
  if (known.length === 0) return undefined
  const options = await generateAuthenticationOptions({
    rpID: relyingParty(deps.config).id,
    allowCredentials: known.map(toDescriptor),
    timeout: challengeMs,
    userVerification: 'preferred',
  })
  await keepChallenge(deps, session, 'check', options.challenge)
  return options
}

export type Check = { kind: 'opened' | Refusal }

/** Opens the session that waits for the second factor, if one of the person's passkeys signed its question. */
export async function checkPasskey(
  deps: PasskeyDeps,
  person: Person,
  session: Session,
  answer: string,
): Promise<Check> {
  const response = readAnswer<AuthenticationResponseJSON>(answer)
  const passkey = response && (await findPasskey(deps.db, response.id, person.id))
  if (!passkey) return { kind: 'refused' }
  const counter = await verifyPasskeyUse(deps, session, passkey, response)
  if (typeof counter === 'string') return { kind: counter }
  const [used] = await deps.db.batch([usePasskey(passkey, { counter, at: deps.now().toISOString() })])
  if (!used?.changes) return { kind: 'refused' }
  await deps.db.batch([openStage(session.id), ...recordSignIn(person, session, deps.now().toISOString())])
  return { kind: 'opened' }
}

function toDescriptor({ id, transports }: Passkey): { id: string; transports: string[] } {
  return { id, transports }
}
