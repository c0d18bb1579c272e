import type { Database, Statement } from './database.ts'
import { statement } from './database.ts'

export type NoticeKind = 'j-30' | 'j-7' | 'moved' | 'withdrawn' | 'texte'

/** One thing told to a person, never twice. */
export interface NoticeKey {
  kind: NoticeKind
  itemId: string
  /** « closing 2027-03-15 » (role and date), or the reference of a text. */
  value: string
}

export interface ToldNotice extends NoticeKey {
  toldAt: string
  /** Of the item, while it is kept. */
  storyId?: string
}

/** Writes what is about to be told. */
export function beginNotices(personId: string, keys: readonly NoticeKey[]): Statement {
  return statement(
    `insert into notices_told (person_id, kind, item_id, value)
     select ?, j.value ->> 'kind', j.value ->> 'itemId', j.value ->> 'value' from json_each(?) j
     where true on conflict do nothing`,
    personId,
    JSON.stringify(keys),
  )
}

/** These were told; what had been written and was not is forgotten. */
export function endNotices(personId: string, keys: readonly NoticeKey[], now: string): Statement[] {
  return [
    statement(
      `update notices_told set told_at = ? where person_id = ? and told_at is null
         and (kind, item_id, value) in
           (select j.value ->> 'kind', j.value ->> 'itemId', j.value ->> 'value' from json_each(?) j)`,
      now,
      personId,
      JSON.stringify(keys),
    ),
    statement('delete from notices_told where person_id = ? and told_at is null', personId),
  ]
}

/** All that was told to the person and is still kept, oldest first. */
export async function listNoticesTold(db: Database, personId: string): Promise<ToldNotice[]> {
  const rows = await db.all<{
    kind: NoticeKind
    item_id: string
    value: string
    told_at: string
    story_id: string | null
  }>(
    `select n.kind, n.item_id, n.value, n.told_at, items.story_id from notices_told n
       left join items on items.id = n.item_id
     where n.person_id = ? and n.told_at is not null order by n.told_at, n.kind, n.item_id, n.value`,
    personId,
  )
  return rows.map((row) => ({
    kind: row.kind,
    itemId: row.item_id,
    value: row.value,
    toldAt: row.told_at,
    ...(row.story_id ? { storyId: row.story_id } : {}),
  }))
}

/** What no notice looks back to any more. */
export async function deleteNoticesBefore(db: Database, before: string): Promise<number> {
  return (await db.run('delete from notices_told where told_at < ?', before)).changes
}
