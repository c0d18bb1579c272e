import type { Deps } from '../deps.ts'
import { WatchError } from '../errors.ts'
import { readAddress } from '../mail/address.ts'
import type { Role } from '../roles.ts'
import { recordAudit, recordAuditIfChanged } from '../store/audit-log.ts'
import { endLinks, endLinksIfChanged, endLinksIfClosed } from '../store/one-time-links.ts'
import {
  type Person,
  disablePerson,
  enablePerson,
  findPersonByEmail,
  insertPerson,
  updateEmail,
  updatePerson,
  updateRole,
} from '../store/people.ts'
import { deleteIdentitiesIfAt, deleteIdentitiesOf } from '../store/identities.ts'
import {
  deleteSessionsIfAt,
  deleteSessionsIfClosed,
  deleteSessionsOf,
  rotateSessionsOf,
} from '../store/sessions.ts'
import type { Actor } from './actor.ts'
import { personLine } from './person-line.ts'
import { type MadeLink, makeLink } from './sign-in/links.ts'
import { hashPassword, passwordFault } from './sign-in/password.ts'

type PeopleDeps = Pick<Deps, 'db' | 'now'>

export interface GivenPerson {
  email: string
  name: string
  role: Role
}

export type FormFaults = Partial<Record<'email' | 'name' | 'role' | 'password', string>>

/** Reads what a form says of a person: the address in its one form, the name without what would hide in it. */
export function readPerson(given: { email: string; name: string }): {
  email: string
  name: string
  faults: FormFaults
} {
  const address = readAddress(given.email)
  const name = given.name
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\uFFFD<>]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const faults: FormFaults = {
    ...(address.kind === 'invalid' ? { email: address.fault } : {}),
    ...(name === '' ? { name: 'Indiquez un nom\u00A0: il signe ce que la personne fait.' } : {}),
    ...(name.length > 80 ? { name: 'Ce nom est trop long (80 caractères au plus).' } : {}),
  }
  return { email: address.kind === 'valid' ? address.address : given.email, name, faults }
}

/** Adds an account that waits for its first sign-in. Undefined when the address has one already. */
export async function addPerson(
  deps: PeopleDeps,
  actor: Actor,
  given: GivenPerson,
): Promise<Person | undefined> {
  const now = deps.now().toISOString()
  const person = { id: crypto.randomUUID(), ...given, status: 'invited', createdAt: now } as const
  const [added] = await deps.db.batch([
    insertPerson(person),
    recordAuditIfChanged({
      ...personLine(deps.now().toISOString(), actor, 'person.create', person),
      after: { role: given.role },
    }),
  ])
  return added?.changes === 1 ? findPersonByEmail(deps.db, given.email) : undefined
}

export type RoleAnswer = 'changed' | 'same' | 'last-administrator'

/** Takes effect at the person's next request; their sessions get new tokens. */
export async function changeRole(
  deps: PeopleDeps,
  actor: Actor,
  person: Person,
  role: Role,
): Promise<RoleAnswer> {
  if (person.role === role) return 'same'
  const [changed] = await deps.db.batch([
    updateRole(person.id, role),
    recordAuditIfChanged({
      ...personLine(deps.now().toISOString(), actor, 'person.role', person),
      before: { role: person.role },
      after: { role },
    }),
    rotateSessionsOf(person.id),
  ])
  return changed?.changes === 1 ? 'changed' : 'last-administrator'
}

/**
 * Gives the account another name or address. The links sent to the old address end. False when the address is another
 * account's: nothing was changed then.
 */
