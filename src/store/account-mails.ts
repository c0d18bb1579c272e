import type { Role } from '../roles.ts'
import type { Database, Statement } from './database.ts'
import { statement } from './database.ts'

/** `source-health`: what changed among the sources, told on the morning after. */
export type AccountMailKind = 'sign-in' | 'source-health'

/** A message that waits to leave. The link that it will carry does not exist yet. */
export interface AccountMail {
  id: string
  kind: AccountMailKind
  personId: string
  queuedAt: string
  attempts: number
}

const minute = 60_000

/** After this the person has asked again, or given up. */
const usefulMs = 30 * minute

/** Queues it for the open account of this address; nothing when there is none. */
export async function queueAccountMail(
  db: Database,
  mail: { kind: AccountMailKind; email: string; now: Date },
): Promise<void> {
  await db.run(
    `insert into account_mails (id, kind, person_id, queued_at, expires_at, not_before)
     select ?, ?, id, ?, ?, ? from people where email = ? and status <> 'disabled'`,
    crypto.randomUUID(),
    mail.kind,
    mail.now.toISOString(),
    new Date(mail.now.getTime() + usefulMs).toISOString(),
    mail.now.toISOString(),
    mail.email,
  )
}

/** Queues one for each active account of these roles, good for a day. For the batch that marks what it tells as told. */
export function queueStaffMails(kind: AccountMailKind, toRoles: readonly Role[], now: Date): Statement {
  const at = now.toISOString()
  return statement(
    `insert into account_mails (id, kind, person_id, queued_at, expires_at, not_before)
     select lower(hex(randomblob(16))), ?, id, ?, ?, ? from people
     where status = 'active' and role in (select value from json_each(?))`,
    kind,
    at,
    new Date(now.getTime() + 24 * 60 * minute).toISOString(),
    at,
    JSON.stringify(toRoles),
  )
}

/** True when a message may leave now: asked every other minute, so by the index and without a write. */
export async function hasWaitingMails(db: Database, now: string): Promise<boolean> {
  const sql = 'select 1 from account_mails where not_before <= ? and expires_at > ? limit 1'
  return (await db.get(sql, now, now)) !== undefined
}

/** Takes the messages that may leave now: put off first, so that two runs never send one twice at once. */
export async function takeAccountMails(db: Database, now: Date, limit: number): Promise<AccountMail[]> {
  const rows = await db.all<{
    id: string
    kind: string
    person_id: string
    queued_at: string
    attempts: number
  }>(
    `update account_mails set attempts = attempts + 1, not_before = ?
     where id in (select id from account_mails where not_before <= ? and expires_at > ? order by not_before limit ?)
     returning id, kind, person_id, queued_at, attempts`,
    // A little less than the worker's two minutes: a tick that comes early must not miss them.
    new Date(now.getTime() + 2 * minute - 10_000).toISOString(),
    now.toISOString(),
    now.toISOString(),
    limit,
  )
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as AccountMailKind,
    personId: row.person_id,
    queuedAt: row.queued_at,
    attempts: row.attempts,
  }))
}

export async function deleteAccountMail(db: Database, id: string): Promise<void> {
  await db.run('delete from account_mails where id = ?', id)
}

export async function noteAccountMailFailure(db: Database, id: string, error: string): Promise<void> {
  await db.run('update account_mails set last_error = ? where id = ?', error.slice(0, 300), id)
}

/** How many wait although they were tried: mail has trouble. */
export async function countStuckMails(db: Database, now: string): Promise<number> {
  const row = await db.get<{ n: number }>(
    'select count(*) as n from account_mails where last_error is not null and expires_at > ?',
    now,
  )
  return row?.n ?? 0
}

export async function deleteEndedMails(db: Database, now: string): Promise<number> {
  return (await db.run('delete from account_mails where expires_at <= ?', now)).changes
}
