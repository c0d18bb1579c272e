import type { Database, Statement } from './database.ts'
import { statement } from './database.ts'
import type { Subscriber } from './subscribers.ts'

/** What tables keep about one person, read for that person: the account's own table is in people.ts. */

export interface NoteRecord {
  itemId: string
  text: string
  writtenAt: string
}

export async function listNotesOf(db: Database, personId: string): Promise<NoteRecord[]> {
  const rows = await db.all<{ item_id: string; text: string; written_at: string }>(
    'select item_id, text, written_at from item_notes where person_id = ? order by written_at, id',
    personId,
  )
  return rows.map((row) => ({ itemId: row.item_id, text: row.text, writtenAt: row.written_at }))
}

export interface PersonCounts {
  stars: number
  readMarks: number
  /** Lines of the audit log that say what the person did. */
  actions: number
  recoveryCodes: number
}

export async function countRecordsOf(db: Database, personId: string): Promise<PersonCounts> {
  const row = await db.get<PersonCounts>(
    `select
       (select count(*) from item_marks where person_id = ? and starred_at is not null) as stars,
       (select count(*) from item_marks where person_id = ? and read_at is not null) as readMarks,
       (select count(*) from audit_log where actor_id = ?) as actions,
       (select count(*) from recovery_codes where person_id = ?) as recoveryCodes`,
    personId,
    personId,
    personId,
    personId,
  )
  return row ?? { stars: 0, readMarks: 0, actions: 0, recoveryCodes: 0 }
}

export interface LinkRecord {
  purpose: string
  createdAt: string
  expiresAt: string
  usedAt?: string
}

/** One-time links that are still in the table, oldest first. */
export async function listLinksOf(db: Database, personId: string): Promise<LinkRecord[]> {
  const rows = await db.all<{
    purpose: string
    created_at: string
    expires_at: string
    used_at: string | null
  }>(
    `select purpose, created_at, expires_at, used_at from one_time_links where person_id = ?
     order by created_at, token_hash`,
    personId,
  )
  return rows.map((row) => ({
    purpose: row.purpose,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    ...(row.used_at ? { usedAt: row.used_at } : {}),
  }))
}

export interface KeyRecord {
  name: string
  createdAt: string
  expiresAt: string
  revokedAt?: string
}

/** The API keys that the person made. */
export async function listKeysMadeBy(db: Database, personId: string): Promise<KeyRecord[]> {
  const rows = await db.all<{
    name: string
    created_at: string
    expires_at: string
    revoked_at: string | null
  }>(
    'select name, created_at, expires_at, revoked_at from api_keys where created_by = ? order by created_at, id',
    personId,
  )
  return rows.map((row) => ({
    name: row.name,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    ...(row.revoked_at ? { revokedAt: row.revoked_at } : {}),
  }))
}

export interface SearchRecord {
  name: string
  /** The query string of its address. */
  query: string
  shared: boolean
  createdAt: string
  removedAt?: string
}

/** Saved searches, those taken off included. */
export async function listSearchesOf(db: Database, personId: string): Promise<SearchRecord[]> {
  const rows = await db.all<{
    name: string
    query: string
    shared: number
    created_at: string
    removed_at: string | null
  }>(
    `select name, query, shared, created_at, removed_at from saved_searches where person_id = ?
     order by created_at, id`,
    personId,
  )
  return rows.map((row) => ({
    name: row.name,
    query: row.query,
    shared: row.shared === 1,
    createdAt: row.created_at,
    ...(row.removed_at ? { removedAt: row.removed_at } : {}),
  }))
}

export interface AlertRecord {
  /** Of the search, which may be a colleague's. */
  search: string
  channel: string
  rhythm: string
  /** The address of a webhook; '' for mail. Never the key of its signatures. */
  target: string
  createdAt: string
  lastSentAt?: string
}

