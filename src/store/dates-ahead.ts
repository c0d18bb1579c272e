import type { Domain, Kind } from '../axis/taxonomy.ts'
import type { KeyDate } from '../enrich/facts.ts'
import type { Database } from './database.ts'
import { type ItemRow, itemColumns, toStoredItem } from './item-rows.ts'
import type { StoredItem } from './stored-item.ts'

export type DateRole = KeyDate['role'] | 'closing'

/** One date of an item, its closing among them. */
export interface DateAhead {
  item: StoredItem
  role: DateRole
  /** ISO day, or instant in UTC. */
  value: string
}

export interface DatesAsked {
  /** Days: the first included, the last not. */
  from: string
  to: string
  roles: readonly DateRole[]
  /** None: all. */
  axes: readonly string[]
  kinds: readonly Kind[]
  domains: readonly Domain[]
  /** Those that stand after this one in the order. */
  after?: readonly [value: string, itemId: string, role: string]
  limit: number
}

/**
 * Dates of items of the watch, soonest first, then by item and role: an order in which a place can be found again. The last
 * day to hand in is the closing, and is not told twice.
 */
export async function listDatesAhead(db: Database, asked: DatesAsked): Promise<DateAhead[]> {
  const { to, axes, kinds, domains, after = ['', '', ''] } = asked
  const from = after[0] > asked.from ? after[0] : asked.from
  // Sorted without their texts: there may be thousands of dates ahead, and one page of them is read.
  const rows = await db.all<ItemRow & { date_role: DateRole; date_value: string }>(
    `select ${itemColumns}, chosen.role as date_role, chosen.value as date_value from (
       select dated.item_id, dated.role, dated.value from (
         select id as item_id, 'closing' as role, closing_at as value from items where closing_at >= ?1 and closing_at < ?2
         union all select item_id, role, value from item_dates where value >= ?1 and value < ?2
       ) dated join items on items.id = dated.item_id
       where items.relevant = 1 and items.withdrawn_at is null
         and dated.role in (select value from json_each(?3))
         and not (dated.role = 'submission' and substr(dated.value, 1, 10) = substr(coalesce(items.closing_at, ''), 1, 10))
         and (dated.value, dated.item_id, dated.role) > (?4, ?5, ?6)
         and (?7 = '[]' or exists (select 1 from item_axes a where a.item_id = items.id
           and a.axis_id in (select value from json_each(?7))))
         and (?8 = '[]' or items.kind in (select value from json_each(?8)))
         and (?9 = '[]' or items.domain in (select value from json_each(?9)))
       order by dated.value, dated.item_id, dated.role limit ?10
     ) chosen join items on items.id = chosen.item_id
     order by chosen.value, chosen.item_id, chosen.role`,
    from,
    to,
    JSON.stringify(asked.roles),
    ...after,
    JSON.stringify(axes),
    JSON.stringify(kinds),
    JSON.stringify(domains),
    asked.limit,
  )
  return rows.map((row) => ({ item: toStoredItem(row), role: row.date_role, value: row.date_value }))
}
