import type { Deps } from '../../deps.ts'
import {
  type AuditEntry,
  type AuditRecord,
  anonymiseActor,
  anonymiseMember,
  listAudit,
  recordAudit,
  recordAuditIfChanged,
} from '../../store/audit-log.ts'
import type { Database, Statement } from '../../store/database.ts'
import { type KeptIdentity, listIdentitiesOf } from '../../store/identities.ts'
import { type LetterComment, listCommentsOf } from '../../store/letter-comments.ts'
import { listGroupsOf } from '../../store/member-groups.ts'
import { type NoticeState, findNoticeState } from '../../store/notice-settings.ts'
import { type ToldNotice, listNoticesTold } from '../../store/notices-told.ts'
import { countInImports, forgetInImports } from '../../store/member-imports.ts'
import { findOrganisation } from '../../store/organisations.ts'
import { type Passkey, listPasskeysOf } from '../../store/passkeys.ts'
import { type Person, deletePerson, findPersonByEmail } from '../../store/people.ts'
import {
  type AlertRecord,
  type DeliveryRecord,
  type KeyRecord,
  type LinkRecord,
  type NoteRecord,
  type PersonCounts,
  type SearchRecord,
  countRecordsOf,
  deleteSubscriberAlone,
  listAlertRecords,
  listDeliveriesOf,
  listKeysMadeBy,
  listLinksOf,
  listNotesOf,
  listSearchesOf,
  onceGone,
  renameAuthorInLines,
  renameNoteAuthor,
  renameSignatures,
} from '../../store/personal-records.ts'
import { type Session, listSessionsOf } from '../../store/sessions.ts'
import { type Subscriber, findSubscriberByEmail } from '../../store/subscribers.ts'
import { erasedMember } from '../../letter/members/erase-member.ts'
import { readAddress } from '../../mail/address.ts'
import type { Actor } from '../actor.ts'

/** Everything that Vigie keeps about one address, secrets aside: an account, a subscription to the letter, or both. */
export interface PersonalData {
  email: string
  account?: AccountData
  subscription?: SubscriptionData
  /** Lines of files of members, read or imported some days ago, that hold the address. */
  importLines?: number
}

export interface SubscriptionData {
  subscriber: Subscriber
  deliveries: DeliveryRecord[]
  /** Names of the groups that staff put the person in. */
  groups: string[]
  /** Name of the organisation that staff wrote. */
  organisation?: string
}

export interface AccountData {
  person: Person
  sessions: Session[]
  identities: KeptIdentity[]
  passkeys: Pick<Passkey, 'name' | 'createdAt' | 'lastUsedAt'>[]
  links: LinkRecord[]
  keys: KeyRecord[]
  notes: NoteRecord[]
  /** What they said of drafts of the letter. */
  comments: LetterComment[]
  searches: SearchRecord[]
  alerts: AlertRecord[]
  notices: NoticeRecords
  counts: PersonCounts
  /** What the person did, the latest first. */
  actions: AuditRecord[]
  /** What others did to the account. */
  aboutThem: AuditRecord[]
}

/** What the person wants to be told of, and what they were told. */
export interface NoticeRecords {
  state?: NoticeState
  told: ToldNotice[]
}

/** What stands where the name of someone erased stood. */
export const erasedName = 'compte effacé'

const mostLines = 1000
// Sessions past their end are kept until the night: they are told too.
const always = '0000'

/** Undefined when nothing is kept about the address. Upper and lower case are one. */
export async function collectPersonalData(db: Database, typed: string): Promise<PersonalData | undefined> {
  const email = asKept(typed)
  const [person, subscriber, importLines] = await Promise.all([
    findPersonByEmail(db, email),
    findSubscriberByEmail(db, email),
    email.includes('@') ? countInImports(db, email) : 0,
  ])
  if (!person && !subscriber && importLines === 0) return undefined
  return {
    email: person?.email ?? subscriber?.email ?? email,
    ...(person ? { account: await collectAccount(db, person) } : {}),
    ...(subscriber ? { subscription: await collectSubscription(db, subscriber) } : {}),
    ...(importLines > 0 ? { importLines } : {}),
  }
}

/** What is kept about someone of the letter. */
export async function collectSubscription(db: Database, subscriber: Subscriber): Promise<SubscriptionData> {
  const { id, organisationId } = subscriber
  const [deliveries, groups, organisation] = await Promise.all([
    listDeliveriesOf(db, id),
    listGroupsOf(db, id),
    organisationId ? findOrganisation(db, organisationId) : undefined,
  ])
  return {
    subscriber,
    deliveries,
    groups: groups.map(({ name }) => name),
    ...(organisation ? { organisation: organisation.name } : {}),
  }
}

