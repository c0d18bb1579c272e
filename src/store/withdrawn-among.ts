import type { Database } from './database.ts'

/** Those of the given items that were withdrawn: by their publisher, or by staff. */
export async function listWithdrawn(db: Database, ids: readonly string[]): Promise<Set<string>> {
  const rows = await db.all<{ id: string }>(
    `select id from items where id in (select value from json_each(?)) and withdrawn_at is not null`,
    JSON.stringify(ids),
  )
  return new Set(rows.map((row) => row.id))
}
