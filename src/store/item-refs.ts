import type { EnrichedItem } from '../enrich/enriched-item.ts'
import type { RefRelation } from '../enrich/facts.ts'
import { type Database, type Statement, statement } from './database.ts'
import { type ItemRow, itemColumns, toStoredItem } from './item-rows.ts'
import type { StoredItem } from './stored-item.ts'

/** A legal text with the number of shown items that name it. */
export interface CitedText {
  ref: string
  items: number
}

const whenTold = 'coalesce(items.published_at, items.updated_at, items.first_seen_at)'

/** The texts that relevant items of since then name most. Looks at the `most` latest items and no further. */
export async function listCitedTexts(
  db: Database,
  { since, limit, most }: { since: string; limit: number; most: number },
): Promise<CitedText[]> {
  return db.all<CitedText>(
    `with latest as materialized (
       select id from items where ${whenTold} >= ? and relevant = 1 and withdrawn_at is null
       order by ${whenTold} desc limit ?)
     select ref, count(*) as items from latest cross join item_refs on item_refs.item_id = latest.id
     group by ref order by items desc, ref limit ?`,
    since,
    most,
    limit,
  )
}

/** Those of these names that a stored item names, in their order. */
export async function listKnownRefs(db: Database, refs: readonly string[]): Promise<string[]> {
  const rows = await db.all<{ ref: string }>(
    `select value as ref from json_each(?) where exists (select 1 from item_refs where ref = json_each.value)
     order by key`,
    JSON.stringify(refs),
  )
  return rows.map(({ ref }) => ref)
}

/** How many shown items have each relation to the text. */
export async function countRelations(db: Database, ref: string): Promise<Map<RefRelation, number>> {
  const rows = await db.all<{ relation: RefRelation; n: number }>(
    `select relation, count(*) as n from item_refs join items on items.id = item_refs.item_id
     where ref = ? and items.withdrawn_at is null group by relation`,
    ref,
  )
  return new Map(rows.map(({ relation, n }) => [relation, n]))
}

/** The shown items that have this relation to the text, latest first. */
export async function listItemsOfRef(
  db: Database,
  ref: string,
  relation: RefRelation,
  { limit, offset = 0 }: { limit: number; offset?: number },
): Promise<StoredItem[]> {
  const rows = await db.all<ItemRow>(
    // The page is chosen first: sorting thousands of whole items would carry their texts through the sort.
    `with page as materialized (
       select items.id as id, ${whenTold} as told from item_refs join items on items.id = item_refs.item_id
       where ref = ? and relation = ? and items.withdrawn_at is null order by told desc, items.id limit ? offset ?)
     select ${itemColumns} from page cross join items on items.id = page.id order by page.told desc, items.id`,
    ref,
    relation,
    limit,
    offset,
  )
  return rows.map(toStoredItem)
}

export interface Edge {
  ref: string
  relation: RefRelation
}

/** The shown items that change or repeal the text that this item is, latest first. */
export async function listItemsThatChange(
  db: Database,
  itemId: string,
  limit: number,
): Promise<StoredItem[]> {
  const rows = await db.all<ItemRow>(
    `with page as materialized (
       select distinct items.id as id, ${whenTold} as told from item_refs own
         join item_refs others on others.ref = own.ref and others.item_id <> own.item_id
         join items on items.id = others.item_id
       where own.item_id = ? and own.relation = 'is' and others.relation in ('modifies', 'repeals')
         and items.withdrawn_at is null order by told desc, items.id limit ?)
     select ${itemColumns} from page cross join items on items.id = page.id order by page.told desc, items.id`,
    itemId,
    limit,
  )
  return rows.map(toStoredItem)
}

/** What the text does to others: what the items that are it change, repeal or apply. */
export async function listEdgesFrom(db: Database, ref: string, limit: number): Promise<Edge[]> {
  return db.all<Edge>(
    `select others.ref as ref, min(others.relation) as relation from item_refs own
       join items on items.id = own.item_id join item_refs others on others.item_id = own.item_id
     where own.ref = ? and own.relation = 'is' and items.withdrawn_at is null and others.ref <> own.ref
       and others.relation in ('modifies', 'repeals', 'applies')
     group by others.ref order by relation, others.ref limit ?`,
    ref,
    limit,
  )
}

/** Each text once an item, under its strongest relation: the first of `refRelations`. */
export function writeItemRefs(items: readonly EnrichedItem[]): Statement[] {
  const rows = items.map(({ id, facts }) => ({
    id,
    refs: facts.refs.map(({ ref, relation }) => ({ ref, relation })),
  }))
  return [
    statement(
      'delete from item_refs where item_id in (select value from json_each(?))',
      JSON.stringify(rows.map(({ id }) => id)),
    ),
    statement(
      `insert into item_refs (item_id, ref, relation)
       select items.id, r.value ->> 'ref', r.value ->> 'relation'
       from json_each(?) i join items on items.id = i.value ->> 'id', json_each(i.value -> 'refs') r
       where true on conflict do nothing`,
      JSON.stringify(rows),
    ),
  ]
}
