import type { Database } from './database.ts'
import { type ItemRow, itemColumns, toStoredItem } from './item-rows.ts'
import type { StoredItem } from './stored-item.ts'

// Word for word what the partial index items_to_check holds.
const isToCheck = 'doubtful = 1 and relevant = 1 and reviewed_at is null and withdrawn_at is null'

/** Items filed on little that nobody has looked at, latest first. */
export async function listToCheck(db: Database, limit: number): Promise<StoredItem[]> {
  const rows = await db.all<ItemRow>(
    `select ${itemColumns} from items where ${isToCheck} order by first_seen_at desc limit ?`,
    limit,
  )
  return rows.map(toStoredItem)
}

/** How many there are; counts no further than `most`. */
export async function countToCheck(db: Database, most: number): Promise<number> {
  const row = await db.get<{ n: number }>(
    `select count(*) as n from (select 1 from items where ${isToCheck} order by first_seen_at desc limit ?)`,
    most,
  )
  return row?.n ?? 0
}
