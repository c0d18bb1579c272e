import type { AxisId } from '../axis/taxonomy.ts'
import type { Database } from './database.ts'
import { type ItemRow, itemColumns, toStoredItem } from './item-rows.ts'
import type { StoredItem } from './stored-item.ts'

export interface NewItems {
  total: number
  /** An item counts once for each of its axes. */
  byAxis: Map<AxisId, number>
  /** There were more than were looked at. */
  more: boolean
}

/** The relevant items first seen after `since`, by axis. Looks at the `most` newest items and no further. */
export async function countNewByAxis(db: Database, since: string, most: number): Promise<NewItems> {
  const rows = await db.all<{ axis_id: AxisId | null; n: number; looked: number }>(
    // The cross join: left to choose, SQLite reads every axis of every item first (20 ms on 100,000 items, for 2).
    `with newest as materialized (
       select id, relevant = 1 and withdrawn_at is null as shown from items
       where first_seen_at > ? order by first_seen_at desc limit ?)
     select null as axis_id, coalesce(sum(shown), 0) as n, count(*) as looked from newest
     union all
     select axis_id, count(*) as n, 0 as looked from newest cross join item_axes on item_axes.item_id = newest.id
     where shown group by axis_id`,
    since,
    most,
  )
  const all = rows.find((row) => row.axis_id === null)
  return {
    total: all?.n ?? 0,
    byAxis: new Map(rows.flatMap((row) => (row.axis_id === null ? [] : [[row.axis_id, row.n]]))),
    more: (all?.looked ?? 0) >= most,
  }
}

/** Which of the new items. */
export interface NewestAsked {
  since: string
  limit: number
  offset?: number
  /** No item past this many newest is looked at. */
  most: number
  /** Only those that have this axis. */
  axis?: AxisId
}

/** Relevant items first seen after `since`, newest first. */
export async function listNewest(
  db: Database,
  { since, limit, offset = 0, most, axis }: NewestAsked,
): Promise<StoredItem[]> {
  const ofAxis = 'and exists (select 1 from item_axes a where a.item_id = items.id and a.axis_id = ?)'
  const rows = await db.all<ItemRow>(
    `with newest as materialized (
       select seq from items where first_seen_at > ? order by first_seen_at desc limit ?)
     select ${itemColumns} from newest cross join items on items.seq = newest.seq
     where items.relevant = 1 and items.withdrawn_at is null ${axis ? ofAxis : ''}
     order by items.first_seen_at desc, items.seq desc limit ? offset ?`,
    since,
    most,
    ...(axis ? [axis] : []),
    limit,
    offset,
  )
  return rows.map(toStoredItem)
}
