import type { Database, SqlValue } from './database.ts'
import type { Position } from './rejections.ts'

/** An item kept in search only: no axis was recognised in it. */
export interface OffScopeItem {
  seq: number
  id: string
  feedId: string
  title: string
  url?: string
  firstSeenAt: string
}

export interface OffScopeFilter {
  feedId?: string
  /** First seen in [from, to). */
  from: string
  to: string
  before?: Position
  limit: number
}

const offScope = 'relevant = 0 and withdrawn_at is null'

/** Latest seen first. */
export async function listOffScope(db: Database, filter: OffScopeFilter): Promise<OffScopeItem[]> {
  const { feedId, from, to, before, limit } = filter
  // Rows are wide, and `relevant` stands at their far end: the index that knows it is named, SQLite would take another.
  const index = feedId ? '' : 'indexed by items_off_scope'
  const conditions: [string, ...SqlValue[]][] = [['first_seen_at >= ? and first_seen_at < ?', from, to]]
  if (before) conditions.push(['(first_seen_at, seq) < (?, ?)', before.at, before.seq])
  if (feedId) conditions.push(['feed_id = ?', feedId])
  const rows = await db.all<{
    seq: number
    id: string
    feed_id: string
    title: string
    url: string | null
    first_seen_at: string
  }>(
    `select seq, id, feed_id, title, url, first_seen_at from items ${index} where ${offScope}
       and ${conditions.map(([sql]) => sql).join(' and ')} order by first_seen_at desc, seq desc limit ?`,
    ...conditions.flatMap(([, ...params]) => params),
    limit,
  )
  return rows.map((row) => ({
    seq: row.seq,
    id: row.id,
    feedId: row.feed_id,
    title: row.title,
    firstSeenAt: row.first_seen_at,
    ...(row.url ? { url: row.url } : {}),
  }))
}

/** How many each source brought in [from, to). */
export async function countOffScope(db: Database, from: string, to: string): Promise<Map<string, number>> {
  const rows = await db.all<{ feed_id: string; n: number }>(
    `select feed_id, count(*) as n from items where ${offScope} and first_seen_at >= ? and first_seen_at < ?
     group by feed_id`,
    from,
    to,
  )
  return new Map(rows.map(({ feed_id: feedId, n }) => [feedId, n]))
}

/** How many one source brought, by hour of UTC (« 2026-11-26T08 »): days of Paris are made of whole hours. */
export async function countOffScopeByHour(
  db: Database,
  feedId: string,
  from: string,
  to: string,
): Promise<Map<string, number>> {
  const rows = await db.all<{ hour: string; n: number }>(
    `select substr(first_seen_at, 1, 13) as hour, count(*) as n from items
     where feed_id = ? and ${offScope} and first_seen_at >= ? and first_seen_at < ? group by hour`,
    feedId,
    from,
    to,
  )
  return new Map(rows.map(({ hour, n }) => [hour, n]))
}
