import type { Database, Statement } from './database.ts'
import { statement } from './database.ts'
import { type ItemRow, itemColumns, toStoredItem } from './item-rows.ts'
import type { StoredItem } from './stored-item.ts'

/** A person's own marks: a star to find the item again, and whether it was read. */
export type Mark = 'starred' | 'read'

/** Changes only the items that did not have the mark. */
export function setMark(mark: Mark, personId: string, itemIds: readonly string[], now: string): Statement[] {
  const column = columnOf[mark]
  return [
    statement(
      `insert into item_marks (person_id, item_id, ${column})
       select ?, items.id, ? from json_each(?) wanted join items on items.id = wanted.value where true
       on conflict (person_id, item_id) do update set ${column} = excluded.${column} where item_marks.${column} is null`,
      personId,
      now,
      JSON.stringify(itemIds),
    ),
  ]
}

/** The first of the two changes only the items that had the mark. */
export function unsetMark(mark: Mark, personId: string, itemIds: readonly string[]): Statement[] {
  const column = columnOf[mark]
  const which = 'person_id = ? and item_id in (select value from json_each(?))'
  const ids = JSON.stringify(itemIds)
  return [
    statement(
      `update item_marks set ${column} = null where ${which} and ${column} is not null`,
      personId,
      ids,
    ),
    statement(
      `delete from item_marks where ${which} and starred_at is null and read_at is null`,
      personId,
      ids,
    ),
  ]
}

/** The person's starred items, latest star first, withdrawn ones included. */
export async function listStarred(db: Database, personId: string, limit: number): Promise<StoredItem[]> {
  const rows = await db.all<ItemRow>(
    `select ${itemColumns} from item_marks join items on items.id = item_marks.item_id
     where item_marks.person_id = ? and item_marks.starred_at is not null
     order by item_marks.starred_at desc, items.id limit ?`,
    personId,
    limit,
  )
  return rows.map(toStoredItem)
}

const columnOf: Record<Mark, string> = { starred: 'starred_at', read: 'read_at' }
