import type { Database, SqlValue, Statement } from './database.ts'
import { statement } from './database.ts'

/**
 * `draft`: people finish it. `approved`: leaves at `sendAt`. `sending`, `sent`: as it was made, unchanged for ever.
 * `cancelled`: a person decided that it does not leave; its number stays taken.
 */
export const letterStates = ['draft', 'approved', 'sending', 'sent', 'cancelled'] as const
export type LetterState = (typeof letterStates)[number]

/** What left, or is leaving: what the archive shows. */
export const leftStates: readonly LetterState[] = ['sending', 'sent']

/** A letter: of one that left the archive shows `html`, and each person's own is rendered from `content`. */
export interface Letter {
  /** The ISO week in Europe/Paris of the day it leaves: "2026-S48". */
  id: string
  number: number
  /** First instant told. */
  periodStart: string
  /** First instant not told: the next letter starts there. */
  periodEnd: string
  /** Of a draft: what an editor wrote, '' as long as nobody has. */
  subject: string
  /** The archive's version, '' until it leaves: nobody's link to leave is in it. */
  html: string
  text: string
  /** The letter as data (JSON), from which each person's own is rendered. */
  content: string
  /** What it tells; what an editor dropped is not in it. */
  itemIds: string[]
  createdAt: string
  /** The first run over the members is over. */
  sentAt?: string
  state: LetterState
  /** When it leaves (UTC): as the settings say, then as who approved it says. */
  sendAt?: string
  /** Leaves at `sendAt` without approval, unless somebody touches it. */
  alone: boolean
  /** Grows at each change of what it holds. */
  version: number
  /** The first change that a person made. */
  touchedAt?: string
  /** The person's name today; of an erased account, what is left of it. */
  approvedBy?: string
  approvedAt?: string
}

interface LetterRow {
  id: string
  number: number
  period_start: string
  period_end: string
  subject: string
  html: string
  text: string
  content: string
  item_ids: string
  created_at: string
  sent_at: string | null
  state: string
  send_at: string | null
  alone: number
  version: number
  touched_at: string | null
  approver: string | null
  approved_at: string | null
}

/** A letter without its bodies, which weigh some hundred kilobytes. */
export type LetterSummary = Omit<Letter, 'html' | 'text' | 'content'>

const summaryColumns = `id, number, period_start, period_end, subject, item_ids, created_at, sent_at, state, send_at, alone,
  version, touched_at, coalesce((select people.name from people where people.id = letters.approved_by), approved_by)
  as approver, approved_at`
const columns = `${summaryColumns}, html, text, content`

export async function findLetter(db: Database, id: string): Promise<Letter | undefined> {
  return find(db, 'where id = ?', id)
}

/** Of the archive: one that left. A draft is found by its week, for who may edit. */
export async function findLetterByNumber(db: Database, number: number): Promise<Letter | undefined> {
  return find(db, `where number = ? and state in ('sending', 'sent')`, number)
}

/** Whatever its state: for the desk alone. */
export async function findAnyLetterByNumber(db: Database, number: number): Promise<Letter | undefined> {
  return find(db, 'where number = ?', number)
}

/** What people work on now: the latest that waits, draft or approved. */
export async function findLetterInHand(db: Database): Promise<Letter | undefined> {
  return find(db, `where state in ('draft', 'approved') order by number desc limit 1`)
}

/** The latest that tells its stories for good, other than `except`: the next one starts where it ended. */
export async function findLastLetter(db: Database, except = ''): Promise<Letter | undefined> {
  return find(
    db,
    `where state in ('approved', 'sending', 'sent') and id <> ? order by number desc limit 1`,
    except,
  )
}

/** 0 when there is none. */
export async function findLastNumber(db: Database): Promise<number> {
  return (await db.get<{ n: number }>('select coalesce(max(number), 0) as n from letters'))?.n ?? 0
}

async function find(db: Database, where: string, ...params: SqlValue[]): Promise<Letter | undefined> {
  const row = await db.get<LetterRow>(`select ${columns} from letters ${where}`, ...params)
  return row && toLetter(row)
}

