import type { Database, Statement } from './database.ts'
import { statement } from './database.ts'
import { writeSetting } from './site-settings.ts'

/** Filing the whole history again. At most one is unfinished; what is asked meanwhile takes its place. */
export interface Retag {
  seq: number
  askedAt: string
  author: string
  /** In French, for people. */
  reason: string
  /** Items when it was asked, and how many are read: those that come meanwhile are read too. */
  total: number
  done: number
  changed: number
  /** The last `items.seq` filed. */
  cursor: number
  finishedAt?: string
  /** Why it stands still, until a person resumes it; or, finished, why it was never ended. */
  failure?: string
}

export async function findLatestRetag(db: Database): Promise<Retag | undefined> {
  const row = await db.get<RetagRow>(`select ${columns} from retags order by seq desc limit 1`)
  return row && toRetag(row)
}

/** The one to go on with, and what the stored items were filed by ('filing' of the settings). */
export async function findRetagWork(
  db: Database,
): Promise<{ open: boolean; filing?: string; hasItems: boolean }> {
  const row = await db.get<{ open: number; filing: string | null; items: number }>(
    `select exists (select 1 from retags where finished_at is null and failure is null) as open,
       (select value from settings where name = 'filing') as filing, exists (select 1 from items) as items`,
  )
  return {
    open: row?.open === 1,
    hasItems: row?.items === 1,
    ...(row?.filing ? { filing: row.filing } : {}),
  }
}

export interface Asked {
  at: string
  by: { id?: string; name: string }
  reason: string
  /** What the items will be filed by. */
  filing: string
}

/** Asks for one in the place of the one that is under way. */
export function askRetag({ at, by, reason, filing }: Asked): Statement[] {
  return [
    statement(
      'update retags set finished_at = ?, failure = ? where finished_at is null',
      at,
      'Remplacée par une demande plus récente.',
    ),
    statement(
      `insert into retags (asked_at, person_id, author, reason, total)
       values (?, ?, ?, ?, (select count(*) from items))`,
      at,
      by.id ?? null,
      by.name,
      reason,
    ),
    writeSetting('filing', filing),
  ]
}

/** A page was filed. Goes with the page's last write; changes nothing when another has gone on from there, or ended it. */
export function advanceRetag(
  { seq, cursor }: Retag,
  page: { last: number; read: number; changed: number },
): Statement {
  return statement(
    `update retags set cursor = ?, done = done + ?, changed = changed + ?
     where seq = ? and cursor = ? and finished_at is null`,
    page.last,
    page.read,
    page.changed,
    seq,
    cursor,
  )
}

export function finishRetag({ seq }: Retag, now: string): Statement {
  return statement(
    'update retags set finished_at = ?, total = done where seq = ? and finished_at is null',
    now,
    seq,
  )
}

/** Stands still until a person resumes it. */
export function failRetag({ seq }: Retag, failure: string): Statement {
  return statement(
    'update retags set failure = ? where seq = ? and finished_at is null',
    failure.slice(0, 500),
    seq,
  )
}

export function resumeRetag(seq: number): Statement {
  return statement(
    'update retags set failure = null where seq = ? and finished_at is null and failure is not null',
    seq,
  )
}

/** The next items to file, in the order in which they came. */
export async function listItemsAfter(
  db: Database,
  cursor: number,
  limit: number,
): Promise<{ seq: number; id: string }[]> {
  return db.all('select seq, id from items where seq > ? order by seq limit ?', cursor, limit)
}

/** Items that show, first seen since then, latest first, before this place of the order. */
export async function listShownBefore(
  db: Database,
  { since, before, limit }: { since: string; before: number; limit: number },
): Promise<{ seq: number; id: string }[]> {
  return db.all(
    `select seq, id from items where seq < ? and first_seen_at >= ? and withdrawn_at is null
     order by seq desc limit ?`,
    before,
    since,
    limit,
  )
}

const columns = 'seq, asked_at, author, reason, total, done, changed, cursor, finished_at, failure'

interface RetagRow {
  seq: number
  asked_at: string
  author: string
  reason: string
  total: number
  done: number
  changed: number
  cursor: number
  finished_at: string | null
  failure: string | null
}

function toRetag(row: RetagRow): Retag {
  const { asked_at: askedAt, finished_at: finishedAt, failure, ...rest } = row
  return {
    ...rest,
    askedAt,
    ...(finishedAt === null ? {} : { finishedAt }),
    ...(failure === null ? {} : { failure }),
  }
}
