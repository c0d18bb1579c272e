import type { EnrichedItem } from '../enrich/enriched-item.ts'
import type { KeyDate } from '../enrich/facts.ts'
import type { Database, Statement } from './database.ts'
import { statement } from './database.ts'
import { type ItemRow, itemColumns, toStoredItem } from './item-rows.ts'
import type { StoredItem } from './stored-item.ts'

/** One date of an item. */
export interface DatedItem {
  item: StoredItem
  role: KeyDate['role']
  /** ISO day, or instant in UTC. */
  value: string
  /** « 2e relève ». */
  label?: string
}

/** Writes the dates of items, in place of those they had. */
export function writeKeyDates(items: readonly EnrichedItem[]): Statement[] {
  const rows = items.map(({ id, facts }) => ({
    id,
    dates: facts.dates.map(({ role, value }) => ({ role, value })),
  }))
  return [
    statement(
      'delete from item_dates where item_id in (select value from json_each(?))',
      JSON.stringify(rows.map(({ id }) => id)),
    ),
    statement(
      `insert into item_dates (item_id, role, value)
       select items.id, d.value ->> 'role', d.value ->> 'value'
       from json_each(?) i join items on items.id = i.value ->> 'id', json_each(i.value -> 'dates') d
       where true on conflict do nothing`,
      JSON.stringify(rows),
    ),
  ]
}

/** Dates of relevant items in [from, to), soonest first. Dates compare as text: a day stands before its hours. */
export async function listKeyDates(
  db: Database,
  roles: readonly KeyDate['role'][],
  from: string,
  to: string,
  limit: number,
): Promise<DatedItem[]> {
  const rows = await db.all<ItemRow & { date_role: KeyDate['role']; date_value: string }>(
    `select ${itemColumns}, item_dates.role as date_role, item_dates.value as date_value
     from item_dates join items on items.id = item_dates.item_id
     where item_dates.value >= ? and item_dates.value < ? and item_dates.role in (select value from json_each(?))
       and items.relevant = 1 and items.withdrawn_at is null
     order by item_dates.value, item_dates.item_id limit ?`,
    from,
    to,
    JSON.stringify(roles),
    limit,
  )
  return rows.map((row) => toDatedItem(toStoredItem(row), row.date_role, row.date_value))
}

function toDatedItem(item: StoredItem, role: KeyDate['role'], value: string): DatedItem {
  const label = item.facts.dates.find((date) => date.role === role && date.value === value)?.label
  return { item, role, value, ...(label ? { label } : {}) }
}

/** Relevant calls without a closing date, last published first. */
export async function listStanding(db: Database, limit: number): Promise<StoredItem[]> {
  const rows = await db.all<ItemRow>(
    `select ${itemColumns} from items
     where facts ->> 'standing' is not null and relevant = 1 and withdrawn_at is null
     order by coalesce(published_at, updated_at, first_seen_at) desc, id limit ?`,
    limit,
  )
  return rows.map(toStoredItem)
}
