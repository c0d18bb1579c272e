import type { Database } from './database.ts'

/** Of a run: its lease is neither over, nor longer than any (written while the clock was wrong). Two parameters. */
export const isAlive = 'until > ? and until <= ?'

/** A lease is one minute. */
export function beyondAnyLease(now: string): string {
  return new Date(Date.parse(now) + 3_600_000).toISOString()
}

/** Starts a run until `until`, unless another that wants to be alone is alive. */
export async function startRun(
  db: Database,
  run: { id: string; now: string; until: string; alone: boolean },
): Promise<boolean> {
  const { changes } = await db.run(
    `insert into delivery_runs (id, alone, until) select ?, ?, ?
     where ? = 0 or not exists (select 1 from delivery_runs where alone = 1 and ${isAlive})`,
    run.id,
    run.alone ? 1 : 0,
    run.until,
    run.alone ? 1 : 0,
    run.now,
    beyondAnyLease(run.now),
  )
  return changes === 1
}

/** False when the run was given up for dead meanwhile and another took its place. */
export async function renewRun(db: Database, id: string, now: string, until: string): Promise<boolean> {
  const { changes } = await db.run(
    `update delivery_runs set until = ? where id = ?
       and not exists (select 1 from delivery_runs other where other.id <> ? and other.alone = 1 and other.until > ?
         and other.until <= ? and delivery_runs.alone = 1)`,
    until,
    id,
    id,
    now,
    beyondAnyLease(now),
  )
  return changes === 1
}

/** Ends it, and forgets those long dead. */
export async function endRun(db: Database, id: string, longAgo: string): Promise<void> {
  await db.run('delete from delivery_runs where id = ? or until < ?', id, longAgo)
}

/** Whether a run is alive. */
export async function isRunning(db: Database, now: string): Promise<boolean> {
  return (
    (await db.get(`select 1 from delivery_runs where ${isAlive} limit 1`, now, beyondAnyLease(now))) !==
    undefined
  )
}