async function collectAccount(db: Database, person: Person): Promise<AccountData> {
  const { id } = person
  const [
    sessions,
    identities,
    passkeys,
    links,
    keys,
    notes,
    comments,
    searches,
    alerts,
    notices,
    counts,
    actions,
    about,
  ] = await Promise.all([
    listSessionsOf(db, id, always),
    listIdentitiesOf(db, id),
    listPasskeysOf(db, id),
    listLinksOf(db, id),
    listKeysMadeBy(db, id),
    listNotesOf(db, id),
    listCommentsOf(db, id),
    listSearchesOf(db, id),
    listAlertRecords(db, id),
    collectNotices(db, id),
    countRecordsOf(db, id),
    listAudit(db, { actorId: id, limit: mostLines }),
    listAudit(db, { subjectType: 'person', subjectId: id, limit: mostLines }),
  ])
  const aboutThem = about.filter(({ actor }) => actor.id !== id)
  const kept = { sessions, identities, passkeys, links, keys, notes, comments, searches, alerts, notices }
  return { person, ...kept, counts, actions, aboutThem }
}

async function collectNotices(db: Database, personId: string): Promise<NoticeRecords> {
  const [state, told] = await Promise.all([findNoticeState(db, personId), listNoticesTold(db, personId)])
  return { told, ...(state ? { state } : {}) }
}

export type Erasure =
  | { kind: 'erased'; account: boolean; subscription: boolean }
  | { kind: 'unknown' }
  /** Nothing was touched: Vigie would have nobody left to run it. */
  | { kind: 'last-administrator' }

/**
 * Erases the account and the subscription of an address, in one batch. Notes and lines of the audit log stay, without
 * the name; the ledger of letters keeps a random number that leads nowhere any more.
 */
export async function erasePersonalData(
  deps: Pick<Deps, 'db' | 'now'>,
  actor: Actor,
  typed: string,
): Promise<Erasure> {
  const email = asKept(typed)
  const [person, subscriber] = await Promise.all([
    findPersonByEmail(deps.db, email),
    findSubscriberByEmail(deps.db, email),
  ])
  const gone = person ?? subscriber
  if (!gone) return eraseImportLines(deps, actor, email)
  const line = entryOf(deps, actor, gone.id)
  await deps.db.batch([
    ...(person ? eraseAccount(person.id, line) : []),
    ...(subscriber ? [deleteSubscriberAlone(subscriber)] : []),
    ...(subscriber && !person ? [recordAuditIfChanged(line)] : []),
    ...(subscriber ? [anonymiseMember(subscriber.id, erasedMember)] : []),
    ...forgetInImports(gone.email),
  ])
  if (person && (await findPersonByEmail(deps.db, person.email))) return { kind: 'last-administrator' }
  return { kind: 'erased', account: Boolean(person), subscription: Boolean(subscriber) }
}

/** A domain with accents is kept in ASCII; what is no address may stand in a file of members as it was typed. */
function asKept(typed: string): string {
  const reading = readAddress(typed)
  return reading.kind === 'valid' ? reading.address : typed.trim()
}

/** Nothing but a file of members holds the address. */
async function eraseImportLines(
  deps: Pick<Deps, 'db' | 'now'>,
  actor: Actor,
  email: string,
): Promise<Erasure> {
  if (!email.includes('@') || (await countInImports(deps.db, email)) === 0) return { kind: 'unknown' }
  const line = {
    ...entryOf(deps, actor, 'import'),
    subject: { type: 'member', id: 'import', words: erasedMember },
  } as const
  await deps.db.batch([...forgetInImports(email), recordAudit(line)])
  return { kind: 'erased', account: false, subscription: true }
}

/** Another's data left in a file: the log says who took it. */
export async function recordExport(
  deps: Pick<Deps, 'db' | 'now'>,
  actor: Actor,
  { account, subscription }: PersonalData,
): Promise<void> {
  const id = account?.person.id ?? subscription?.subscriber.id ?? ''
  // The name of an account goes with it; an address of the letter would stay.
  const words = account?.person.name ?? 'abonnement à la lettre'
  const subject = { type: 'person', id, words } as const
  await deps.db.batch([recordAudit({ ...entryOf(deps, actor, id), action: 'person.export', subject })])
}

// The name is wiped last: whoever erases their own account has just signed the line.
function eraseAccount(id: string, line: AuditEntry): Statement[] {
  return [
    renameNoteAuthor(id, erasedName),
    ...renameSignatures(id, erasedName),
    deletePerson(id),
    recordAuditIfChanged(line),
    ...[...anonymiseActor(id, erasedName), ...renameAuthorInLines(id, erasedName)].map((one) =>
      onceGone(id, one),
    ),
  ]
}

function entryOf(deps: Pick<Deps, 'now'>, actor: Actor, id: string): AuditEntry {
  return {
    at: deps.now().toISOString(),
    actor,
    action: 'person.erase',
    subject: { type: 'person', id, words: erasedName },
  }
}
