import type { Database, SqlValue, Statement } from './database.ts'
import { statement } from './database.ts'

/** What a person wants to be told of, and where the telling stands. */
export interface NoticeState {
  personId: string
  name: string
  email: string
  dates: boolean
  texts: boolean
  /** The last daily mail (UTC), whatever was in it. */
  noticedAt?: string
  /** '' until the first time was set. */
  nextAt: string
  /** In a row. */
  failures: number
  lastError?: string
  pausedAt?: string
}

interface StateRow {
  id: string
  name: string
  email: string
  date_notices: number
  text_notices: number
  noticed_at: string | null
  notices_next_at: string
  notices_failures: number
  notices_error: string | null
  notices_paused_at: string | null
}

const columns = `people.id, people.name, people.email, people.date_notices, people.text_notices, people.noticed_at,
  people.notices_next_at, people.notices_failures, people.notices_error, people.notices_paused_at`

/** Something may be due: the account is open, wants notices, and has a star or follows a text. */
const mayBeTold = `people.status = 'active' and people.notices_paused_at is null and (
  (people.date_notices = 1 and exists (select 1 from item_marks m
    where m.person_id = people.id and m.starred_at is not null))
  or ((people.date_notices = 1 or people.text_notices = 1) and exists (select 1 from followed_refs f
    where f.person_id = people.id)))`

/** An hour beyond tomorrow's was written while the clock was wrong. */
const isDue = '(people.notices_next_at <= ? or people.notices_next_at > ?)'
const farthestMs = 2 * 86_400_000

export async function findNoticeState(db: Database, personId: string): Promise<NoticeState | undefined> {
  const row = await db.get<StateRow>(`select ${columns} from people where people.id = ?`, personId)
  return row && toState(row)
}

/** True when somebody's notices are to be looked at: asked often, and without a write. */
export async function hasDueNotices(db: Database, now: string): Promise<boolean> {
  const row = await db.get(
    `select 1 from people where ${mayBeTold} and ${isDue} limit 1`,
    now,
    farthestAfter(now),
  )
  return row !== undefined
}

/** Those whose notices are to be looked at, the longest waiting first. */
export async function listPeopleWithDueNotices(db: Database, now: string, limit: number): Promise<string[]> {
  const rows = await db.all<{ id: string }>(
    `select people.id from people where ${mayBeTold} and ${isDue}
     order by people.notices_next_at, people.id limit ?`,
    now,
    farthestAfter(now),
    limit,
  )
  return rows.map(({ id }) => id)
}

/** Takes the person's notices if they are due: put off until `until` first, so that two runs never tell them at once. */
export async function takeDueNotices(
  db: Database,
  personId: string,
  now: string,
  until: string,
): Promise<NoticeState | undefined> {
  const row = await db.get<StateRow>(
    `select ${columns} from people where people.id = ? and ${mayBeTold} and ${isDue}`,
    personId,
    now,
    farthestAfter(now),
  )
  if (!row) return undefined
  const { changes } = await db.run(
    'update people set notices_next_at = ? where id = ? and notices_next_at = ?',
    until,
    personId,
    row.notices_next_at,
  )
  return changes === 1 ? toState(row) : undefined
}

export type NoticeChange = Partial<{
  dates: boolean
  texts: boolean
  noticedAt: string
  nextAt: string
  failures: number
  lastError: string | null
  pausedAt: string | null
}>

const columnOf: Record<keyof NoticeChange, string> = {
  dates: 'date_notices',
  texts: 'text_notices',
  noticedAt: 'noticed_at',
  nextAt: 'notices_next_at',
  failures: 'notices_failures',
  lastError: 'notices_error',
  pausedAt: 'notices_paused_at',
}

export function updateNotices(personId: string, change: NoticeChange): Statement {
  const entries = Object.entries(change) as [keyof NoticeChange, SqlValue | boolean][]
  return statement(
    `update people set ${entries.map(([name]) => `${columnOf[name]} = ?`).join(', ')} where id = ?`,
    ...entries.map(([, value]) => (typeof value === 'boolean' ? Number(value) : value)),
    personId,
  )
}

function farthestAfter(now: string): string {
  return new Date(Date.parse(now) + farthestMs).toISOString()
}

function toState(row: StateRow): NoticeState {
  return {
    personId: row.id,
    name: row.name,
    email: row.email,
    dates: row.date_notices === 1,
    texts: row.text_notices === 1,
    nextAt: row.notices_next_at,
    failures: row.notices_failures,
    ...(row.noticed_at ? { noticedAt: row.noticed_at } : {}),
    ...(row.notices_error ? { lastError: row.notices_error } : {}),
    ...(row.notices_paused_at ? { pausedAt: row.notices_paused_at } : {}),
  }
}
