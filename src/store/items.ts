import type { Database } from './database.ts'
import { type ItemRow, itemColumns, toStoredItem } from './item-rows.ts'
import type { Revision, StoredItem } from './stored-item.ts'

/** The item at this public address, withdrawn or not. */
export async function findItem(db: Database, id: string): Promise<StoredItem | undefined> {
  const row = await db.get<ItemRow>(`select ${itemColumns} from items where id = ?`, id)
  return row && toStoredItem(row)
}

/** The items of these ids, in their order; unknown ids are left out. */
export async function listItemsById(db: Database, ids: readonly string[]): Promise<StoredItem[]> {
  const rows = await db.all<ItemRow>(
    `select ${itemColumns} from json_each(?) wanted join items on items.id = wanted.value order by wanted.key`,
    JSON.stringify(ids),
  )
  return rows.map(toStoredItem)
}

/** Those of a search that still show: what was rejected a moment ago may not have left the index yet. */
export async function listShownItems(db: Database, ids: readonly string[]): Promise<StoredItem[]> {
  return (await listItemsById(db, ids)).filter((item) => !item.withdrawn)
}

/** The latest items of one feed, whatever their relevance. */
export async function listItemsOfFeed(db: Database, feedId: string, limit: number): Promise<StoredItem[]> {
  const rows = await db.all<ItemRow>(
    `select ${itemColumns} from items where feed_id = ?
     order by coalesce(published_at, updated_at, first_seen_at) desc, id limit ?`,
    feedId,
    limit,
  )
  return rows.map(toStoredItem)
}

/** Relevant items first seen in [from, to), newest first: the matter of a letter. */
export async function listItemsFirstSeen(
  db: Database,
  from: string,
  to: string,
  limit: number,
): Promise<StoredItem[]> {
  const rows = await db.all<ItemRow>(
    `select ${itemColumns} from items
     where relevant = 1 and withdrawn_at is null and first_seen_at >= ? and first_seen_at < ?
     order by coalesce(published_at, updated_at, first_seen_at) desc, id limit ?`,
    from,
    to,
    limit,
  )
  return rows.map(toStoredItem)
}

/** Relevant items that close in [from, to), soonest first. Dates compare as text: a day stands before its hours. */
export async function listItemsClosing(
  db: Database,
  from: string,
  to: string,
  limit: number,
): Promise<StoredItem[]> {
  const rows = await db.all<ItemRow>(
    `select ${itemColumns} from items
     where relevant = 1 and withdrawn_at is null and closing_at >= ? and closing_at < ?
     order by closing_at, id limit ?`,
    from,
    to,
    limit,
  )
  return rows.map(toStoredItem)
}

/** The other items that tell the same story, oldest first. */
export async function listStory(db: Database, item: StoredItem): Promise<StoredItem[]> {
  if (!item.storyId) return []
  const rows = await db.all<ItemRow>(
    `select ${itemColumns} from items where story_id = ? and id <> ? and withdrawn_at is null
     order by coalesce(published_at, updated_at, first_seen_at), id limit 50`,
    item.storyId,
    item.id,
  )
  return rows.map(toStoredItem)
}

/** What the item said before each change, latest first. */
export async function listRevisions(db: Database, id: string): Promise<Revision[]> {
  const rows = await db.all<{ revised_at: string; title: string; text: string; closing_at: string | null }>(
    'select revised_at, title, text, closing_at from revisions where item_id = ? order by revised_at desc limit 50',
    id,
  )
  return rows.map((row) => ({
    revisedAt: row.revised_at,
    title: row.title,
    text: row.text,
    ...(row.closing_at ? { closingAt: row.closing_at } : {}),
  }))
}

export interface Counts {
  items: number
  relevant: number
}

export async function countItems(db: Database): Promise<Counts> {
  const row = await db.get<Counts>(
    'select count(*) as items, coalesce(sum(relevant), 0) as relevant from items where withdrawn_at is null',
  )
  return row ?? { items: 0, relevant: 0 }
}

/** Relevant items of each axis. */
export async function countByAxis(db: Database): Promise<Map<string, number>> {
  const rows = await db.all<{ axis_id: string; n: number }>(
    `select axis_id, count(*) as n from item_axes join items on items.id = item_axes.item_id
     where items.withdrawn_at is null and items.relevant = 1 group by axis_id`,
  )
  return new Map(rows.map((row) => [row.axis_id, row.n]))
}
