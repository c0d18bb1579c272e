import type { AxisId, Domain } from '../axis/taxonomy.ts'
import type { Database } from './database.ts'
import { statement } from './database.ts'

/** What a member chose beside the axes. Empty lists, no place: everything. */
export interface ReaderChoice {
  domains: Domain[]
  /** Code of a place (`Territories`). */
  place?: string
  frequency: 'week' | 'fortnight' | 'month'
  dates: 'fr' | 'en'
  length: 'full' | 'short'
}

/** Someone who gets the letter, asked for it and has not confirmed yet, or left some days ago. */
export interface Subscriber extends ReaderChoice {
  id: string
  email: string
  /** `left`: gets nothing, may come back by the link of the farewell, and is erased after some days. */
  status: 'pending' | 'confirmed' | 'left'
  /** As staff wrote it; '' when nobody did. */
  name: string
  /** Chosen axes; none: all. */
  axes: AxisId[]
  /** Asked for by the last form, not confirmed yet. */
  requestedAxes?: AxisId[]
  /** The same for what else the form asked. */
  requested?: ReaderChoice
  /** Number of the last letter that was queued for this person. */
  lastLetter?: number
  origin: 'form' | 'staff' | 'import'
  organisationId?: string
  leftAt?: string
  createdAt: string
  requestedAt?: string
  requests: number
  mailedAt?: string
  confirmationSentAt?: string
  confirmedAt?: string
  consent?: string
}

export interface SubscriberRow {
  id: string
  email: string
  status: string
  name: string
  axes: string
  domains: string
  place: string | null
  frequency: string
  dates: string
  length: string
  last_letter: number | null
  origin: string
  organisation_id: string | null
  left_at: string | null
  requested_axes: string | null
  requested: string | null
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
  beside?: ReaderChoice,
): Promise<boolean> {
  const { changes } = await db.run(
    `update subscribers set requested_at = ?, requests = ?, requested_axes = ?, requested = ?
     where id = ? and requested_at is ? and requests = ?
       and (select count(*) from subscribers where requested_at > ?) < ?`,
    gate.now,
    gate.requests,
    JSON.stringify(axes),
    beside ? JSON.stringify(beside) : null,
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

/**
 * Idempotent: the first confirmation's date and wording stay; who had left and asks again gives them anew. False when
 * the row is gone.
 */
export async function confirmSubscriber(
  db: Database,
  id: string,
  consent: string,
  now: string,
): Promise<boolean> {
  const { changes } = await db.run(
    `update subscribers set status = 'confirmed', axes = coalesce(requested_axes, axes), requested_axes = null,
       ${choices.map((name) => `${name} = iif(requested is null, ${name}, requested ->> '$.${name}')`).join(', ')},
       requested = null, left_at = null,
       confirmed_at = iif(status = 'confirmed', coalesce(confirmed_at, ?), ?),
       consent = iif(status = 'confirmed', coalesce(consent, ?), ?) where id = ?`,
    now,
    now,
    consent,
    consent,
    id,
  )
  return changes === 1
}

const choices = ['domains', 'place', 'frequency', 'dates', 'length'] as const

export async function deleteSubscriber(db: Database, id: string): Promise<void> {
  await db.run('delete from subscribers where id = ?', id)
}

/**
 * Forgets those who asked and never confirmed (RGPD: no longer than needed), once their message had its time. Those whose
 * message still waits to leave (an import of thousands) are kept. Answers how many.
 */
export async function deleteStalePending(db: Database, before: string): Promise<number> {
  const { changes } = await db.run(
    `delete from subscribers where status = 'pending'
       and max(coalesce(requested_at, created_at), coalesce(confirmation_sent_at, '')) < ?
       and not exists (select 1 from member_mails where subscriber_id = subscribers.id and kind = 'invitation')`,
    before,
  )
  return changes
}

/** Erases those who left before the first instant, unless they asked again since the second. Answers how many. */
export async function deleteLeftBefore(db: Database, before: string, asked: string): Promise<number> {
  const { changes } = await db.run(
    `delete from subscribers where left_at < ? and status = 'left' and coalesce(requested_at, '') < ?`,
    before,
    asked,
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

export function toSubscriber(row: SubscriberRow): Subscriber {
  const optional = {
    place: row.place,
    lastLetter: row.last_letter,
    organisationId: row.organisation_id,
    leftAt: row.left_at,
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
    status: row.status as Subscriber['status'],
    name: row.name,
    axes: JSON.parse(row.axes) as AxisId[],
    domains: JSON.parse(row.domains) as Domain[],
    frequency: row.frequency as Subscriber['frequency'],
    dates: row.dates as Subscriber['dates'],
    length: row.length as Subscriber['length'],
    origin: row.origin as Subscriber['origin'],
    createdAt: row.created_at,
    requests: row.requests,
    ...(row.requested_axes ? { requestedAxes: JSON.parse(row.requested_axes) as AxisId[] } : {}),
    ...(row.requested ? { requested: JSON.parse(row.requested) as ReaderChoice } : {}),
    ...(Object.fromEntries(known) as Partial<Subscriber>),
  }
}
