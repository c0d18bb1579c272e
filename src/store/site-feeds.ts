import type { Database, Statement } from './database.ts'
import { statement } from './database.ts'

/** A source that staff wrote on the site, as it was saved: whoever reads it checks it again. */
export interface SiteFeed {
  feedId: string
  /** JSON of a FeedDefinition. */
  definition: string
  createdAt: string
  updatedAt: string
  archivedAt?: string
}

export interface FeedPause {
  feedId: string
  reason: string
  pausedAt: string
}

export async function listSiteFeeds(db: Database): Promise<SiteFeed[]> {
  const rows = await db.all<{
    feed_id: string
    definition: string
    created_at: string
    updated_at: string
    archived_at: string | null
  }>('select * from site_feeds order by feed_id')
  return rows.map((row) => ({
    feedId: row.feed_id,
    definition: row.definition,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    ...(row.archived_at ? { archivedAt: row.archived_at } : {}),
  }))
}

export async function listFeedPauses(db: Database): Promise<FeedPause[]> {
  const rows = await db.all<{ feed_id: string; reason: string; paused_at: string }>(
    'select feed_id, reason, paused_at from feed_pauses',
  )
  return rows.map((row) => ({ feedId: row.feed_id, reason: row.reason, pausedAt: row.paused_at }))
}

/** Writes a source, new or not; an archived one comes back. */
export function saveSiteFeed(feedId: string, definition: string, now: string): Statement {
  return statement(
    `insert into site_feeds (feed_id, definition, created_at, updated_at) values (?, ?, ?, ?)
     on conflict (feed_id) do update
       set definition = excluded.definition, updated_at = excluded.updated_at, archived_at = null`,
    feedId,
    definition,
    now,
    now,
  )
}

/** Many new sources in one statement. */
export function insertSiteFeeds(
  feeds: readonly { feedId: string; definition: string }[],
  now: string,
): Statement {
  return statement(
    `insert into site_feeds (feed_id, definition, created_at, updated_at)
     select value ->> 0, value ->> 1, ?, ? from json_each(?) where true on conflict (feed_id) do nothing`,
    now,
    now,
    JSON.stringify(feeds.map(({ feedId, definition }) => [feedId, definition])),
  )
}

export function archiveSiteFeed(feedId: string, now: string): Statement {
  return statement('update site_feeds set archived_at = ? where feed_id = ?', now, feedId)
}

/** Forgets the site's wording of a source that the code describes: the code's own is read again. */
export function dropSiteFeed(feedId: string): Statement {
  return statement('delete from site_feeds where feed_id = ?', feedId)
}

export function pauseFeed(feedId: string, reason: string, now: string): Statement {
  return statement(
    `insert into feed_pauses (feed_id, reason, paused_at) values (?, ?, ?)
     on conflict (feed_id) do update set reason = excluded.reason`,
    feedId,
    reason,
    now,
  )
}

export function resumeFeed(feedId: string): Statement {
  return statement('delete from feed_pauses where feed_id = ?', feedId)
}
