import type { Database } from './database.ts'

export interface JobState {
  name: string
  running: boolean
  startedAt?: string
  finishedAt?: string
  outcome?: string
  detail?: string
}

/** Takes the job for one holder; false while another run of it is under way. A lease left by a crash ends by itself. */
export async function startJob(
  db: Database,
  name: string,
  lease: { holder: string; now: string; until: string },
): Promise<boolean> {
  const { changes } = await db.run(
    `insert into jobs (name, lease_holder, lease_until, started_at) values (?, ?, ?, ?)
     on conflict (name) do update
       set lease_holder = excluded.lease_holder, lease_until = excluded.lease_until, started_at = excluded.started_at
       where lease_until is null or lease_until <= excluded.started_at`,
    name,
    lease.holder,
    lease.until,
    lease.now,
  )
  return changes === 1
}

export async function finishJob(
  db: Database,
  name: string,
  end: { holder: string; now: string; outcome: 'done' | 'failed'; detail: string },
): Promise<void> {
  await db.run(
    `update jobs set lease_until = null, lease_holder = null, finished_at = ?, outcome = ?, detail = ?
     where name = ? and lease_holder = ?`,
    end.now,
    end.outcome,
    end.detail.slice(0, 1000),
    name,
    end.holder,
  )
}

export async function listJobs(db: Database, now: string): Promise<JobState[]> {
  const rows = await db.all<
    Record<'name', string> &
      Record<'lease_until' | 'started_at' | 'finished_at' | 'outcome' | 'detail', string | null>
  >('select name, lease_until, started_at, finished_at, outcome, detail from jobs order by name')
  return rows.map((row) => ({
    name: row.name,
    running: row.lease_until !== null && row.lease_until > now,
    ...(row.started_at ? { startedAt: row.started_at } : {}),
    ...(row.finished_at ? { finishedAt: row.finished_at } : {}),
    ...(row.outcome ? { outcome: row.outcome } : {}),
    ...(row.detail ? { detail: row.detail } : {}),
  }))
}

/** Ends the leases of holders that a crash left behind (see worker/node.ts for how it knows that they are dead). */
export async function releaseHolders(db: Database, holders: readonly string[]): Promise<void> {
  const list = JSON.stringify(holders)
  for (const table of ['jobs', 'feed_state']) {
    await db.run(
      `update ${table} set lease_until = null, lease_holder = null where lease_holder in (select value from json_each(?))`,
      list,
    )
  }
}

export async function listHolders(db: Database): Promise<string[]> {
  const rows = await db.all<{ lease_holder: string }>(
    `select lease_holder from jobs where lease_holder is not null
     union select lease_holder from feed_state where lease_holder is not null`,
  )
  return rows.map((row) => row.lease_holder)
}
