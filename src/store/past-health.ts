import type { Database } from './database.ts'

/** The health of each source as it was just before an instant; none for one that had not been checked yet. */
export async function listHealthBefore(db: Database, instant: string): Promise<Map<string, string>> {
  // SQLite gives the other columns of the row that holds the maximum (sqlite.org/lang_select.html, bare columns).
  const rows = await db.all<{ feed_id: string; health: string }>(
    'select feed_id, health, max(seq) from health_changes where changed_at < ? group by feed_id',
    instant,
  )
  return new Map(rows.map(({ feed_id: feedId, health }) => [feedId, health]))
}
