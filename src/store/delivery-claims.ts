import type { Database, Statement } from './database.ts'
import { statement } from './database.ts'
import { beyondAnyLease, isAlive } from './delivery-runs.ts'

/** A row that a run has in hand. */
export interface Claimed {
  letterId: string
  subscriberId: string
  domain: string
  /** Tries that ended before this one. */
  attempts: number
}

interface ClaimedRow {
  letter_id: string
  subscriber_id: string
  domain: string
  attempts: number
}

export interface ClaimWish {
  letterId: string
  run: string
  now: string
  limit: number
  /** Domains that must wait. */
  without: readonly string[]
}

// Asked at each claim: a person who pauses a letter is heard while it leaves.
const notPaused = `not exists (select 1 from mail_pauses where scope = 'letter:' || deliveries.letter_id)`

// No server and no rule of ours asks for more than a day: what waits longer was written while the clock was wrong.
function beyondAnyWait(now: string): string {
  return new Date(Date.parse(now) + 26 * 3_600_000).toISOString()
}

/** The first rows of a letter that may leave now; its values are `thoseOf`. */
const mayLeave = `letter_id = ? and status in ('queued', 'deferred') and subscriber_id in (
       select subscriber_id from deliveries
       where letter_id = ? and status in ('queued', 'deferred') and (coalesce(not_before, '') <= ? or not_before > ?)
         and domain not in (select value from json_each(?))
         and ${notPaused}
       order by subscriber_id limit ?)`

function thoseOf({ letterId, now, without, limit }: Omit<ClaimWish, 'run'>): (string | number)[] {
  return [letterId, letterId, now, beyondAnyWait(now), JSON.stringify(without), limit]
}

/** Takes up to `limit` rows that may leave now, in one statement: no other run gets them. */
export async function claimDeliveries(db: Database, wish: ClaimWish): Promise<Claimed[]> {
  const rows = await db.all<ClaimedRow>(
    `update deliveries set status = 'sending', run = ?, updated_at = ?
     where ${mayLeave}
     returning letter_id, subscriber_id, domain, attempts`,
    wish.run,
    wish.now,
    ...thoseOf(wish),
  )
  return rows.map(toClaimed)
}

/** Takes those of the named rows that still wait in a queue of the runtime; one put off meanwhile keeps its hour. */
export async function claimNamed(
  db: Database,
  wish: { letterId: string; run: string; now: string; subscriberIds: readonly string[] },
): Promise<Claimed[]> {
  const rows = await db.all<ClaimedRow>(
    `update deliveries set status = 'sending', run = ?, updated_at = ?
     where letter_id = ? and status = 'queued' and subscriber_id in (select value from json_each(?))
       and ${notPaused}
     returning letter_id, subscriber_id, domain, attempts`,
    wish.run,
    wish.now,
    wish.letterId,
    JSON.stringify(wish.subscriberIds),
  )
  return rows.map(toClaimed)
}

function toClaimed(row: ClaimedRow): Claimed {
  return {
    letterId: row.letter_id,
    subscriberId: row.subscriber_id,
    domain: row.domain,
    attempts: row.attempts,
  }
}

/** Chooses rows that may leave now for a queue of the runtime, and holds them for it until `until`. */
export async function holdForQueue(
  db: Database,
  wish: Omit<ClaimWish, 'run'> & { until: string },
): Promise<string[]> {
  const rows = await db.all<{ subscriber_id: string }>(
    `update deliveries set status = 'queued', not_before = ?
     where ${mayLeave}
     returning subscriber_id`,
    wish.until,
    ...thoseOf(wish),
  )
  return rows.map((row) => row.subscriber_id)
}

/** Gives back what the run did not try. */
export async function releaseClaims(
  db: Database,
  run: string,
  given: { subscriberIds?: readonly string[]; notBefore?: string } = {},
): Promise<number> {
  const { changes } = await db.run(
    `update deliveries set status = 'queued', run = null, not_before = ?
     where status = 'sending' and run = ? and (? is null or subscriber_id in (select value from json_each(?)))`,
    given.notBefore ?? null,
    run,
    given.subscriberIds ? 1 : null,
    JSON.stringify(given.subscriberIds ?? []),
  )
  return changes
}

