import type { Database, Statement } from './database.ts'
import { statement } from './database.ts'

export interface IndexWork {
  itemId: string
  queuedAt: string
  attempts: number
}

/** Asks for these items to be indexed again. For the batch that writes them, so that the index cannot miss one. */
export function enqueueForIndex(itemIds: readonly string[], now: string): Statement {
  return statement(
    `insert into index_queue (item_id, queued_at)
     select items.id, ? from json_each(?) wanted join items on items.id = wanted.value where true
     on conflict (item_id) do update set queued_at = excluded.queued_at, attempts = 0, not_before = null`,
    now,
    JSON.stringify(itemIds),
  )
}

/** Asks for all that one source brought to be indexed again. */
export function enqueueFeedForIndex(feedId: string, now: string): Statement {
  return statement(
    `insert into index_queue (item_id, queued_at) select id, ? from items where feed_id = ?
     on conflict (item_id) do update set queued_at = excluded.queued_at, attempts = 0, not_before = null`,
    now,
    feedId,
  )
}

/** Asks for everything to be indexed again. */
export async function enqueueAll(db: Database, now: string): Promise<number> {
  const { changes } = await db.run(
    `insert into index_queue (item_id, queued_at) select id, ? from items where true
     on conflict (item_id) do update set queued_at = excluded.queued_at, attempts = 0, not_before = null`,
    now,
  )
  return changes
}

/** The oldest work that may be tried now. */
export async function listIndexWork(db: Database, now: string, limit: number): Promise<IndexWork[]> {
  const rows = await db.all<{ item_id: string; queued_at: string; attempts: number }>(
    `select item_id, queued_at, attempts from index_queue where not_before is null or not_before <= ?
     order by queued_at, item_id limit ?`,
    now,
    limit,
  )
  return rows.map((row) => ({ itemId: row.item_id, queuedAt: row.queued_at, attempts: row.attempts }))
}

/**
 * Ends work that was done, with what follows from it in the same batch; an item queued again meanwhile stays. Answers
 * how many ended here.
 */
export async function finishIndexWork(
  db: Database,
  work: readonly IndexWork[],
  also: readonly Statement[] = [],
): Promise<number> {
  const [ended] = await db.batch([
    statement(
      `delete from index_queue where (item_id, queued_at) in (
         select value ->> 'itemId', value ->> 'queuedAt' from json_each(?))`,
      JSON.stringify(work),
    ),
    ...also,
  ])
  return ended?.changes ?? 0
}

/** Puts work off after a failure. */
export async function postponeIndexWork(
  db: Database,
  work: readonly IndexWork[],
  failure: { notBefore: string; error: string },
): Promise<void> {
  await db.run(
    `update index_queue set attempts = attempts + 1, not_before = ?, last_error = ?
     where item_id in (select value ->> 'itemId' from json_each(?))`,
    failure.notBefore,
    failure.error.slice(0, 500),
    JSON.stringify(work),
  )
}

/** How much waits; counts no further than `most`. */
export async function countWaiting(db: Database, most: number): Promise<number> {
  const row = await db.get<{ n: number }>(
    'select count(*) as n from (select 1 from index_queue limit ?)',
    most,
  )
  return row?.n ?? 0
}

export async function countIndexWork(db: Database): Promise<{ waiting: number; lastError?: string }> {
  const row = await db.get<{ waiting: number; last_error: string | null }>(
    'select count(*) as waiting, max(last_error) as last_error from index_queue',
  )
  return { waiting: row?.waiting ?? 0, ...(row?.last_error ? { lastError: row.last_error } : {}) }
}
