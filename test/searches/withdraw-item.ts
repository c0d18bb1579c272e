import type { Database } from '#src/store/database.ts'

/** As staff do: the item may still be in the engine for a moment. */
export async function withdrawItem(db: Database, id: string): Promise<void> {
  await db.run(
    `update items set withdrawn_at = '2026-11-24T08:06:00.000Z', withdrawn_reason = 'Démenti.' where id = ?`,
    id,
  )
}
