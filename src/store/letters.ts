import type { Database } from './database.ts'

/** A letter as it was made: the archive shows it, and retries send it, unchanged. */
export interface Letter {
  /** The ISO week in Europe/Paris: "2026-S48". */
  id: string
  number: number
  /** First instant told. */
  periodStart: string
  /** First instant not told: the next letter starts there. */
  periodEnd: string
  subject: string
  /** The archive's version: nobody's link to leave is in it. */
  html: string
  text: string
  /** The letter as data (JSON), from which each person's own is rendered. */
  content: string
  itemIds: string[]
  createdAt: string
  sentAt?: string
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
}

export async function findLetter(db: Database, id: string): Promise<Letter | undefined> {
  const row = await db.get<LetterRow>('select * from letters where id = ?', id)
  return row && toLetter(row)
}

export async function findLetterByNumber(db: Database, number: number): Promise<Letter | undefined> {
  const row = await db.get<LetterRow>('select * from letters where number = ?', number)
  return row && toLetter(row)
}

export async function findLastLetter(db: Database): Promise<Letter | undefined> {
  const row = await db.get<LetterRow>('select * from letters order by number desc limit 1')
  return row && toLetter(row)
}

/** A letter without its bodies, which weigh some hundred kilobytes. */
export type LetterSummary = Omit<Letter, 'html' | 'text' | 'content'>

/** For the archive's list, latest first, without the bodies. */
export async function listLetters(db: Database, limit: number): Promise<LetterSummary[]> {
  const rows = await db.all<Omit<LetterRow, 'html' | 'text' | 'content'>>(
    `select id, number, period_start, period_end, subject, item_ids, created_at, sent_at from letters
     order by number desc limit ?`,
    limit,
  )
  return rows.map(toSummary)
}

/** Keeps the letter unless its week or its number has one: the first who made it wins. */
export async function insertLetter(db: Database, letter: Omit<Letter, 'sentAt'>): Promise<void> {
  await db.run(
    `insert into letters (id, number, period_start, period_end, subject, html, text, content, item_ids, created_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing`,
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
  )
}

/** The first run over the subscribers is over. A second call keeps the first date. */
export async function markLetterSent(db: Database, id: string, now: string): Promise<void> {
  await db.run('update letters set sent_at = ? where id = ? and sent_at is null', now, id)
}

export interface Told {
  ids: Set<string>
  stories: Set<string>
}

/** What letters made since `since` told: items, and the stories that those items belong to today. */
export async function listTold(db: Database, since: string): Promise<Told> {
  const rows = await db.all<{ id: string; story_id: string | null }>(
    `select distinct told.value as id, items.story_id from letters
       join json_each(letters.item_ids) told left join items on items.id = told.value
     where letters.period_end >= ?`,
    since,
  )
  return {
    ids: new Set(rows.map((row) => row.id)),
    stories: new Set(rows.flatMap((row) => (row.story_id ? [row.story_id] : []))),
  }
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
    ...(row.sent_at ? { sentAt: row.sent_at } : {}),
  }
}
