import type { AxisId } from '../axis/taxonomy.ts'
import type { Database } from './database.ts'
import { statement } from './database.ts'

/** Someone who gets the letter, or asked for it and has not confirmed yet. */
export interface Subscriber {
  id: string
  email: string
  status: 'pending' | 'confirmed'
  /** Chosen axes; none: all. */
  axes: AxisId[]
  /** Asked for by the last form, not confirmed yet. */
  requestedAxes?: AxisId[]
  createdAt: string
  requestedAt?: string
  requests: number
  mailedAt?: string
  confirmationSentAt?: string
  confirmedAt?: string
  consent?: string
}

interface SubscriberRow {
  id: string
  email: string
  status: string
  axes: string
  requested_axes: string | null
  created_at: string
  requested_at: string | null
  requests: number
  mailed_at: string | null
  confirmation_sent_at: string | null
  confirmed_at: string | null
  consent: string | null
}

export async function findSubscriber(db: Database, id: string): Promise<Subscriber | undefined> {
  const row = await db.get<SubscriberRow>('select * from subscribers where id = ?', id)
  return row && toSubscriber(row)
}

/** Upper and lower case are one: few servers tell them apart, and people type both. */
export async function findSubscriberByEmail(db: Database, email: string): Promise<Subscriber | undefined> {
  const row = await db.get<SubscriberRow>('select * from subscribers where email = ?', email)
  return row && toSubscriber(row)
}

/** Adds a pending row unless the address is known. */
export async function insertPending(
  db: Database,
  given: { id: string; email: string; now: string },
): Promise<void> {
  await db.run(
    `insert into subscribers (id, email, status, created_at) values (?, ?, 'pending', ?) on conflict do nothing`,
    given.id,
    given.email,
    given.now,
  )
}

/** When the request may pass: not before the address's own wait is over, nor when the hour has had its share. */
export interface RequestGate {
  now: string
  /** The state the caller decided on: another request in between makes this one fail. */
  previous: Pick<Subscriber, 'requestedAt' | 'requests'>
  requests: number
  hourAgo: string
  hourlyLimit: number
}

/** Counts the request in one statement, so that a burst of the same form passes once. False: it must wait. */
export async function claimRequest(
  db: Database,
  id: string,
  axes: readonly AxisId[],
  gate: RequestGate,
): Promise<boolean> {
  const { changes } = await db.run(
    `update subscribers set requested_at = ?, requests = ?, requested_axes = ?
     where id = ? and requested_at is ? and requests = ?
       and (select count(*) from subscribers where requested_at > ?) < ?`,
    gate.now,
    gate.requests,
    JSON.stringify(axes),
    id,
    gate.previous.requestedAt ?? null,
    gate.previous.requests,
    gate.hourAgo,
    gate.hourlyLimit,
  )
  return changes === 1
}

/** The message could not leave: the person may try again at once. */
export async function undoRequest(
  db: Database,
  id: string,
  previous: RequestGate['previous'],
): Promise<void> {
  await db.batch([
    statement(
      'update subscribers set requested_at = ?, requests = ? where id = ?',
      previous.requestedAt ?? null,
      previous.requests,
      id,
    ),
    statement(dropUnreached, id),
  ])
}

/** A pending row that was let through no gate and got no message is of no use to anyone. */
export async function deleteUnreached(db: Database, id: string): Promise<void> {
  await db.run(dropUnreached, id)
}

const dropUnreached = `delete from subscribers
  where id = ? and status = 'pending' and requested_at is null and mailed_at is null`

export async function recordSubscriptionMail(db: Database, id: string, now: string): Promise<void> {
  await db.run(
    `update subscribers set mailed_at = ?,
       confirmation_sent_at = case status when 'pending' then ? else confirmation_sent_at end where id = ?`,
    now,
    now,
    id,
  )
}

/** Idempotent: the first confirmation's date and wording stay. False when the row is gone. */
export async function confirmSubscriber(
  db: Database,
  id: string,
  consent: string,
  now: string,
): Promise<boolean> {
  const { changes } = await db.run(
    `update subscribers set status = 'confirmed', axes = coalesce(requested_axes, axes), requested_axes = null,
       confirmed_at = coalesce(confirmed_at, ?), consent = coalesce(consent, ?) where id = ?`,
    now,
    consent,
    id,
  )
  return changes === 1
}

export async function deleteSubscriber(db: Database, id: string): Promise<void> {
  await db.run('delete from subscribers where id = ?', id)
}

/** Forgets those who asked and never confirmed (RGPD: no longer than needed). Answers how many. */
export async function deleteStalePending(db: Database, before: string): Promise<number> {
  const { changes } = await db.run(
    `delete from subscribers where status = 'pending' and coalesce(requested_at, created_at) < ?`,
    before,
  )
  return changes
}

export async function countSubscribers(db: Database): Promise<{ confirmed: number; pending: number }> {
  const row = await db.get<{ confirmed: number; pending: number }>(
    `select coalesce(sum(status = 'confirmed'), 0) as confirmed, coalesce(sum(status = 'pending'), 0) as pending
     from subscribers`,
  )
  return row ?? { confirmed: 0, pending: 0 }
}

function toSubscriber(row: SubscriberRow): Subscriber {
  const optional = {
    requestedAt: row.requested_at,
    mailedAt: row.mailed_at,
    confirmationSentAt: row.confirmation_sent_at,
    confirmedAt: row.confirmed_at,
    consent: row.consent,
  }
  const known = Object.entries(optional).filter(([, value]) => value !== null)
  return {
    id: row.id,
    email: row.email,
    status: row.status === 'confirmed' ? 'confirmed' : 'pending',
    axes: JSON.parse(row.axes) as AxisId[],
    createdAt: row.created_at,
    requests: row.requests,
    ...(row.requested_axes ? { requestedAxes: JSON.parse(row.requested_axes) as AxisId[] } : {}),
    ...(Object.fromEntries(known) as Partial<Subscriber>),
  }
}