export async function changeIdentity(
  deps: PeopleDeps,
  actor: Actor,
  person: Person,
  { name, email }: { name: string; email: string },
): Promise<boolean> {
  const renamed = { ...person, name }
  if (email !== person.email) {
    const [changed] = await deps.db.batch([
      updateEmail(person.id, email),
      recordAuditIfChanged({
        ...personLine(deps.now().toISOString(), actor, 'person.email', renamed),
        before: { email: person.email },
        after: { email },
      }),
      endLinksIfChanged(person.id, deps.now().toISOString()),
      // Another address may be another person: what opened the account for the one before opens it no more.
      deleteIdentitiesIfAt(person.id, email),
      ...(actor.id === person.id ? [] : [deleteSessionsIfAt(person.id, email)]),
    ])
    if (changed?.changes !== 1) return false
  }
  if (name === person.name) return true
  await deps.db.batch([
    updatePerson(person.id, { name }),
    recordAudit({
      ...personLine(deps.now().toISOString(), actor, 'person.name', renamed),
      before: { name: person.name },
      after: { name },
    }),
  ])
  return true
}

/** The account of the organisation opens this one no more, until it is linked again by a verified address. */
export async function unlinkIdentities(deps: PeopleDeps, actor: Actor, person: Person): Promise<void> {
  await deps.db.batch([
    deleteIdentitiesOf(person.id),
    recordAuditIfChanged(personLine(deps.now().toISOString(), actor, 'person.unlink-identity', person)),
  ])
}

/** Closes the account at once: its sessions and links end. False for the last administrator. */
export async function disable(deps: PeopleDeps, actor: Actor, person: Person): Promise<boolean> {
  if (person.status === 'disabled') return true
  const [changed] = await deps.db.batch([
    disablePerson(person.id),
    recordAuditIfChanged(personLine(deps.now().toISOString(), actor, 'person.disable', person)),
    deleteSessionsIfClosed(person.id),
    endLinksIfClosed(person.id, deps.now().toISOString()),
  ])
  return changed?.changes === 1
}

/** Opens the account again. A session that slipped in while it was being closed does not come back with it. */
export async function enable(deps: PeopleDeps, actor: Actor, person: Person): Promise<void> {
  if (person.status !== 'disabled') return
  await deps.db.batch([
    deleteSessionsOf(person.id),
    enablePerson(person.id),
    recordAuditIfChanged(personLine(deps.now().toISOString(), actor, 'person.enable', person)),
  ])
}

/**
 * Chooses a password. The other sessions and the links that wait end: whoever came in before is out. Answers what is
 * wrong, if anything.
 */
export async function setPassword(
  deps: PeopleDeps,
  person: Person,
  password: string,
  keepSession = '',
): Promise<string | undefined> {
  const fault = passwordFault(password, aboutPerson(person))
  if (fault) return fault
  const passwordHash = await hashPassword(password)
  await deps.db.batch([
    updatePerson(person.id, { passwordHash }),
    deleteSessionsOf(person.id, keepSession),
    endLinks(person.id, deps.now().toISOString()),
    recordAudit(personLine(deps.now().toISOString(), person, 'person.password', person)),
  ])
  return undefined
}

/** Words that a password must not be made of. */
export function aboutPerson(person: { email: string; name: string }): string[] {
  return [...person.name.split(/\s+/), ...person.email.split(/[@.]/)]
}

/** A link that opens the account, and the line that says who had it made. Only the answer holds it. */
export async function giveLink(
  deps: PeopleDeps & Pick<Deps, 'config'>,
  actor: Actor,
  person: Person,
  purpose: 'invitation' | 'reset',
): Promise<MadeLink> {
  const link = await makeLink(deps, purpose, person.id)
  const line = personLine(deps.now().toISOString(), actor, `person.${purpose}`, person)
  await deps.db.batch([...link.statements, recordAudit(line)])
  return link
}

/** The person, or a sentence that says there is none (command line, forms). */
export async function requirePerson(deps: Pick<Deps, 'db'>, email: string): Promise<Person> {
  const person = await findPersonByEmail(deps.db, email.trim())
  if (!person) throw new WatchError('unknown-person', `Aucun compte n’a l’adresse ${email.trim()}.`)
  return person
}
