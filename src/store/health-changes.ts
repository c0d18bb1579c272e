import type { Database, Statement } from './database.ts'
import { statement } from './database.ts'

/** A source passed from one state of health to another: its history, and what the mail to staff tells. */
export interface HealthChange {
  feedId: string
  changedAt: string
  health: string
  /** Absent for the first state known. */
  previous?: string
  code?: string
  /** Why, as it was said then. */
  message?: string
  /** When it was told, or as soon as it happened when nobody has to be told. */
  toldAt?: string
}

interface ChangeRow {
  feed_id: string
  changed_at: string
  health: string
  previous: string | null
  code: string | null
  message: string | null
  told_at: string | null
}

const columns = 'feed_id, changed_at, health, previous, code, message, told_at'

/** For the batch that writes the state itself. */
export function recordHealthChange(change: HealthChange): Statement {
  return statement(
    `insert into health_changes (${columns}) values (?, ?, ?, ?, ?, ?, ?)`,
    change.feedId,
    change.changedAt,
    change.health,
    change.previous ?? null,
    change.code ?? null,
    change.message?.slice(0, 1000) ?? null,
    change.toldAt ?? null,
  )
}

/** Latest first. */
export async function listHealthChanges(
  db: Database,
  feedId: string,
  limit: number,
): Promise<HealthChange[]> {
  const rows = await db.all<ChangeRow>(
    `select ${columns} from health_changes where feed_id = ? order by changed_at desc, seq desc limit ?`,
    feedId,
    limit,
  )
  return rows.map(toChange)
}

/** Whether a change waits for the mail: asked by the index. */
export async function hasUntoldChanges(db: Database): Promise<boolean> {
  return (await db.get('select 1 from health_changes where told_at is null limit 1')) !== undefined
}

/** Oldest first. */
export async function listUntoldChanges(db: Database, until: string, limit: number): Promise<HealthChange[]> {
  const rows = await db.all<ChangeRow>(
    `select ${columns} from health_changes where told_at is null and changed_at <= ? order by changed_at, seq limit ?`,
    until,
    limit,
  )
  return rows.map(toChange)
}

/** All that one mail told, oldest first: `toldAt` is the instant when it was queued. */
export async function listChangesToldAt(db: Database, toldAt: string): Promise<HealthChange[]> {
  const rows = await db.all<ChangeRow>(
    `select ${columns} from health_changes where told_at = ? order by changed_at, seq`,
    toldAt,
  )
  return rows.map(toChange)
}

/** For the batch that queues the mail: what came meanwhile waits for the next. */
export function markChangesTold(until: string, toldAt: string): Statement {
  return statement(
    'update health_changes set told_at = ? where told_at is null and changed_at <= ?',
    toldAt,
    until,
  )
}

/** Answers how many. The last change of each source stays: it says since when. */
export async function deleteHealthChangesBefore(db: Database, before: string): Promise<number> {
  const { changes } = await db.run(
    `delete from health_changes where changed_at < ? and seq <> (
       select max(seq) from health_changes other where other.feed_id = health_changes.feed_id)`,
    before,
  )
  return changes
}

function toChange(row: ChangeRow): HealthChange {
  return {
    feedId: row.feed_id,
    changedAt: row.changed_at,
    health: row.health,
    ...(row.previous ? { previous: row.previous } : {}),
    ...(row.code ? { code: row.code } : {}),
    ...(row.message ? { message: row.message } : {}),
    ...(row.told_at ? { toldAt: row.told_at } : {}),
  }
}
