import type { Database, Statement } from './database.ts'
import { statement } from './database.ts'

/** What an origin's robots.txt was when it was last asked for (RFC 9309 §2.3). */
export interface StoredRobots {
  origin: string
  /** The file as it came, cut; undefined when the answer itself decides. */
  body?: string
  /** 'allow': there is none (4xx). 'refuse': it cannot be had (5xx, no answer), and there never was one. */
  rule?: 'allow' | 'refuse'
  /** The last time that an answer decided; for 'refuse', the first time that none came. */
  fetchedAt: string
  /** Until when it needs not be asked for again. */
  expiresAt: string
}

/** What was learnt of a host before: its robots.txt, and until when it asked every feed to wait. */
export interface HostManners {
  robots?: StoredRobots
  /** Milliseconds since 1970. */
  heldUntil?: number
}

/** In one statement: each check of each feed asks it. */
export async function findHostManners(db: Database, origin: string, host: string): Promise<HostManners> {
  const row = await db.get<{
    origin: string | null
    body: string | null
    rule: string | null
    fetched_at: string
    expires_at: string
    held: number | null
  }>(
    `select r.origin, r.body, r.rule, r.fetched_at, r.expires_at,
       (select ready_at from throttles where key = ?) as held
     from (select 1) left join robots r on r.origin = ?`,
    holdKey(host),
    origin,
  )
  return {
    ...(row?.origin
      ? {
          robots: {
            origin: row.origin,
            fetchedAt: row.fetched_at,
            expiresAt: row.expires_at,
            ...(row.body === null ? {} : { body: row.body }),
            ...(row.rule === null ? {} : { rule: row.rule as 'allow' | 'refuse' }),
          },
        }
      : {}),
    ...(row?.held ? { heldUntil: row.held } : {}),
  }
}

export function saveRobots({ origin, body, rule, fetchedAt, expiresAt }: StoredRobots): Statement {
  return statement(
    `insert into robots (origin, body, rule, fetched_at, expires_at) values (?, ?, ?, ?, ?)
     on conflict (origin) do update set body = excluded.body, rule = excluded.rule,
       fetched_at = excluded.fetched_at, expires_at = excluded.expires_at`,
    origin,
    body ?? null,
    rule ?? null,
    fetchedAt,
    expiresAt,
  )
}

/** Every feed of this host waits until then (Retry-After). Swept with the other counters, once it is past. */
export function holdHost(host: string, until: number): Statement {
  return statement(
    `insert into throttles (key, ready_at) values (?, ?)
     on conflict (key) do update set ready_at = max(ready_at, excluded.ready_at)`,
    holdKey(host),
    until,
  )
}

function holdKey(host: string): string {
  return `hold:${host}`
}

export async function deleteRobotsBefore(db: Database, before: string): Promise<number> {
  return (await db.run('delete from robots where expires_at <= ?', before)).changes
}
