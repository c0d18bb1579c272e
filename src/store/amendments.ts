import type { Amendment, StoryPlace } from '../match/amendments.ts'
import { enqueueForIndex } from './index-queue.ts'
import { type ItemRow, itemColumns, toStoredItem } from './item-rows.ts'
import type { Database, Statement } from './database.ts'
import { statement } from './database.ts'
import type { StoredItem } from './stored-item.ts'

/** The feeds of one publisher: an id means the same thing in all of them. */
export interface Family {
  publisher: string
  feedIds: readonly string[]
}

interface AmendmentRow {
  item_id: string
  amended_identity: string
  cancels: number
}

/** What these items said before. */
export async function listAmendmentsBy(db: Database, itemIds: readonly string[]): Promise<Amendment[]> {
  const rows = await db.all<AmendmentRow>(
    'select item_id, amended_identity, cancels from amendments where item_id in (select value from json_each(?))',
    JSON.stringify(itemIds),
  )
  return rows.map(toAmendment)
}

/** What others said of these identities, before the items themselves came. */
export async function listAmendmentsOf(
  db: Database,
  publisher: string,
  identities: readonly string[],
): Promise<Amendment[]> {
  const rows = await db.all<AmendmentRow>(
    `select item_id, amended_identity, cancels from amendments
     where amended_identity in (select value from json_each(?)) and publisher = ? order by noted_at, item_id`,
    JSON.stringify(identities),
    publisher,
  )
  return rows.map(toAmendment)
}

/** Where stored items stand among stories: by identity in the feeds of a publisher, or by id. */
export async function listStoryPlaces(
  db: Database,
  { feedIds }: Family,
  { identities, ids }: { identities: readonly string[]; ids: readonly string[] },
): Promise<StoryPlace[]> {
  const rows = await db.all<{ id: string; identity: string; story_id: string | null }>(
    `select id, identity, story_id from items
     where feed_id in (select value from json_each(?)) and identity in (select value from json_each(?))
     union select id, identity, story_id from items where id in (select value from json_each(?))`,
    JSON.stringify(feedIds),
    JSON.stringify(identities),
    JSON.stringify(ids),
  )
  return rows.map(({ id, identity, story_id: storyId }) => ({
    id,
    identity,
    ...(storyId ? { storyId } : {}),
  }))
}

/** Writes what is now said and forgets what is no more. For the batch that writes the items, after them. */
export function writeAmendments(
  publisher: string,
  said: readonly Amendment[],
  dropped: readonly Amendment[],
  now: string,
): Statement[] {
  return [
    statement(
      `delete from amendments where (item_id, amended_identity) in (
         select value ->> 'itemId', value ->> 'amendedIdentity' from json_each(?))`,
      JSON.stringify(dropped),
    ),
    statement(
      `insert into amendments (item_id, publisher, amended_identity, cancels, noted_at)
       select items.id, ?, a.value ->> 'amendedIdentity', a.value ->> 'cancels', ?
       from json_each(?) a join items on items.id = a.value ->> 'itemId' where true
       on conflict (item_id, amended_identity) do update set cancels = excluded.cancels`,
      publisher,
      now,
      JSON.stringify(said),
    ),
  ]
}

const isCancelled = `exists (select 1 from amendments
  where amended_identity = items.identity and publisher = ? and cancels = 1)`

/**
 * Puts the items of these identities where the amendments say: withdrawn by a cancellation, back when it is gone, and with
 * the notice that corrects them. What a person decided since stands.
 */
export function settleAmended(
  { publisher, feedIds }: Family,
  identities: readonly string[],
  now: string,
): Statement[] {
  const which = [JSON.stringify(feedIds), JSON.stringify(identities)]
  return [
    statement(
      `update items set ${voiding('?')} where ${ofFamily} and source_withdrawn_at is null and ${isCancelled}`,
      now,
      now,
      cancelledReason,
      ...which,
      publisher,
    ),
    statement(
      `update items set amended_by = (select item_id from amendments
         where amended_identity = items.identity and publisher = ? and cancels = 0 and item_id <> items.id
         order by noted_at desc, item_id limit 1)
       where ${ofFamily}`,
      publisher,
      ...which,
    ),
    enqueueWhere(ofFamily, which, now),
  ]
}