/** Latest first, without the bodies; those that left unless other states are asked for. */
export async function listLetters(
  db: Database,
  limit: number,
  states: readonly LetterState[] = leftStates,
): Promise<LetterSummary[]> {
  const rows = await db.all<Omit<LetterRow, 'html' | 'text' | 'content'>>(
    `select ${summaryColumns} from letters where state in (select value from json_each(?))
     order by number desc limit ?`,
    JSON.stringify(states),
    limit,
  )
  return rows.map(toSummary)
}

/** What a letter has from the start; the rest has its defaults. */
export type NewLetter = Pick<
  Letter,
  | 'id'
  | 'number'
  | 'periodStart'
  | 'periodEnd'
  | 'subject'
  | 'html'
  | 'text'
  | 'content'
  | 'itemIds'
  | 'createdAt'
> &
  Partial<Pick<Letter, 'state' | 'sendAt' | 'alone'>>

/** Keeps the letter unless its week or its number has one: the first who made it wins. */
export function insertNewLetter(letter: NewLetter): Statement {
  return statement(
    `insert into letters (id, number, period_start, period_end, subject, html, text, content, item_ids, created_at,
       state, send_at, alone)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing`,
    letter.id,
    letter.number,
    letter.periodStart,
    letter.periodEnd,
    letter.subject,
    letter.html,
    letter.text,
    letter.content,
    JSON.stringify(letter.itemIds),
    letter.createdAt,
    letter.state ?? 'sending',
    letter.sendAt ?? null,
    Number(letter.alone ?? false),
  )
}

/** The same, alone; `sending` unless the letter says otherwise. */
export async function insertLetter(db: Database, letter: NewLetter): Promise<void> {
  await db.batch([insertNewLetter(letter)])
}

/** The first run over the members is over. A second call keeps the first date. */
export async function markLetterSent(db: Database, id: string, now: string): Promise<void> {
  await db.run(
    `update letters set sent_at = ?, state = 'sent' where id = ? and state = 'sending' and sent_at is null`,
    now,
    id,
  )
}

export interface Told {
  ids: Set<string>
  stories: Set<string>
}

/**
 * What letters made since `since` told: items, and the stories that those items belong to today. A cancelled one tells
 * nothing; nor does `except`, the one that is being composed. Another draft tells its stories only to one that is kept
 * already: a new one takes them over.
 */
export async function listTold(db: Database, since: string, except = ''): Promise<Told> {
  const rows = await db.all<{ id: string; story_id: string | null }>(
    `select distinct told.value as id, items.story_id from letters
       join json_each(letters.item_ids) told left join items on items.id = told.value
     where letters.period_end >= ? and letters.id <> ? and (letters.state in ('approved', 'sending', 'sent')
       or letters.state = 'draft' and exists (select 1 from letters own where own.id = ?))`,
    since,
    except,
    except,
  )
  return {
    ids: new Set(rows.map((row) => row.id)),
    stories: new Set(rows.flatMap((row) => (row.story_id ? [row.story_id] : []))),
  }
}

/** The stories that these items belong to today: they may have been matched since a card was made of them. */
export async function listStoryIds(db: Database, itemIds: readonly string[]): Promise<string[]> {
  const rows = await db.all<{ story_id: string }>(
    `select distinct story_id from items
     where id in (select value from json_each(?)) and story_id is not null`,
    JSON.stringify(itemIds),
  )
  return rows.map((row) => row.story_id)
}

function toLetter(row: LetterRow): Letter {
  return { ...toSummary(row), html: row.html, text: row.text, content: row.content }
}

function toSummary(row: Omit<LetterRow, 'html' | 'text' | 'content'>): LetterSummary {
  return {
    id: row.id,
    number: row.number,
    periodStart: row.period_start,
    periodEnd: row.period_end,
    subject: row.subject,
    itemIds: JSON.parse(row.item_ids) as string[],
    createdAt: row.created_at,
    state: row.state as LetterState,
    alone: row.alone === 1,
    version: row.version,
    ...(row.sent_at ? { sentAt: row.sent_at } : {}),
    ...(row.send_at ? { sendAt: row.send_at } : {}),
    ...(row.touched_at ? { touchedAt: row.touched_at } : {}),
    ...(row.approver ? { approvedBy: row.approver } : {}),
    ...(row.approved_at ? { approvedAt: row.approved_at } : {}),
  }
}
