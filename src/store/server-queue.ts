import { type Database, type Statement, statement } from './database.ts'
import type { IndexWork } from './index-queue.ts'

/**
 * Asks for these items to be brought to the search server. For the batch that ends the work on the embedded index.
 * What the server had refused is tried again: the item has changed since.
 */
export function enqueueForServer(itemIds: readonly string[], now: string): Statement {
  return statement(
    `insert into server_queue (item_id, queued_at) select value, ? from json_each(?) where true ${again}`,
    now,
    JSON.stringify(itemIds),
  )
}

const again = `on conflict (item_id) do update set queued_at = excluded.queued_at, attempts = 0, not_before = null,
  dead_at = null, last_error = null`

/** Asks for everything. */
export function enqueueAllForServer(now: string): Statement {
  return statement(
    `insert into server_queue (item_id, queued_at) select id, ? from items where true ${again}`,
    now,
  )
}

/** The oldest work that may be tried now. */
export async function listServerWork(db: Database, now: string, limit: number): Promise<IndexWork[]> {
  const rows = await db.all<{ item_id: string; queued_at: string; attempts: number }>(
    `select item_id, queued_at, attempts from server_queue
     where dead_at is null and (not_before is null or not_before <= ?) order by queued_at, item_id limit ?`,
    now,
    limit,
  )
  return rows.map((row) => ({ itemId: row.item_id, queuedAt: row.queued_at, attempts: row.attempts }))
}

/** True when something may be tried now, or a rebuild has to be ended. */
export async function hasServerWork(db: Database, now: string): Promise<boolean> {
  const row = await db.get<{ due: number }>(
    `select exists (select 1 from server_queue where dead_at is null and (not_before is null or not_before <= ?))
       or exists (select 1 from settings where name = 'server-rebuild') as due`,
    now,
  )
  return row?.due === 1
}

/** Ends work that was done; an item queued again meanwhile stays. Answers how many ended here. */
export async function finishServerWork(db: Database, work: readonly IndexWork[]): Promise<number> {
  const { changes } = await db.run(
    `delete from server_queue where (item_id, queued_at) in (
       select value ->> 'itemId', value ->> 'queuedAt' from json_each(?))`,
    JSON.stringify(work),
  )
  return changes
}

/** Puts work off after a failure. */
export async function postponeServerWork(
  db: Database,
  work: readonly IndexWork[],
  failure: { notBefore: string; error: string },
): Promise<void> {
  await db.run(
    `update server_queue set attempts = attempts + 1, not_before = ?, last_error = ?
     where (item_id, queued_at) in (select value ->> 'itemId', value ->> 'queuedAt' from json_each(?))`,
    failure.notBefore,
    failure.error.slice(0, 500),
    JSON.stringify(work),
  )
}

/** Sets aside what the server refuses time after time: a dead letter, kept until someone asks for it again. */
export async function buryServerWork(
  db: Database,
  work: readonly IndexWork[],
  failure: { at: string; error: string },
): Promise<void> {
  await db.run(
    `update server_queue set attempts = attempts + 1, dead_at = ?, last_error = ?
     where (item_id, queued_at) in (select value ->> 'itemId', value ->> 'queuedAt' from json_each(?))`,
    failure.at,
    failure.error.slice(0, 500),
    JSON.stringify(work),
  )
}

/** Tries again now, dead letters and what was put off. Answers how many there are. */
export async function reviveServerWork(db: Database, now: string): Promise<number> {
  const { changes } = await db.run(
    `update server_queue set queued_at = ?, attempts = 0, not_before = null, dead_at = null
     where dead_at is not null or not_before is not null`,
    now,
  )
  return changes
}

export interface ServerWork {
  /** Dead letters left out. */
  waiting: number
  dead: number
  lastError?: string
}

export async function countServerWork(db: Database): Promise<ServerWork> {
  const row = await db.get<{ waiting: number; dead: number; last_error: string | null }>(
    `select count(*) filter (where dead_at is null) as waiting, count(dead_at) as dead, max(last_error) as last_error
     from server_queue`,
  )
  return {
    waiting: row?.waiting ?? 0,
    dead: row?.dead ?? 0,
    ...(row?.last_error ? { lastError: row.last_error } : {}),
  }
}

export interface DeadLetter {
  itemId: string
  title: string
  deadAt: string
  error: string
}

/** What the server refuses, latest first. */
export async function listDeadLetters(db: Database, limit: number): Promise<DeadLetter[]> {
  return db.all<DeadLetter>(
    `select q.item_id as itemId, coalesce(i.title, '') as title, q.dead_at as deadAt, coalesce(q.last_error, '') as error
     from server_queue q left join items i on i.id = q.item_id
     where q.dead_at is not null order by q.dead_at desc, q.item_id limit ?`,
    limit,
  )
}
