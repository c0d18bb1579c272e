import type { Database } from './database.ts'
import { type ItemRow, itemColumns, toStoredItem } from './item-rows.ts'
import type { StoredItem } from './stored-item.ts'

/** The items that tell this story and still show, oldest first; none for one that is not known. */
export async function listItemsOfStory(db: Database, storyId: string, limit: number): Promise<StoredItem[]> {
  const rows = await db.all<ItemRow>(
    `select ${itemColumns} from items where story_id = ? and withdrawn_at is null
     order by coalesce(published_at, updated_at, first_seen_at), id limit ?`,
    storyId,
    limit,
  )
  return rows.map(toStoredItem)
}
