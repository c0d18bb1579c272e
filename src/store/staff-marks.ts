import type { Database } from './database.ts'

/** What the team said of an item, besides marking it for the letter. */
export interface StaffMark {
  retained: boolean
  /** How many people starred it. */
  starredBy: number
}

/** Of those that have any. */
export async function listStaffMarks(db: Database, ids: readonly string[]): Promise<Map<string, StaffMark>> {
  const rows = await db.all<{ id: string; retained: number; starred: number }>(
    `select wanted.value as id, d.retained_at is not null as retained,
       (select count(*) from item_marks where item_id = wanted.value and starred_at is not null) as starred
     from json_each(?) wanted left join item_decisions d on d.item_id = wanted.value`,
    JSON.stringify(ids),
  )
  const marked = rows.filter(({ retained, starred }) => retained > 0 || starred > 0)
  return new Map(marked.map((row) => [row.id, { retained: row.retained === 1, starredBy: row.starred }]))
}
