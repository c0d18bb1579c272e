import type { Database } from './database.ts'

/** How many publishers' feeds tell each of these stories. */
export async function countStorySources(
  db: Database,
  storyIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await db.all<{ story_id: string; n: number }>(
    `select story_id, count(distinct feed_id) as n from items
     where story_id in (select value from json_each(?)) and withdrawn_at is null group by story_id`,
    JSON.stringify(storyIds),
  )
  return new Map(rows.map((row) => [row.story_id, row.n]))
}

export interface FeedCount {
  items: number
  relevant: number
  /** When its latest item was first read. */
  lastSeenAt: string
}

/** What the store holds of each feed that ever brought something. */
export async function countByFeed(db: Database): Promise<Map<string, FeedCount>> {
  const rows = await db.all<{ feed_id: string; items: number; relevant: number; last_seen_at: string }>(
    `select feed_id, count(*) as items, sum(relevant) as relevant, max(first_seen_at) as last_seen_at
     from items where withdrawn_at is null group by feed_id`,
  )
  return new Map(
    rows.map((row) => [
      row.feed_id,
      { items: row.items, relevant: row.relevant, lastSeenAt: row.last_seen_at },
    ]),
  )
}
