import type { Database, Statement } from './database.ts'
import { statement } from './database.ts'

/** What an editor says to the others of a draft; never sent. */
export interface LetterComment {
  id: string
  letterId: string
  /** The story it is about; undefined: the whole letter. */
  cardId?: string
  /** Undefined for a person who is gone. */
  personId?: string
  /** The name at the time. */
  author: string
  text: string
  writtenAt: string
  settledAt?: string
}

interface CommentRow {
  id: string
  letter_id: string
  card_id: string | null
  person_id: string | null
  author: string
  text: string
  written_at: string
  settled_at: string | null
}

/** Changes nothing when the letter is gone, or has `most` comments already. */
export function insertComment(comment: LetterComment, most: number): Statement {
  return statement(
    `insert into letter_comments (id, letter_id, card_id, person_id, author, text, written_at)
     select ?, letters.id, ?, (select people.id from people where people.id = ?), ?, ?, ? from letters
     where letters.id = ? and (select count(*) from letter_comments where letter_id = letters.id) < ?`,
    comment.id,
    comment.cardId ?? null,
    comment.personId ?? null,
    comment.author,
    comment.text,
    comment.writtenAt,
    comment.letterId,
    most,
  )
}

/** Null opens it again. */
export function settle(letterId: string, id: string, at: string | null): Statement {
  return statement(
    `update letter_comments set settled_at = ? where letter_id = ? and id = ? and (settled_at is null) <> (? is null)`,
    at,
    letterId,
    id,
    at,
  )
}

/** In the order in which they were written. */
export async function listLetterComments(
  db: Database,
  letterId: string,
  limit: number,
): Promise<LetterComment[]> {
  const rows = await db.all<CommentRow>(
    'select * from letter_comments where letter_id = ? order by written_at, id limit ?',
    letterId,
    limit,
  )
  return rows.map(toComment)
}

/** For the copy of what is kept about a person. */
export async function listCommentsOf(db: Database, personId: string): Promise<LetterComment[]> {
  const rows = await db.all<CommentRow>(
    'select * from letter_comments where person_id = ? order by written_at, id',
    personId,
  )
  return rows.map(toComment)
}

function toComment(row: CommentRow): LetterComment {
  return {
    id: row.id,
    letterId: row.letter_id,
    author: row.author,
    text: row.text,
    writtenAt: row.written_at,
    ...(row.card_id ? { cardId: row.card_id } : {}),
    ...(row.person_id ? { personId: row.person_id } : {}),
    ...(row.settled_at ? { settledAt: row.settled_at } : {}),
  }
}