export async function listAlertRecords(db: Database, personId: string): Promise<AlertRecord[]> {
  const rows = await db.all<{
    search: string
    channel: string
    rhythm: string
    target: string
    created_at: string
    last_sent_at: string | null
  }>(
    `select s.name as search, a.channel, a.rhythm, a.target, a.created_at, a.last_sent_at from search_alerts a
       join saved_searches s on s.id = a.search_id
     where a.person_id = ? order by a.created_at, a.id`,
    personId,
  )
  return rows.map(({ created_at: createdAt, last_sent_at: lastSentAt, ...row }) => ({
    ...row,
    createdAt,
    ...(lastSentAt ? { lastSentAt } : {}),
  }))
}

export interface DeliveryRecord {
  /** Number of the letter. */
  number: number
  status: string
  updatedAt: string
}

export async function listDeliveriesOf(db: Database, subscriberId: string): Promise<DeliveryRecord[]> {
  const rows = await db.all<{ number: number; status: string; updated_at: string }>(
    `select letters.number, deliveries.status, deliveries.updated_at from letters
       join deliveries on deliveries.letter_id = letters.id and deliveries.subscriber_id = ?
     order by letters.number`,
    subscriberId,
  )
  return rows.map((row) => ({ number: row.number, status: row.status, updatedAt: row.updated_at }))
}

/** Not the last administrator, whom `deletePerson` keeps. */
const mayGo = `not exists (
  select 1 from people where id = ? and role = 'administrateur' and status = 'active' and not exists (
    select 1 from people other where other.role = 'administrateur' and other.status = 'active'
      and other.id <> people.id))`

/**
 * The person's notes stay with the item, under another name. For the batch that erases, before the account goes (then
 * nothing tells whose they are any more), and not when it cannot go: `deletePerson` keeps the last administrator.
 */
export function renameNoteAuthor(personId: string, name: string): Statement {
  return statement(
    `update item_notes set author = ? where person_id = ? and ${mayGo}`,
    name,
    personId,
    personId,
  )
}

/** Where else a name stands beside its person's id, for what stays when the person goes. */
const signatures = [
  { table: 'item_decisions', person: 'axes_person_id', name: 'axes_author' },
  { table: 'story_decisions', person: 'person_id', name: 'author' },
  { table: 'taxonomy_versions', person: 'person_id', name: 'author' },
  { table: 'taxonomy_draft', person: 'person_id', name: 'author' },
  { table: 'retags', person: 'person_id', name: 'author' },
  { table: 'letter_versions', person: 'person_id', name: 'author' },
  { table: 'letter_comments', person: 'person_id', name: 'author' },
  { table: 'letters', person: 'approved_by', name: 'approved_by' },
] as const

/** The same for what the person decided and published. */
export function renameSignatures(personId: string, name: string): Statement[] {
  return signatures.map((one) =>
    statement(
      `update ${one.table} set ${one.name} = ? where ${one.person} = ? and ${mayGo}`,
      name,
      personId,
      personId,
    ),
  )
}

/** Lines of the audit log that hold a note hold its author's name too, whoever acted on it. */
export function renameAuthorInLines(personId: string, name: string): Statement[] {
  return ['before', 'after'].map((side) =>
    statement(
      `update audit_log set ${side} = json_set(${side}, '$.note.author', ?)
       where subject_type = 'item' and ${side} ->> '$.note.personId' = ?`,
      name,
      personId,
    ),
  )
}

/** For the batch that erases: the same statement, which does nothing when the account had to stay. */
export function onceGone(personId: string, { sql, params }: Statement): Statement {
  return statement(`${sql} and not exists (select 1 from people where people.id = ?)`, ...params, personId)
}

/** For the batch that erases: an address whose account had to stay keeps its subscription too. */
export function deleteSubscriberAlone({ id, email }: Pick<Subscriber, 'id' | 'email'>): Statement {
  return statement(
    'delete from subscribers where id = ? and not exists (select 1 from people where people.email = ?)',
    id,
    email,
  )
}
