import type { Database } from './database.ts'
import { type ItemRow, itemColumns, toStoredItem } from './item-rows.ts'
import { monthAfter } from './items-by-month.ts'
import type { StoredItem } from './stored-item.ts'

/** Where a reading of the whole watch stopped. */
export interface GivenUpTo {
  firstSeenAt: string
  id: string
}

/** A month (YYYY-MM, UTC) of the watch. */
export interface GivenMonth {
  month: string
  /** Those withdrawn since are counted: the rank of the others must not change. */
  items: number
  /** Those that show. */
  shown: number
  /** Instant (UTC) of the last revision or withdrawal. */
  modifiedAt: string
}

/** What an item's page is to a search engine. */
export interface GivenPage {
  id: string
  lastRevisedAt: string
}

/** Characters of the text that come: open data gives an extract, and a text may weigh a megabyte. */
export const extractRead = 1600

const lightColumns = itemColumns
  .replace('items.content_html', "'' as content_html")
  .replace('items.summary_html', "'' as summary_html")
  .replace('items.text', `substr(items.text, 1, ${extractRead}) as text`)

/** The items that show, the first seen first, after the one where the last reading stopped; without their content. */
export async function listGivenAfter(
  db: Database,
  { firstSeenAt, id }: GivenUpTo,
  limit: number,
): Promise<StoredItem[]> {
  const rows = await db.all<ItemRow>(
    `select ${lightColumns} from items
     where relevant = 1 and withdrawn_at is null and (first_seen_at, id) > (?, ?)
     order by first_seen_at, id limit ?`,
    firstSeenAt,
    id,
    limit,
  )
  return rows.map(toStoredItem)
}

/** Items first seen in a month, the first seen first, withdrawn ones included; without their content. */
export async function listGivenIn(
  db: Database,
  month: string,
  { offset, limit }: { offset: number; limit: number },
): Promise<StoredItem[]> {
  const rows = await db.all<ItemRow>(
    `select ${lightColumns} from items where relevant = 1 and first_seen_at >= ? and first_seen_at < ?
     order by first_seen_at, id limit ? offset ?`,
    month,
    monthAfter(month),
    limit,
    offset,
  )
  return rows.map(toStoredItem)
}

/** Every month in which an item was first seen, the last first. */
export async function listGivenMonths(db: Database): Promise<GivenMonth[]> {
  const rows = await db.all<{ month: string; items: number; shown: number; modified_at: string }>(
    `select substr(first_seen_at, 1, 7) as month, count(*) as items,
       sum(withdrawn_at is null) as shown, max(max(last_revised_at, coalesce(withdrawn_at, ''))) as modified_at
     from items where relevant = 1 group by month order by month desc`,
  )
  return rows.map(({ modified_at: modifiedAt, ...row }) => ({ ...row, modifiedAt }))
}

/** Pages of the items first seen in a month that still show. */
export async function listGivenPages(db: Database, month: string, limit: number): Promise<GivenPage[]> {
  const rows = await db.all<{ id: string; last_revised_at: string }>(
    `select id, last_revised_at from items
     where relevant = 1 and withdrawn_at is null and first_seen_at >= ? and first_seen_at < ?
     order by first_seen_at, id limit ?`,
    month,
    monthAfter(month),
    limit,
  )
  return rows.map((row) => ({ id: row.id, lastRevisedAt: row.last_revised_at }))
}
