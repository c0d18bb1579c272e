import type { AxisId, Domain, Kind } from '../axis/taxonomy.ts'
import type { Database, SqlValue } from './database.ts'

/** A part of the watch that has archives of its own. Nothing given: everything. */
export interface Slice {
  axis?: AxisId
  domain?: Domain
  kind?: Kind
}

/** What an archive counts: the text of an item is not read. */
export interface ArchivedItem {
  id: string
  territories: string[]
}

/**
 * Items of the watch first seen in a month (YYYY-MM, in UTC), the first seen first. Withdrawn ones stay in: the rank of the
 * others must not change.
 */
export async function listFirstSeenIn(
  db: Database,
  slice: Slice,
  month: string,
  limit: number,
): Promise<ArchivedItem[]> {
  const { sql, params } = conditionOf(slice)
  const rows = await db.all<{ id: string; territories: string }>(
    `select id, territories from items where relevant = 1 and first_seen_at >= ? and first_seen_at < ? ${sql}
     order by first_seen_at, id limit ?`,
    month,
    monthAfter(month),
    ...params,
    limit,
  )
  return rows.map((row) => ({ id: row.id, territories: JSON.parse(row.territories) as string[] }))
}

/** The last month before this one in which an item was first seen. */
export async function findMonthBefore(
  db: Database,
  slice: Slice,
  month: string,
): Promise<string | undefined> {
  const { sql, params } = conditionOf(slice)
  const row = await db.get<{ month: string }>(
    `select substr(first_seen_at, 1, 7) as month from items where relevant = 1 and first_seen_at < ? ${sql}
     order by first_seen_at desc limit 1`,
    month,
    ...params,
  )
  return row?.month
}

/** The first month after this one in which an item was first seen. */
export async function findMonthAfter(db: Database, slice: Slice, month: string): Promise<string | undefined> {
  const { sql, params } = conditionOf(slice)
  const row = await db.get<{ month: string }>(
    `select substr(first_seen_at, 1, 7) as month from items where relevant = 1 and first_seen_at >= ? ${sql}
     order by first_seen_at limit 1`,
    monthAfter(month),
    ...params,
  )
  return row?.month
}

/** `2026-12` → `2027-01`. */
export function monthAfter(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
}

function conditionOf({ axis, domain, kind }: Slice): { sql: string; params: SqlValue[] } {
  const parts: [string, SqlValue][] = []
  if (axis) {
    parts.push(['and exists (select 1 from item_axes a where a.item_id = items.id and a.axis_id = ?)', axis])
  }
  if (domain) parts.push(['and domain = ?', domain])
  if (kind) parts.push(['and kind = ?', kind])
  return { sql: parts.map(([sql]) => sql).join(' '), params: parts.map(([, value]) => value) }
}
