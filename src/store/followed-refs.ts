import type { Database, Statement } from './database.ts'
import { statement } from './database.ts'

/** A text that a person follows. */
export interface FollowedText {
  ref: string
  /** Shown items that name it. */
  items: number
  /** Of which Vigie read after the person last saw them. */
  unseen: number
}

/** Beyond that many, a person follows everything, hence nothing; it also bounds what one list costs. */
export const mostFollowed = 200

/** What was cited before is not told again. Following twice changes nothing, nor does one text too many. */
export function followRef(personId: string, ref: string, now: string): Statement {
  return statement(
    `insert into followed_refs (person_id, ref, followed_at, seen_at)
     select ?, ?, ?, ? where (select count(*) from followed_refs where person_id = ?) < ${mostFollowed}
     on conflict do nothing`,
    personId,
    ref,
    now,
    now,
    personId,
  )
}

export function unfollowRef(personId: string, ref: string): Statement {
  return statement('delete from followed_refs where person_id = ? and ref = ?', personId, ref)
}

/** All that names these texts up to then is seen; without a text, what names any that the person follows. */
export function seeFollowed(personId: string, until: string, ref?: string): Statement {
  return statement(
    'update followed_refs set seen_at = max(seen_at, ?) where person_id = ? and (? is null or ref = ?)',
    until,
    personId,
    ref ?? null,
    ref ?? null,
  )
}

export async function isFollowed(db: Database, personId: string, ref: string): Promise<boolean> {
  const row = await db.get('select 1 from followed_refs where person_id = ? and ref = ?', personId, ref)
  return row !== undefined
}

/** The person's texts, those with news first. */
export async function listFollowed(db: Database, personId: string): Promise<FollowedText[]> {
  return db.all<FollowedText>(
    `select f.ref as ref, count(items.id) as items,
       coalesce(sum(items.first_seen_at > f.seen_at), 0) as unseen
     from followed_refs f left join item_refs on item_refs.ref = f.ref
       left join items on items.id = item_refs.item_id and items.withdrawn_at is null
     where f.person_id = ? group by f.ref order by unseen > 0 desc, unseen desc, f.ref`,
    personId,
  )
}

/** Shown items that name a text which the person follows, and that Vigie read since they last saw them; each once. */
export async function countFollowedNews(db: Database, personId: string): Promise<number> {
  const row = await db.get<{ n: number }>(
    `select count(distinct items.id) as n from followed_refs f join item_refs on item_refs.ref = f.ref
       join items on items.id = item_refs.item_id
     where f.person_id = ? and items.withdrawn_at is null and items.first_seen_at > f.seen_at`,
    personId,
  )
  return row?.n ?? 0
}