const ofFamily =
  'feed_id in (select value from json_each(?)) and identity in (select value from json_each(?))'

export const cancelledReason = 'Avis annulé par la source.'

function voiding(reason: string): string {
  return `source_withdrawn_at = ?, withdrawn_at = coalesce(withdrawn_at, ?), withdrawn_reason = coalesce(withdrawn_reason, ${reason})`
}

/** Items whose own record says that they no longer hold, with the publisher's words. */
export function voidItems(items: readonly { id: string; reason: string }[], now: string): Statement[] {
  if (items.length === 0) return []
  return [
    statement(
      `update items set ${voiding("j.value ->> 'reason'")} from json_each(?) j
       where items.id = j.value ->> 'id' and source_withdrawn_at is null`,
      now,
      now,
      JSON.stringify(items),
    ),
    enqueueForIndex(
      items.map(({ id }) => id),
      now,
    ),
  ]
}

/** Items that their publisher says valid again, unless a notice that cancels them stands. */
export function unvoidItems(publisher: string, ids: readonly string[], now: string): Statement[] {
  return ids.length === 0 ? [] : unvoid(publisher, 'id in (select value from json_each(?))', [ids], now)
}

/** Items that a notice cancelled and cancels no more. */
export function unvoidAmended(
  { publisher, feedIds }: Family,
  identities: readonly string[],
  now: string,
): Statement[] {
  return identities.length === 0 ? [] : unvoid(publisher, ofFamily, [feedIds, identities], now)
}

function unvoid(
  publisher: string,
  where: string,
  lists: readonly (readonly string[])[],
  now: string,
): Statement[] {
  const these = `${where} and source_withdrawn_at is not null and not ${isCancelled}`
  const params = [...lists.map((list) => JSON.stringify(list)), publisher]
  return [
    enqueueWhere(these, params, now),
    statement(
      `update items set
         withdrawn_reason = case when withdrawn_at = source_withdrawn_at then null else withdrawn_reason end,
         withdrawn_at = case when withdrawn_at = source_withdrawn_at then null else withdrawn_at end,
         source_withdrawn_at = null
       where ${these}`,
      ...params,
    ),
  ]
}

function enqueueWhere(where: string, params: readonly string[], now: string): Statement {
  return statement(
    `insert into index_queue (item_id, queued_at) select id, ? from items where ${where}
     on conflict (item_id) do update set queued_at = excluded.queued_at, attempts = 0, not_before = null`,
    now,
    ...params,
  )
}

/** The items that correct or cancel this one, latest first, and those that it corrects or cancels. */
export async function listAmendmentsAround(
  db: Database,
  item: Pick<StoredItem, 'id' | 'identity'>,
  { publisher, feedIds }: Family,
): Promise<{ by: AmendingItem[]; of: AmendingItem[] }> {
  const by = await db.all<ItemRow & { cancels: number }>(
    `select ${itemColumns}, amendments.cancels from amendments join items on items.id = amendments.item_id
     where amended_identity = ? and publisher = ? and items.id <> ? order by noted_at desc, items.id limit 20`,
    item.identity,
    publisher,
    item.id,
  )
  const of = await db.all<ItemRow & { cancels: number }>(
    `select ${itemColumns}, amendments.cancels from amendments
       join items on items.identity = amendments.amended_identity and items.feed_id in (select value from json_each(?))
     where item_id = ? and items.id <> item_id order by items.first_seen_at, items.id limit 20`,
    JSON.stringify(feedIds),
    item.id,
  )
  return { by: by.map(toAmendingItem), of: of.map(toAmendingItem) }
}

export interface AmendingItem {
  item: StoredItem
  cancels: boolean
}

function toAmendingItem(row: ItemRow & { cancels: number }): AmendingItem {
  return { item: toStoredItem(row), cancels: row.cancels === 1 }
}

function toAmendment(row: AmendmentRow): Amendment {
  return { itemId: row.item_id, amendedIdentity: row.amended_identity, cancels: row.cancels === 1 }
}
