import type { RejectionRule } from '../parse/raw-item.ts'
import type { Database, SqlValue, Statement } from './database.ts'
import { statement } from './database.ts'

/** What was seen and not kept. */
export interface StoredRejection {
  seq: number
  feedId: string
  rule: RejectionRule
  identity: string
  /** '' where the words are personal data, or where there are none. */
  title: string
  url?: string
  publishedAt?: string
  firstSeenAt: string
  lastSeenAt: string
}

/** One that a check found. */
export type FoundRejection = Pick<StoredRejection, 'rule' | 'identity' | 'title' | 'url' | 'publishedAt'>

interface RejectionRow {
  seq: number
  feed_id: string
  rule: string
  identity: string
  title: string
  url: string | null
  published_at: string | null
  first_seen_at: string
  last_seen_at: string
}

/** Written anew, or seen once more. One statement, whatever their number. */
export function saveRejections(
  feedId: string,
  rejections: readonly FoundRejection[],
  seen: { at: string; day: string },
): Statement {
  return statement(
    `insert into rejections (feed_id, rule, identity, title, url, published_at, first_seen_at, last_seen_at, last_day)
     select ?1, value ->> 'rule', value ->> 'identity', value ->> 'title', value ->> 'url', value ->> 'publishedAt', ?2, ?2, ?3
     from json_each(?4) where true
     on conflict (feed_id, rule, identity) do update set title = excluded.title, url = excluded.url,
       published_at = excluded.published_at, last_seen_at = excluded.last_seen_at, last_day = excluded.last_day`,
    feedId,
    seen.at,
    seen.day,
    JSON.stringify(rejections),
  )
}

/** What the last reading left out still stands in the document, which has not changed. */
export function seeRejectionsAgain(feedId: string, seen: { at: string; day: string }): Statement {
  return statement(
    `update rejections set last_seen_at = ?1, last_day = ?2
     where feed_id = ?3 and last_seen_at = (select max(last_seen_at) from rejections where feed_id = ?3)`,
    seen.at,
    seen.day,
    feedId,
  )
}

/** Where a page of a list begins: after the row of this instant and number. */
export interface Position {
  at: string
  seq: number
}

export interface RejectionFilter {
  feedId?: string
  /** None: every rule. */
  rules?: readonly RejectionRule[]
  /** Last seen in [from, to). */
  from: string
  to: string
  before?: Position
  limit: number
}

/** Latest seen first. */
export async function listRejections(db: Database, filter: RejectionFilter): Promise<StoredRejection[]> {
  const { feedId, rules, from, to, before, limit } = filter
  const conditions: [string, ...SqlValue[]][] = [['last_seen_at >= ? and last_seen_at < ?', from, to]]
  if (before) conditions.push(['(last_seen_at, seq) < (?, ?)', before.at, before.seq])
  if (feedId) conditions.push(['feed_id = ?', feedId])
  if (rules) conditions.push(['rule in (select value from json_each(?))', JSON.stringify(rules)])
  const rows = await db.all<RejectionRow>(
    `select seq, feed_id, rule, identity, title, url, published_at, first_seen_at, last_seen_at from rejections
     where ${conditions.map(([sql]) => sql).join(' and ')} order by last_seen_at desc, seq desc limit ?`,
    ...conditions.flatMap(([, ...params]) => params),
    limit,
  )
  return rows.map(toRejection)
}

/** How many texts that name persons these sources left out of their issue of a day. */
export async function countMeasures(
  db: Database,
  feedIds: readonly string[],
  from: string,
  to: string,
): Promise<number> {
  const row = await db.get<{ n: number }>(
    `select count(*) as n from rejections where feed_id in (select value from json_each(?))
       and rule = 'personal-measure' and published_at >= ? and published_at < ?`,
    JSON.stringify(feedIds),
    from,
    to,
  )
  return row?.n ?? 0
}

/** For the nightly job. */
export async function deleteRejectionsBefore(db: Database, before: string): Promise<number> {
  return (await db.run('delete from rejections where last_seen_at < ?', before)).changes
}

function toRejection(row: RejectionRow): StoredRejection {
  return {
    seq: row.seq,
    feedId: row.feed_id,
    rule: row.rule as RejectionRule,
    identity: row.identity,
    title: row.title,
    firstSeenAt: row.first_seen_at,
    lastSeenAt: row.last_seen_at,
    ...(row.url ? { url: row.url } : {}),
    ...(row.published_at ? { publishedAt: row.published_at } : {}),
  }
}
