import type { Database, Statement } from './database.ts'
import { statement } from './database.ts'

/** `burst` at once, then one every `everyMs`. */
export interface Pace {
  burst: number
  everyMs: number
}

/**
 * Counts one try of this key, in one statement: a burst of the same form cannot pass more than its share. GCRA, the
 * leaky bucket as a single number (ITU-T I.371, annex A). Answers the milliseconds to wait, 0 when the try may pass.
 * What lies further ahead than any try can bring it was written before the clock was set back: it counts for nothing.
 */
export async function claimTry(db: Database, key: string, pace: Pace, now: number): Promise<number> {
  const full = pace.burst * pace.everyMs
  // Twice: two machines' clocks may differ a little.
  const start = [now, now + 2 * full, now]
  const { changes } = await db.run(
    `insert into throttles (key, ready_at) values (?, ?)
     on conflict (key) do update set ready_at = iif(ready_at between ? and ?, ready_at, ?) + ?
       where iif(ready_at between ? and ?, ready_at, ?) + ? <= ?`,
    key,
    now + pace.everyMs,
    ...start,
    pace.everyMs,
    ...start,
    pace.everyMs,
    now + full,
  )
  if (changes === 1) return 0
  const row = await db.get<{ ready_at: number }>('select ready_at from throttles where key = ?', key)
  return Math.max(1, (row?.ready_at ?? now) + pace.everyMs - now - full)
}

/** A success wipes the slate. */
export function forgetTries(keys: readonly string[]): Statement {
  return statement(
    'delete from throttles where key in (select value from json_each(?))',
    JSON.stringify(keys),
  )
}

export async function deleteOldTries(db: Database, now: number): Promise<number> {
  return (await db.run('delete from throttles where ready_at < ?', now)).changes
}
