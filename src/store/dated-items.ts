import type { Database } from './database.ts'
import { type ItemRow, itemColumns, toStoredItem } from './item-rows.ts'
import type { StoredItem } from './stored-item.ts'

/** Items that show and have a date, closing or other, on this day (YYYY-MM-DD) or later: the soonest first. */
export async function listDatedIds(db: Database, from: string, limit: number): Promise<string[]> {
  const rows = await db.all<{ id: string }>(
    `select items.id from (
       select id, closing_at as value from items where closing_at >= ?
       union all select item_id, value from item_dates where value >= ?
     ) dated join items on items.id = dated.id
     where items.withdrawn_at is null
     group by items.id order by min(dated.value), items.id limit ?`,
    from,
    from,
    limit,
  )
  return rows.map(({ id }) => id)
}

/** Those of the watch that were withdrawn since an instant, and whose dates are not past: the last withdrawn first. */
export async function listWithdrawnDated(
  db: Database,
  from: string,
  withdrawnSince: string,
  limit: number,
): Promise<StoredItem[]> {
  const rows = await db.all<ItemRow>(
    `select ${itemColumns} from items
     where items.id in (
       select id from items where closing_at >= ? union select item_id from item_dates where value >= ?
     ) and items.withdrawn_at >= ? and items.relevant = 1
     order by items.withdrawn_at desc, items.id limit ?`,
    from,
    from,
    withdrawnSince,
    limit,
  )
  return rows.map(toStoredItem)
}
