import type { OidcConfig } from '../../config.ts'
import type { Deps } from '../../deps.ts'
import type { Role } from '../../roles.ts'
import { recordAuditIfChanged } from '../../store/audit-log.ts'
import { findPersonByIdentity, insertIdentity, listIdentitiesOf } from '../../store/identities.ts'
import { endLinks } from '../../store/one-time-links.ts'
import { hasPasskey } from '../../store/passkeys.ts'
import { type Person, findPersonByEmail, insertPerson } from '../../store/people.ts'
import type { Actor } from '../actor.ts'
import { type Profile, mappedRole } from './claims.ts'
import { changeRole, readPerson } from '../people.ts'
import { personLine } from '../person-line.ts'

type PersonDeps = Pick<Deps, 'db' | 'now' | 'log'>

export type PersonRefusal =
  | 'disabled'
  | 'unknown'
  | 'no-email'
  | 'unverified-email'
  | 'guarded'
  | 'other-identity'

export type PersonAnswer = { kind: 'person'; person: Person } | { kind: 'refused'; reason: PersonRefusal }

const actor: Actor = { name: 'OpenID Connect' }

/** The person of a profile: by identity, else by verified address, else a new account. Their role follows the groups. */
export async function settlePerson(
  deps: PersonDeps,
  config: OidcConfig,
  profile: Profile,
): Promise<PersonAnswer> {
  const role = mappedRole(config, profile.groups)
  const known = await findPersonByIdentity(deps.db, profile.identity)
  const refusal = known ? undefined : await adopt(deps, profile, role ?? config.defaultRole)
  if (refusal) return { kind: 'refused', reason: refusal }
  const person = known ?? (await findPersonByIdentity(deps.db, profile.identity))
  if (!person) throw new Error('The account went away while it was being opened.')
  if (person.status === 'disabled') return { kind: 'refused', reason: 'disabled' }
  return { kind: 'person', person: await followRole(deps, person, role) }
}

/** Gives the identity an account. Two tabs may both do so: the account goes to one of them, and both find it. */
async function adopt(
  deps: PersonDeps,
  profile: Profile,
  role: Role | undefined,
): Promise<PersonRefusal | undefined> {
  if (!profile.email) return 'no-email'
  const { email, name, faults } = readPerson({ email: profile.email, name: profile.name.slice(0, 80) })
  if (faults.email) return 'no-email'
  if (!profile.emailVerified) return 'unverified-email'
  const owner = await findPersonByEmail(deps.db, email)
  if (owner?.status === 'disabled') return 'disabled'
  // Whoever reads the owner's mail may get a provider's account at this address: it must not stand for the passkey.
  if (owner && (await hasPasskey(deps.db, owner.id))) return 'guarded'
  // A provider names one person once: another name at the same address is a mailbox that was given to somebody else.
  if (owner && (await hasIdentityOf(deps, owner, profile.identity.issuer))) return 'other-identity'
  if (!owner && !role) return 'unknown'
  if (!owner && role) await create(deps, profile, { email, name: faults.name ? email : name, role })
  const person = owner ?? (await findPersonByEmail(deps.db, email))
  if (person) await link(deps, profile, person)
  return undefined
}

async function hasIdentityOf(deps: PersonDeps, { id }: Person, issuer: string): Promise<boolean> {
  return (await listIdentitiesOf(deps.db, id)).some((one) => one.issuer === issuer)
}

async function create(
  deps: PersonDeps,
  { identity }: Profile,
  given: { email: string; name: string; role: Role },
): Promise<void> {
  const id = crypto.randomUUID()
  const createdAt = deps.now().toISOString()
  await deps.db.batch([
    insertPerson({ id, ...given, status: 'active', createdAt }),
    recordAuditIfChanged({
      ...personLine(createdAt, actor, 'person.create', { id, name: given.name }),
      after: { role: given.role, issuer: identity.issuer },
    }),
    insertIdentity(identity, id, createdAt),
  ])
}

// An invitation that waited has served: its link must not open the account a second time.
async function link(deps: PersonDeps, { identity }: Profile, person: Person): Promise<void> {
  const now = deps.now().toISOString()
  await deps.db.batch([
    insertIdentity(identity, person.id, now),
    recordAuditIfChanged({
      ...personLine(now, actor, 'person.link-identity', person),
      after: { issuer: identity.issuer },
    }),
    endLinks(person.id, now, 'invitation'),
  ])
}

// Nothing is taken away from whoever no group maps: their role was given here.
async function followRole(deps: PersonDeps, person: Person, role: Role | undefined): Promise<Person> {
  if (!role) return person
  const answer = await changeRole(deps, actor, person, role)
  if (answer === 'last-administrator') {
    deps.log.warn('account.oidc-role-kept', { person: person.id, role })
    return person
  }
  return { ...person, role }
}