/**
 * What dead runs left: no server took what was `sending`, so it is queued again; what was `handed` may have left, and
 * is a failure with its reason. Answers how many of these.
 */
export async function recoverClaims(
  db: Database,
  now: string,
  reason: string,
): Promise<{ queued: number; failed: number }> {
  const dead = `(run is null or run not in (select id from delivery_runs where ${isAlive}))`
  const [queued, failed] = await db.batch([
    statement(
      `update deliveries set status = 'queued', run = null, not_before = null where status = 'sending' and ${dead}`,
      now,
      beyondAnyLease(now),
    ),
    statement(
      `update deliveries set status = 'failed', maybe_left = 1, error = ?, updated_at = ?
       where status = 'handed' and ${dead}`,
      reason,
      now,
      now,
      beyondAnyLease(now),
    ),
  ])
  return { queued: queued?.changes ?? 0, failed: failed?.changes ?? 0 }
}

/** The message is about to leave. False when the row is not this run's any more: then it must not. */
export async function handOver(
  db: Database,
  row: Claimed,
  handed: { run: string; messageId: string; now: string },
): Promise<boolean> {
  const { changes } = await db.run(
    `update deliveries set status = 'handed', handed_at = ?, updated_at = ?, message_id = ?
     where letter_id = ? and subscriber_id = ? and status = 'sending' and run = ?`,
    handed.now,
    handed.now,
    handed.messageId,
    row.letterId,
    row.subscriberId,
    handed.run,
  )
  return changes === 1
}

export interface Outcome {
  status: 'sent' | 'deferred' | 'failed' | 'bounced' | 'skipped'
  /** French, for whoever reads the ledger. */
  reason?: string
  providerId?: string
  notBefore?: string
  maybeLeft?: boolean
}

/**
 * Writes how it ended. What a webhook told meanwhile of the same message (it bounced) is stronger, and stays; that a
 * run given up for dead comes back with its answer corrects the doubt.
 */
export function recordOutcome(row: Claimed, run: string, outcome: Outcome, now: string): Statement {
  return statement(
    `update deliveries set status = ?, error = ?, provider_id = ?, not_before = ?, maybe_left = ?, attempts = attempts + ?,
       updated_at = ?
     where letter_id = ? and subscriber_id = ? and run = ?
       and (status in ('sending', 'handed') or (status = 'failed' and maybe_left = 1))`,
    outcome.status,
    outcome.reason ?? null,
    outcome.providerId ?? null,
    outcome.notBefore ?? null,
    outcome.maybeLeft ? 1 : 0,
    outcome.status === 'skipped' ? 0 : 1,
    now,
    row.letterId,
    row.subscriberId,
    run,
  )
}

/** What the next letter of a fortnight or a month starts after. For the batch of the outcome. */
export function noteLastLetter(subscriberId: string, number: number): Statement {
  return statement(
    'update subscribers set last_letter = ? where id = ? and coalesce(last_letter, -1) < ?',
    number,
    subscriberId,
    number,
  )
}

/** The same outcome for each, with its own reason, in one statement. */
export function recordSkipped(
  letterId: string,
  run: string,
  skipped: readonly { subscriberId: string; reason: string }[],
  now: string,
): Statement {
  return statement(
    `update deliveries set status = 'skipped', updated_at = ?, not_before = null,
       error = (select value ->> 'reason' from json_each(?) where value ->> 'subscriberId' = subscriber_id)
     where letter_id = ? and status = 'sending' and run = ?
       and subscriber_id in (select value ->> 'subscriberId' from json_each(?))`,
    now,
    JSON.stringify(skipped),
    letterId,
    run,
    JSON.stringify(skipped),
  )
}
