import type { Database } from './database.ts'

/** A letter that left, or is leaving: its address stands in mailboxes already. */
export interface ArchivedLetter {
  number: number
  subject: string
  periodStart: string
  periodEnd: string
  /** Stories told. */
  stories: number
  createdAt: string
  sentAt?: string
}

/** The same with what it holds (JSON, `readLetter`). */
export interface ArchivedContent extends ArchivedLetter {
  content: string
  /** Stories that were withdrawn or corrected since are told apart by their own rows. */
  itemIds: string[]
}

interface Row {
  number: number
  subject: string
  period_start: string
  period_end: string
  stories: number
  created_at: string
  sent_at: string | null
}

const columns =
  'number, subject, period_start, period_end, json_array_length(item_ids) as stories, created_at, sent_at'
const archived = `state in ('sending', 'sent')`

/** Latest first; those before `before` when it is given. */
export async function listArchive(
  db: Database,
  limit: number,
  before = Number.MAX_SAFE_INTEGER,
): Promise<ArchivedLetter[]> {
  const rows = await db.all<Row>(
    `select ${columns} from letters where ${archived} and number < ? order by number desc limit ?`,
    before,
    limit,
  )
  return rows.map(toArchived)
}

/** The last ones with their content, for their feed. */
export async function listArchiveContents(db: Database, limit: number): Promise<ArchivedContent[]> {
  const rows = await db.all<Row & { content: string; item_ids: string }>(
    `select ${columns}, content, item_ids from letters where ${archived} order by number desc limit ?`,
    limit,
  )
  return rows.map((row) => ({
    ...toArchived(row),
    content: row.content,
    itemIds: JSON.parse(row.item_ids) as string[],
  }))
}

/** The numbers of the letters that left before and after this one. */
export async function findNeighbours(
  db: Database,
  number: number,
): Promise<{ previous?: number; next?: number }> {
  const row = await db.get<{ previous: number | null; next: number | null }>(
    `select (select max(number) from letters where ${archived} and number < ?) as previous,
       (select min(number) from letters where ${archived} and number > ?) as next`,
    number,
    number,
  )
  return {
    ...(row?.previous ? { previous: row.previous } : {}),
    ...(row?.next ? { next: row.next } : {}),
  }
}

function toArchived(row: Row): ArchivedLetter {
  return {
    number: row.number,
    subject: row.subject,
    periodStart: row.period_start,
    periodEnd: row.period_end,
    stories: row.stories,
    createdAt: row.created_at,
    ...(row.sent_at ? { sentAt: row.sent_at } : {}),
  }
}
