import type { Database, Statement } from './database.ts'
import { statement } from './database.ts'
import type { Letter } from './letters.ts'

/**
 * What becomes of a letter, each as one statement that changes nothing when the letter is no longer as it was read: the
 * lines that follow it in the batch look at `changes()`.
 */

/** What a draft holds, at its next version. `touchedAt`: null when no person made the change. */
export function changeContent(
  read: Pick<Letter, 'id' | 'version'>,
  next: Pick<Letter, 'content' | 'subject' | 'itemIds' | 'periodEnd'>,
  touchedAt: string | null,
): Statement {
  return statement(
    `update letters set content = ?, subject = ?, item_ids = ?, period_end = ?, version = version + 1,
       touched_at = coalesce(touched_at, ?)
     where id = ? and version = ? and state = 'draft'`,
    next.content,
    next.subject,
    JSON.stringify(next.itemIds),
    next.periodEnd,
    touchedAt,
    read.id,
    read.version,
  )
}

/** A draft that nobody touched, looked at again: nothing new but how far it looks. */
export function settlePeriod(
  read: Pick<Letter, 'id' | 'version'>,
  next: Pick<Letter, 'content' | 'periodEnd'>,
): Statement {
  return statement(
    `update letters set content = ?, period_end = ?
     where id = ? and version = ? and state = 'draft' and touched_at is null`,
    next.content,
    next.periodEnd,
    read.id,
    read.version,
  )
}

export function approve(
  read: Pick<Letter, 'id' | 'version'>,
  by: { actor: { id?: string; name: string }; at: string; sendAt: string },
): Statement {
  return statement(
    `update letters set state = 'approved', send_at = ?, approved_by = ?, approved_at = ?
     where id = ? and version = ? and state = 'draft'`,
    by.sendAt,
    by.actor.id ?? by.actor.name,
    by.at,
    read.id,
    read.version,
  )
}

/** Back to a draft that a person has looked at: it does not leave alone any more. */
export function holdBackLetter(id: string, now: string): Statement {
  return statement(
    `update letters set state = 'draft', approved_by = null, approved_at = null, touched_at = coalesce(touched_at, ?)
     where id = ? and state = 'approved'`,
    now,
    id,
  )
}

export function cancel(id: string): Statement {
  return statement(
    `update letters set state = 'cancelled', approved_by = null, approved_at = null
     where id = ? and state in ('draft', 'approved')`,
    id,
  )
}

/** Changes nothing when a later letter is there: it may tell the same stories. */
export function reopen(id: string, now: string): Statement {
  return statement(
    `update letters set state = 'draft', touched_at = coalesce(touched_at, ?) where id = ? and state = 'cancelled'
       and not exists (select 1 from letters later where later.number > letters.number and later.state <> 'cancelled')`,
    now,
    id,
  )
}

export function setLeavesAlone(id: string, alone: boolean): Statement {
  return statement(
    `update letters set alone = ? where id = ? and state = 'draft' and alone <> ? and (? = 0 or touched_at is null)`,
    Number(alone),
    id,
    Number(alone),
    Number(alone),
  )
}

/** True in SQL for what leaves now: approved and its hour come, or nobody touched it and its hour is not long past. */
const isDue = `(state = 'approved' and send_at <= ?) or
  (state = 'draft' and alone = 1 and touched_at is null and send_at <= ? and send_at > ?)`

export interface DueClock {
  now: string
  /** A draft whose hour is before waits for a person. */
  aloneSince: string
}

export async function listDueLetters(db: Database, { now, aloneSince }: DueClock): Promise<string[]> {
  const rows = await db.all<{ id: string }>(
    `select id from letters where ${isDue} order by number`,
    now,
    now,
    aloneSince,
  )
  return rows.map(({ id }) => id)
}

/** The letter as it leaves; from then on nothing changes it. */
export function begin(
  read: Pick<Letter, 'id' | 'version'>,
  last: Pick<Letter, 'content' | 'subject' | 'html' | 'text' | 'itemIds' | 'periodEnd'> & { version: number },
  { now, aloneSince }: DueClock,
): Statement {
  return statement(
    `update letters set state = 'sending', content = ?, subject = ?, html = ?, text = ?, item_ids = ?, period_end = ?,
       version = ?
     where id = ? and version = ? and (${isDue})`,
    last.content,
    last.subject,
    last.html,
    last.text,
    JSON.stringify(last.itemIds),
    last.periodEnd,
    last.version,
    read.id,
    read.version,
    now,
    now,
    aloneSince,
  )
}

/** Nothing is left to tell: a draft again, that waits for a person. */
export function giveUp(
  read: Pick<Letter, 'id' | 'version'>,
  next: Pick<Letter, 'content' | 'itemIds'>,
): Statement {
  return statement(
    `update letters set state = 'draft', alone = 0, approved_by = null, approved_at = null, content = ?, item_ids = ?,
       version = version + 1
     where id = ? and version = ? and state in ('draft', 'approved')`,
    next.content,
    JSON.stringify(next.itemIds),
    read.id,
    read.version,
  )
}

/** Letters under way, oldest first. */
export async function listSendingLetters(db: Database): Promise<string[]> {
  const rows = await db.all<{ id: string }>(`select id from letters where state = 'sending' order by number`)
  return rows.map(({ id }) => id)
}
