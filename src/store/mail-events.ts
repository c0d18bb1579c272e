import type { Database, Statement } from './database.ts'
import { statement } from './database.ts'
import type { DeliveryStatus } from './deliveries.ts'

/** What a provider or a server told of a message afterwards. */
export interface MailEvent {
  id: string
  at: string
  kind: 'hard' | 'soft' | 'complaint' | 'delivered'
  letterId?: string
  subscriberId?: string
  /** French, without an address. */
  detail: string
}

export async function isKnownEvent(db: Database, id: string): Promise<boolean> {
  return (await db.get('select 1 from mail_events where id = ?', id)) !== undefined
}

/** For the batch that applies it: a second telling finds it known. */
export function insertEvent(event: MailEvent): Statement {
  return statement(
    `insert into mail_events (id, at, kind, letter_id, subscriber_id, detail) values (?, ?, ?, ?, ?, ?)
     on conflict (id) do nothing`,
    event.id,
    event.at,
    event.kind,
    event.letterId ?? null,
    event.subscriberId ?? null,
    event.detail,
  )
}

/** The row of the ledger that an event is about. */
export interface ToldDelivery {
  letterId: string
  letterNumber: number
  subscriberId: string
  status: DeliveryStatus
  /** Undefined: the person is not on the list any more. */
  email?: string
}

interface ToldRow {
  letter_id: string
  number: number
  subscriber_id: string
  status: DeliveryStatus
  email: string | null
}

/** By our own Message-ID, or by the name that the provider gave. */
export async function findDeliveryByMessage(
  db: Database,
  messageId: string,
): Promise<ToldDelivery | undefined> {
  const row = await db.get<ToldRow>(
    `select letter_id, letters.number, subscriber_id, deliveries.status, subscribers.email
     from deliveries join letters on letters.id = letter_id left join subscribers on subscribers.id = subscriber_id
     where message_id = ? or provider_id = ? limit 1`,
    messageId,
    messageId,
  )
  return (
    row && {
      letterId: row.letter_id,
      letterNumber: row.number,
      subscriberId: row.subscriber_id,
      status: row.status,
      ...(row.email === null ? {} : { email: row.email }),
    }
  )
}

/** What is told afterwards is stronger than what the server answered; a complaint is the strongest. */
export function applyToDelivery(
  delivery: Pick<ToldDelivery, 'letterId' | 'subscriberId'>,
  told: { status: 'bounced' | 'complained'; reason: string; now: string },
): Statement {
  return statement(
    `update deliveries set status = ?, error = ?, updated_at = ?, not_before = null, maybe_left = 0
     where letter_id = ? and subscriber_id = ? and status not in ('complained', 'queued', 'deferred', 'skipped')`,
    told.status,
    told.reason,
    told.now,
    delivery.letterId,
    delivery.subscriberId,
  )
}

/** It arrived: what was in doubt is sent. */
export function confirmDelivery(
  delivery: Pick<ToldDelivery, 'letterId' | 'subscriberId'>,
  now: string,
): Statement {
  return statement(
    `update deliveries set status = 'sent', error = null, maybe_left = 0, updated_at = ?
     where letter_id = ? and subscriber_id = ? and status = 'failed' and maybe_left = 1`,
    now,
    delivery.letterId,
    delivery.subscriberId,
  )
}

/** The letter was not delivered this time, says the server; whoever reads the ledger sees why. */
export function noteSoftBounce(
  delivery: Pick<ToldDelivery, 'letterId' | 'subscriberId'>,
  reason: string,
  now: string,
): Statement {
  return statement(
    `update deliveries set error = ?, updated_at = ?
     where letter_id = ? and subscriber_id = ? and status in ('sent', 'handed', 'sending')`,
    reason,
    now,
    delivery.letterId,
    delivery.subscriberId,
  )
}

/** True when a letter between the two numbers reached this person with nothing to say of it. */
export async function reachedBetween(
  db: Database,
  subscriberId: string,
  from: string,
  to: string,
): Promise<boolean> {
  const row = await db.get(
    `select 1 from deliveries where subscriber_id = ? and letter_id > ? and letter_id < ?
       and status = 'sent' and error is null limit 1`,
    subscriberId,
    from,
    to,
  )
  return row !== undefined
}
