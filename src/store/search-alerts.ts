import type { Database, SqlValue, Statement } from './database.ts'
import { statement } from './database.ts'

export const rhythms = ['now', 'day', 'week'] as const
/** `now`: within the quarter of an hour. */
export type Rhythm = (typeof rhythms)[number]
export type Channel = 'mail' | 'webhook'

/** Someone wants to be told of what a saved search finds. */
export interface SearchAlert {
  id: string
  searchId: string
  personId: string
  channel: Channel
  rhythm: Rhythm
  /** The address of a webhook; '' for mail. */
  target: string
  createdAt: string
  /** What was first seen up to then (UTC) was looked at. */
  checkedUntil: string
  lastSentAt?: string
  nextAt: string
  /** In a row. */
  failures: number
  lastError?: string
  pausedAt?: string
}

/** An alert whose hour has come, with all that it takes to tell it. */
export interface DueAlert extends SearchAlert {
  search: { name: string; query: string }
  person: { name: string; email: string }
  /** Of a webhook: the key of its signatures. */
  secret: string
}

/** A person has no more webhooks, nor mail alerts. */
export const mostWebhooks = 20
export const mostMailAlerts = 100

interface AlertRow {
  id: string
  search_id: string
  person_id: string
  channel: string
  rhythm: string
  target: string
  created_at: string
  checked_until: string
  last_sent_at: string | null
  next_at: string
  failures: number
  last_error: string | null
  paused_at: string | null
}

const columns = `a.id, a.search_id, a.person_id, a.channel, a.rhythm, a.target, a.created_at, a.checked_until,
  a.last_sent_at, a.next_at, a.failures, a.last_error, a.paused_at`

/** Still of use: the account is open, the search is kept, and the person may see it. */
const fromLive = `search_alerts a join saved_searches s on s.id = a.search_id and s.removed_at is null
    and (s.person_id = a.person_id or s.shared = 1)
  join people p on p.id = a.person_id and p.status = 'active'`

export type NewAlert = Pick<
  SearchAlert,
  'id' | 'searchId' | 'personId' | 'channel' | 'rhythm' | 'target' | 'createdAt' | 'nextAt'
> & { secret?: string }

/** Tells only what comes after it was made. Changes nothing when it is there already, or when it is one too many. */
export function insertAlert(alert: NewAlert): Statement {
  const most = alert.channel === 'mail' ? mostMailAlerts : mostWebhooks
  return statement(
    `insert into search_alerts (id, search_id, person_id, channel, rhythm, target, secret, created_at, checked_until, next_at)
     select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
     where (select count(*) from search_alerts where person_id = ? and channel = ?) < ${most}
     on conflict do nothing`,
    alert.id,
    alert.searchId,
    alert.personId,
    alert.channel,
    alert.rhythm,
    alert.target,
    alert.secret ?? null,
    alert.createdAt,
    alert.createdAt,
    alert.nextAt,
    alert.personId,
    alert.channel,
  )
}

export type AlertChange = Partial<{
  rhythm: Rhythm
  secret: string
  checkedUntil: string
  lastSentAt: string
  nextAt: string
  failures: number
  lastError: string | null
  pausedAt: string | null
}>

const columnOf: Record<keyof AlertChange, string> = {
  rhythm: 'rhythm',
  secret: 'secret',
  checkedUntil: 'checked_until',
  lastSentAt: 'last_sent_at',
  nextAt: 'next_at',
  failures: 'failures',
  lastError: 'last_error',
  pausedAt: 'paused_at',
}

export function updateAlert(id: string, change: AlertChange): Statement {
  const entries = Object.entries(change) as [keyof AlertChange, SqlValue][]
  const assigned = entries.map(([name]) => `${columnOf[name]} = ?`).join(', ')
  return statement(
    `update search_alerts set ${assigned} where id = ?`,
    ...entries.map(([, value]) => value),
    id,
  )
}

/** Stops it; its ledger goes with it. Only its own person's. */
export function deleteAlert(id: string, personId: string): Statement {
  return statement('delete from search_alerts where id = ? and person_id = ?', id, personId)
}

export function deleteMailAlerts(personId: string): Statement {
  return statement(`delete from search_alerts where person_id = ? and channel = 'mail'`, personId)
}

/** When a search is no longer shared. */
export function deleteAlertsOfOthers(searchId: string, ownerId: string): Statement {
  return statement('delete from search_alerts where search_id = ? and person_id <> ?', searchId, ownerId)
}

/** No « now » mail to this person before then. */
export function holdNowMails(personId: string, until: string): Statement {
  return statement(
    `update search_alerts set next_at = max(next_at, ?)
     where person_id = ? and channel = 'mail' and rhythm = 'now'`,
    until,
    personId,
  )
}

export async function findLastNowMail(db: Database, personId: string): Promise<string | undefined> {
  const row = await db.get<{ at: string | null }>(
    `select max(last_sent_at) as at from search_alerts where person_id = ? and channel = 'mail' and rhythm = 'now'`,
    personId,
  )
  return row?.at ?? undefined
}

