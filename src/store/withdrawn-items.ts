import type { Database } from './database.ts'
import { type ItemRow, itemColumns, toStoredItem } from './item-rows.ts'
import type { StoredItem } from './stored-item.ts'

/** Those of the watch that were withdrawn since an instant (UTC), the last first. */
export async function listWithdrawnSince(db: Database, since: string, limit: number): Promise<StoredItem[]> {
  const rows = await db.all<ItemRow>(
    `select ${itemColumns} from items where withdrawn_at >= ? and relevant = 1
     order by withdrawn_at desc, id limit ?`,
    since,
    limit,
  )
  return rows.map(toStoredItem)
}
