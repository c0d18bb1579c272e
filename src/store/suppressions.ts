import type { Database, Statement } from './database.ts'
import { statement } from './database.ts'

export type SuppressionReason = 'bounce' | 'complaint' | 'manual'

/** An address that nothing is sent to, known by its keyed hash alone. */
export interface Suppression {
  hash: string
  reason: SuppressionReason
  /** French, without the address. */
  detail: string
  at: string
}

interface SuppressionRow {
  address_hash: string
  reason: string
  detail: string
  at: string
}

/** The first reason stays, but for a complaint: the person's word is the strongest. */
export function insertSuppression({ hash, reason, detail, at }: Suppression): Statement {
  return statement(
    `insert into suppressions (address_hash, reason, detail, at) values (?, ?, ?, ?)
     on conflict (address_hash) do update set reason = excluded.reason, detail = excluded.detail
       where excluded.reason = 'complaint'`,
    hash,
    reason,
    detail,
    at,
  )
}

export async function findSuppression(db: Database, hash: string): Promise<Suppression | undefined> {
  const row = await db.get<SuppressionRow>('select * from suppressions where address_hash = ?', hash)
  return row && toSuppression(row)
}

/** Those of the given hashes that are suppressed. */
export async function listSuppressed(
  db: Database,
  hashes: readonly string[],
): Promise<Map<string, Suppression>> {
  const rows = await db.all<SuppressionRow>(
    'select * from suppressions where address_hash in (select value from json_each(?))',
    JSON.stringify(hashes),
  )
  return new Map(rows.map((row) => [row.address_hash, toSuppression(row)]))
}

/** Latest first. */
export async function listSuppressions(
  db: Database,
  page: { offset: number; limit: number },
): Promise<Suppression[]> {
  const rows = await db.all<SuppressionRow>(
    'select * from suppressions order by at desc, address_hash limit ? offset ?',
    page.limit,
    page.offset,
  )
  return rows.map(toSuppression)
}

export async function countSuppressions(db: Database): Promise<number> {
  return (await db.get<{ n: number }>('select count(*) as n from suppressions'))?.n ?? 0
}

/** The address gets letters again, and its soft bounces are forgotten. */
export function deleteSuppression(hash: string): Statement[] {
  return [
    statement('delete from soft_bounces where address_hash = ?', hash),
    statement('delete from suppressions where address_hash = ?', hash),
  ]
}

function toSuppression(row: SuppressionRow): Suppression {
  return { hash: row.address_hash, reason: row.reason as SuppressionReason, detail: row.detail, at: row.at }
}

export interface SoftBounces {
  count: number
  letterId: string
}

export async function findSoftBounces(db: Database, hash: string): Promise<SoftBounces | undefined> {
  const row = await db.get<{ count: number; letter_id: string }>(
    'select count, letter_id from soft_bounces where address_hash = ?',
    hash,
  )
  return row && { count: row.count, letterId: row.letter_id }
}

export function writeSoftBounces(hash: string, soft: SoftBounces, now: string): Statement {
  return statement(
    `insert into soft_bounces (address_hash, count, letter_id, last_at) values (?, ?, ?, ?)
     on conflict (address_hash) do update
       set count = excluded.count, letter_id = excluded.letter_id, last_at = excluded.last_at`,
    hash,
    soft.count,
    soft.letterId,
    now,
  )
}

export function forgetSoftBounces(hash: string): Statement {
  return statement('delete from soft_bounces where address_hash = ?', hash)
}
