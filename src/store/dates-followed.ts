import type { DateRole } from './dates-ahead.ts'
import type { Database } from './database.ts'

/** Why a date concerns a person: a star on the item, on another item of its story, or a text that they follow. */
export type FollowedBy = 'star' | 'story' | 'text'

/** One date of an item that a person starred or follows. */
export interface FollowedDate {
  itemId: string
  title: string
  feedId: string
  storyId?: string
  role: DateRole
  /** ISO day, or instant in UTC. */
  value: string
  by: FollowedBy
  /** Since when the person follows (UTC). */
  since: string
  /** Gone from the site, with the reason. */
  withdrawn?: string
}

/** Dates that are told: when a call opens is no deadline. */
const roles: readonly DateRole[] = ['closing', 'pre-deposit', 'submission', 'entry-into-force', 'event']

/** Of one person in one look; beyond, the nearest. */
const mostDates = 2000

/**
 * From that day on (YYYY-MM-DD), nearest first. An item that is followed in several ways is told by the nearest: star, story,
 * text. The last day to hand in is the closing, and is not told twice.
 */
export async function listDatesFollowed(
  db: Database,
  personId: string,
  from: string,
): Promise<FollowedDate[]> {
  const rows = await db.all<DateRow>(
    `with starred as materialized (
       select m.item_id, m.starred_at, i.story_id from item_marks m join items i on i.id = m.item_id
       where m.person_id = ?1 and m.starred_at is not null
     ), wanted as materialized (
       select item_id, min(rank) as rank, since from (
         select item_id, 0 as rank, starred_at as since from starred
         union all select i.id, 1, s.starred_at from starred s join items i on i.story_id = s.story_id
           where i.id <> s.item_id and i.relevant = 1
         union all select r.item_id, 2, f.followed_at from followed_refs f join item_refs r on r.ref = f.ref
           join items i on i.id = r.item_id
           where f.person_id = ?1 and r.relation in ('is', 'modifies', 'repeals') and i.relevant = 1
       ) group by item_id
     ), dated as (
       select i.id as item_id, 'closing' as role, i.closing_at as value from wanted w join items i on i.id = w.item_id
         where i.closing_at >= ?2
       union all select d.item_id, d.role, d.value from wanted w join item_dates d on d.item_id = w.item_id
         where d.value >= ?2 and d.role in (select value from json_each(?3))
     )
     select items.id, items.title, items.feed_id, items.story_id, items.withdrawn_at, items.withdrawn_reason,
       dated.role, dated.value, wanted.rank, wanted.since
     from dated join wanted on wanted.item_id = dated.item_id join items on items.id = dated.item_id
     where not (dated.role = 'submission' and substr(dated.value, 1, 10) = substr(coalesce(items.closing_at, ''), 1, 10))
     order by dated.value, wanted.rank, wanted.since, items.id, dated.role limit ${mostDates}`,
    personId,
    from,
    JSON.stringify(roles),
  )
  return rows.map(toFollowedDate)
}

interface DateRow {
  id: string
  title: string
  feed_id: string
  story_id: string | null
  withdrawn_at: string | null
  withdrawn_reason: string | null
  role: DateRole
  value: string
  rank: number
  since: string
}

const byRank: readonly FollowedBy[] = ['star', 'story', 'text']

function toFollowedDate(row: DateRow): FollowedDate {
  return {
    itemId: row.id,
    title: row.title,
    feedId: row.feed_id,
    role: row.role,
    value: row.value,
    by: byRank[row.rank] ?? 'text',
    since: row.since,
    ...(row.story_id ? { storyId: row.story_id } : {}),
    ...(row.withdrawn_at ? { withdrawn: row.withdrawn_reason ?? '' } : {}),
  }
}
