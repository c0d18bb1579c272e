import type { Domain, Kind } from '../axis/taxonomy.ts'
import { type Database, type Statement, statement } from './database.ts'

/** A feed that a hub is still to be told of. */
export interface Ping {
  topic: string
  tries: number
}

/** Where items of the watch changed between two instants (UTC; the first left out). */
export interface Changed {
  axes: string[]
  domains: Domain[]
  kinds: Kind[]
}

// Three searches on three indexes: an `or` would read the table.
const changedIds = `select id from items where last_revised_at > ?1 and last_revised_at <= ?2 and relevant = 1
  union select id from items where first_seen_at > ?1 and first_seen_at <= ?2 and relevant = 1
  union select id from items where withdrawn_at > ?1 and withdrawn_at <= ?2 and relevant = 1`

export async function hasChanges(db: Database, since: string, until: string): Promise<boolean> {
  const row = await db.get<{ found: number }>(`select exists (${changedIds}) as found`, since, until)
  return row?.found === 1
}

export async function listChanged(db: Database, since: string, until: string): Promise<Changed> {
  const rows = await db.all<{ name: keyof Changed; value: string }>(
    `with changed as (${changedIds})
     select distinct 'axes' as name, axis_id as value from item_axes where item_id in (select id from changed)
     union select 'domains', domain from items where id in (select id from changed)
     union select 'kinds', kind from items where id in (select id from changed) order by 1, 2`,
    since,
    until,
  )
  const valuesOf = (wanted: keyof Changed) =>
    rows.flatMap(({ name, value }) => (name === wanted ? [value] : []))
  return {
    axes: valuesOf('axes'),
    domains: valuesOf('domains') as Domain[],
    kinds: valuesOf('kinds') as Kind[],
  }
}

/** A topic that waits already is told once, and at once. */
export function queuePings(topics: readonly string[], now: string): Statement {
  return statement(
    `insert into websub_pings (topic, due_at) select value, ?1 from json_each(?2) where true
     on conflict (topic) do update set due_at = excluded.due_at, tries = 0, last_error = null`,
    now,
    JSON.stringify(topics),
  )
}

export async function hasDuePings(db: Database, now: string): Promise<boolean> {
  const row = await db.get<{ due: number }>(
    'select exists (select 1 from websub_pings where due_at <= ?) as due',
    now,
  )
  return row?.due === 1
}

export function listDuePings(db: Database, now: string, limit: number): Promise<Ping[]> {
  return db.all<Ping>(
    'select topic, tries from websub_pings where due_at <= ? order by topic limit ?',
    now,
    limit,
  )
}

export function endPings(topics: readonly string[]): Statement {
  return statement(
    'delete from websub_pings where topic in (select value from json_each(?))',
    JSON.stringify(topics),
  )
}

export function postponePing({ topic, tries }: Ping, dueAt: string, error: string): Statement {
  return statement(
    'update websub_pings set due_at = ?, tries = ?, last_error = ? where topic = ?',
    dueAt,
    tries + 1,
    error.slice(0, 500),
    topic,
  )
}