export async function findAlert(db: Database, id: string): Promise<SearchAlert | undefined> {
  const row = await db.get<AlertRow>(`select ${columns} from search_alerts a where a.id = ?`, id)
  return row && toAlert(row)
}

/** The same with its search, its person and its key; undefined when it is of no use any more. */
export async function findLiveAlert(db: Database, id: string): Promise<DueAlert | undefined> {
  const row = await db.get<DueRow>(`select ${dueColumns} from ${fromLive} where a.id = ?`, id)
  return row && toDue(row)
}

/** The person's, of one search or of all, oldest first. */
export async function listAlertsOf(
  db: Database,
  personId: string,
  searchId?: string,
): Promise<SearchAlert[]> {
  const rows = await db.all<AlertRow>(
    `select ${columns} from search_alerts a where a.person_id = ? and (? is null or a.search_id = ?)
     order by a.created_at, a.id`,
    personId,
    searchId ?? null,
    searchId ?? null,
  )
  return rows.map(toAlert)
}

/** The person's that are still of use, with their searches, in the order of their names. */
export async function listLiveAlertsOf(db: Database, personId: string): Promise<DueAlert[]> {
  const rows = await db.all<DueRow>(
    `select ${dueColumns} from ${fromLive} where a.person_id = ? order by s.name, a.id`,
    personId,
  )
  return rows.map(toDue)
}

/** How many colleagues would lose their alerts with the search. */
export async function countAlertsOfOthers(db: Database, searchId: string, ownerId: string): Promise<number> {
  const row = await db.get<{ n: number }>(
    'select count(distinct person_id) as n from search_alerts where search_id = ? and person_id <> ?',
    searchId,
    ownerId,
  )
  return row?.n ?? 0
}

/** True when one may be told now: asked often, so by the index and without a write. */
export async function hasDueAlerts(db: Database, now: string): Promise<boolean> {
  const row = await db.get(
    `select 1 from ${fromLive} where a.channel in ('mail', 'webhook') and a.paused_at is null and a.next_at <= ?
     limit 1`,
    now,
  )
  return row !== undefined
}

/** People to whom a mail is due, the longest waiting first. */
export async function listDuePeople(db: Database, now: string, limit: number): Promise<string[]> {
  const rows = await db.all<{ person_id: string }>(
    `select a.person_id from ${fromLive} where a.channel = 'mail' and a.paused_at is null and a.next_at <= ?
     group by a.person_id order by min(a.next_at) limit ?`,
    now,
    limit,
  )
  return rows.map((row) => row.person_id)
}

/** Takes what is due, oldest first: put off until `until` first, so that two runs never tell one twice at once. */
export async function takeDueAlerts(
  db: Database,
  asked: { channel: Channel; now: string; until: string; limit: number; personId?: string },
): Promise<DueAlert[]> {
  const taken = await db.all<{ id: string }>(
    `update search_alerts set next_at = ? where id in (
       select a.id from ${fromLive} where a.channel = ? and a.paused_at is null and a.next_at <= ?
         and (? is null or a.person_id = ?) order by a.next_at, a.id limit ?)
     returning id`,
    asked.until,
    asked.channel,
    asked.now,
    asked.personId ?? null,
    asked.personId ?? null,
    asked.limit,
  )
  if (taken.length === 0) return []
  const rows = await db.all<DueRow>(
    `select ${dueColumns} from ${fromLive} where a.id in (select value from json_each(?))
     order by s.name, a.id`,
    JSON.stringify(taken.map(({ id }) => id)),
  )
  return rows.map(toDue)
}

/** The first of the items seen after `after` that the search engine does not know yet. */
export async function findFirstUnindexed(db: Database, after: string): Promise<string | undefined> {
  const row = await db.get<{ at: string | null }>(
    `select min(items.first_seen_at) as at from items where items.first_seen_at > ? and items.id in (
       select item_id from index_queue union all select item_id from server_queue where dead_at is null)`,
    after,
  )
  return row?.at ?? undefined
}

type DueRow = AlertRow & {
  secret: string | null
  search_name: string
  query: string
  person_name: string
  email: string
}
const dueColumns = `${columns}, a.secret, s.name as search_name, s.query, p.name as person_name, p.email`

function toDue(row: DueRow): DueAlert {
  return {
    ...toAlert(row),
    secret: row.secret ?? '',
    search: { name: row.search_name, query: row.query },
    person: { name: row.person_name, email: row.email },
  }
}

function toAlert(row: AlertRow): SearchAlert {
  return {
    id: row.id,
    searchId: row.search_id,
    personId: row.person_id,
    channel: row.channel as Channel,
    rhythm: row.rhythm as Rhythm,
    target: row.target,
    createdAt: row.created_at,
    checkedUntil: row.checked_until,
    nextAt: row.next_at,
    failures: row.failures,
    ...(row.last_sent_at ? { lastSentAt: row.last_sent_at } : {}),
    ...(row.last_error ? { lastError: row.last_error } : {}),
    ...(row.paused_at ? { pausedAt: row.paused_at } : {}),
  }
}
