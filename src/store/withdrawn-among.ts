import type { Database } from './database.ts'

/** Since when an item is withdrawn, and why (French; '' when nobody said). */
export interface Withdrawal {
  at: string
  reason: string
}

/** Those of these items that were withdrawn, by staff or by their source. */
export async function listWithdrawnAmong(
  db: Database,
  ids: readonly string[],
): Promise<Map<string, Withdrawal>> {
  const rows = await db.all<{ id: string; withdrawn_at: string; withdrawn_reason: string | null }>(
    `select id, withdrawn_at, withdrawn_reason from items
     where id in (select value from json_each(?)) and withdrawn_at is not null`,
    JSON.stringify(ids),
  )
  return new Map(rows.map((row) => [row.id, { at: row.withdrawn_at, reason: row.withdrawn_reason ?? '' }]))
}
