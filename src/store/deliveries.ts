import type { Database } from './database.ts'

/**
 * The ledger of a letter: queued → sending → sent, failed, deferred (tried again) or skipped (nothing for this
 * person). A row is set to `sending` before the message leaves: after a crash nobody can tell whether it did.
 */
export type DeliveryStatus = 'queued' | 'sending' | 'sent' | 'deferred' | 'failed' | 'skipped'

/** Every confirmed subscriber gets a row; those who have one keep it. */
export async function queueDeliveries(db: Database, letterId: string, now: string): Promise<void> {
  await db.run(
    `insert into deliveries (letter_id, subscriber_id, status, updated_at)
     select ?, id, 'queued', ? from subscribers where status = 'confirmed'
     on conflict (letter_id, subscriber_id) do nothing`,
    letterId,
    now,
  )
}

/** What a dead run left half-way becomes a failure with its reason. Answers how many. */
export async function failInterrupted(
  db: Database,
  letterId: string,
  reason: string,
  now: string,
): Promise<number> {
  const { changes } = await db.run(
    `update deliveries set status = 'failed', error = ?, updated_at = ? where letter_id = ? and status = 'sending'`,
    reason,
    now,
    letterId,
  )
  return changes
}

export interface PendingDelivery {
  subscriberId: string
  attempts: number
  /** When it was queued, or last tried. */
  updatedAt: string
}

/** Those to be sent, by id, after `after`: pages that stay right while rows change status. */
export async function listPending(
  db: Database,
  letterId: string,
  after: string,
  limit: number,
): Promise<PendingDelivery[]> {
  const rows = await db.all<{ subscriber_id: string; attempts: number; updated_at: string }>(
    `select subscriber_id, attempts, updated_at from deliveries
     where letter_id = ? and status in ('queued', 'deferred') and subscriber_id > ?
     order by subscriber_id limit ?`,
    letterId,
    after,
    limit,
  )
  return rows.map((row) => ({
    subscriberId: row.subscriber_id,
    attempts: row.attempts,
    updatedAt: row.updated_at,
  }))
}

/** Takes the row for sending. False when another run has it. */
export async function claimDelivery(
  db: Database,
  letterId: string,
  subscriberId: string,
  now: string,
): Promise<boolean> {
  const { changes } = await db.run(
    `update deliveries set status = 'sending', attempts = attempts + 1, updated_at = ?
     where letter_id = ? and subscriber_id = ? and status in ('queued', 'deferred')`,
    now,
    letterId,
    subscriberId,
  )
  return changes === 1
}

export interface DeliveryOutcome {
  status: Exclude<DeliveryStatus, 'queued' | 'sending'>
  messageId?: string
  error?: string
}

export async function recordDelivery(
  db: Database,
  letterId: string,
  subscriberId: string,
  outcome: DeliveryOutcome,
  now: string,
): Promise<void> {
  await db.run(
    `update deliveries set status = ?, message_id = ?, error = ?, updated_at = ? where letter_id = ? and subscriber_id = ?`,
    outcome.status,
    outcome.messageId ?? null,
    outcome.error ?? null,
    now,
    letterId,
    subscriberId,
  )
}

export async function countDeliveries(
  db: Database,
  letterId: string,
): Promise<Record<DeliveryStatus, number>> {
  const rows = await db.all<{ status: DeliveryStatus; n: number }>(
    'select status, count(*) as n from deliveries where letter_id = ? group by status',
    letterId,
  )
  const none = { queued: 0, sending: 0, sent: 0, deferred: 0, failed: 0, skipped: 0 }
  return { ...none, ...Object.fromEntries(rows.map(({ status, n }) => [status, n])) }
}

/** Letters made since `since` with messages still to send, oldest first. */
export async function listUnfinishedLetters(db: Database, since: string): Promise<string[]> {
  const rows = await db.all<{ id: string }>(
    `select id from letters where created_at >= ? and exists (
       select 1 from deliveries where letter_id = letters.id and status in ('queued', 'sending', 'deferred'))
     order by number`,
    since,
  )
  return rows.map((row) => row.id)
}
