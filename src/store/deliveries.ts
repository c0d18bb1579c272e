import type { Database, Statement } from './database.ts'
import { statement } from './database.ts'

/**
 * The ledger of a letter: queued → sending → handed → sent, deferred (tried again), failed, bounced, complained, or
 * skipped. A row is `sending` while a run has it and no server can have taken the message yet; `handed` from right
 * before the last bytes leave until the answer is known.
 */
export const deliveryStatuses = [
  'queued',
  'sending',
  'handed',
  'sent',
  'deferred',
  'failed',
  'bounced',
  'complained',
  'skipped',
] as const
export type DeliveryStatus = (typeof deliveryStatuses)[number]

/** Every confirmed subscriber gets a row, those who have one keep it; nobody once the letter is sent. */
export async function queueDeliveries(db: Database, letterId: string, now: string): Promise<void> {
  await db.run(
    `insert into deliveries (letter_id, subscriber_id, status, updated_at, queued_at, domain)
     select letters.id, subscribers.id, 'queued', ?, ?,
       lower(substr(subscribers.email, instr(subscribers.email, '@') + 1))
     from letters cross join subscribers
     where letters.id = ? and letters.sent_at is null and subscribers.status = 'confirmed' and subscribers.left_at is null
     on conflict (letter_id, subscriber_id) do nothing`,
    now,
    now,
    letterId,
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
  const none = Object.fromEntries(deliveryStatuses.map((status) => [status, 0]))
  return { ...none, ...Object.fromEntries(rows.map(({ status, n }) => [status, n])) } as Record<
    DeliveryStatus,
    number
  >
}

const underWay = `('queued', 'sending', 'handed', 'deferred')`

/**
 * Letters with messages under way, or that were begun and not queued yet (a crash between the two), oldest first;
 * but for those that a person paused.
 */
export async function listLettersUnderWay(db: Database): Promise<string[]> {
  const rows = await db.all<{ id: string }>(
    `select id from letters where state <> 'cancelled'
       and ((state = 'sending' and sent_at is null)
         or exists (select 1 from deliveries where letter_id = letters.id and status in ${underWay}))
       and not exists (select 1 from mail_pauses where scope = 'letter:' || letters.id)
     order by number`,
  )
  return rows.map((row) => row.id)
}

/** True while somebody of this letter was never tried: its first pass is not over. */
export async function hasUntried(db: Database, letterId: string): Promise<boolean> {
  const sql = `select 1 from deliveries where letter_id = ? and status in ('queued', 'sending', 'handed') limit 1`
  return (await db.get(sql, letterId)) !== undefined
}

/** Gives up what was queued before `before`; it certainly did not leave. Answers how many. */
export async function expireDeliveries(
  db: Database,
  letterId: string,
  expiry: { before: string; now: string; reason: string },
): Promise<number> {
  const { changes } = await db.run(
    `update deliveries set status = 'failed', updated_at = ?, error = ? || coalesce(' ' || error, '')
     where letter_id = ? and status in ('queued', 'deferred') and queued_at < ?`,
    expiry.now,
    expiry.reason,
    letterId,
    expiry.before,
  )
  return changes
}

/** Messages that were about to leave between the two, all letters together: what the sliding window counts. */
export async function countHanded(db: Database, since: string, until: string): Promise<number> {
  const sql = 'select count(*) as n from deliveries where handed_at > ? and handed_at <= ?'
  return (await db.get<{ n: number }>(sql, since, until))?.n ?? 0
}

/** A line of the list of persons whom a letter did not reach. */
export interface Unreached {
  subscriberId: string
  /** Undefined: the person is not on the list any more. */
  email?: string
  status: DeliveryStatus
  /** French. */
  reason?: string
  updatedAt: string
  attempts: number
  maybeLeft: boolean
  notBefore?: string
}

const notReached = `('failed', 'bounced', 'complained', 'deferred', 'skipped')`

/** By state, then by person. `after`: the last line of the page before, as « status subscriber ». */
export async function listUnreached(
  db: Database,
  letterId: string,
  page: { status?: DeliveryStatus; offset: number; limit: number },
): Promise<Unreached[]> {
  const rows = await db.all<{
    subscriber_id: string
    email: string | null
    status: DeliveryStatus
    error: string | null
    updated_at: string
    attempts: number
    maybe_left: number
    not_before: string | null
  }>(
    `select subscriber_id, subscribers.email, deliveries.status, error, updated_at, attempts, maybe_left, not_before
     from deliveries left join subscribers on subscribers.id = subscriber_id
     where letter_id = ? and deliveries.status in ${notReached} and (? is null or deliveries.status = ?)
     order by deliveries.status, subscriber_id limit ? offset ?`,
    letterId,
    page.status ?? null,
    page.status ?? null,
    page.limit,
    page.offset,
  )
  return rows.map((row) => ({
    subscriberId: row.subscriber_id,
    status: row.status,
    updatedAt: row.updated_at,
    attempts: row.attempts,
    maybeLeft: row.maybe_left === 1,
    ...(row.email === null ? {} : { email: row.email }),
    ...(row.error === null ? {} : { reason: row.error }),
    ...(row.not_before === null || row.status !== 'deferred' ? {} : { notBefore: row.not_before }),
  }))
}

/** Failures that certainly did not leave. */
export async function countRetriable(db: Database, letterId: string): Promise<number> {
  const sql = `select count(*) as n from deliveries where letter_id = ? and status = 'failed' and maybe_left = 0`
  return (await db.get<{ n: number }>(sql, letterId))?.n ?? 0
}

/** Queues again the failures that certainly did not leave. For a batch with its line of the audit log. */
export function retryFailed(letterId: string, now: string): Statement {
  return statement(
    `update deliveries set status = 'queued', queued_at = ?, updated_at = ?, attempts = 0, not_before = null
     where letter_id = ? and status = 'failed' and maybe_left = 0`,
    now,
    now,
    letterId,
  )
}

/** When the next message put off may be tried, of letters that no person paused. */
export async function findNextTry(db: Database): Promise<string | undefined> {
  const row = await db.get<{ at: string | null }>(
    `select min(not_before) as at from deliveries where status = 'deferred'`,
  )
  return row?.at ?? undefined
}
