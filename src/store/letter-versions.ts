import type { Database, Statement } from './database.ts'
import { statement } from './database.ts'

/** What a draft was after a gesture. */
export interface LetterVersion {
  letterId: string
  version: number
  at: string
  /** Undefined for the machine, or a person who is gone. */
  personId?: string
  /** The name at the time. */
  author: string
  /** French, after the author's name: « a retiré « Fermeture du cuivre » ». */
  gesture: string
}

interface VersionRow {
  letter_id: string
  version: number
  at: string
  person_id: string | null
  author: string
  gesture: string
}

/** Keeps the letter as the statement just before in the batch left it; nothing when that one changed nothing. */
export function keepVersion(
  letterId: string,
  made: { at: string; actor: { id?: string; name: string }; gesture: string },
): Statement {
  return statement(
    `insert into letter_versions (letter_id, version, at, person_id, author, gesture, content)
     select id, version, ?, (select people.id from people where people.id = ?), ?, ?, content
     from letters where id = ? and changes() > 0`,
    made.at,
    made.actor.id ?? null,
    made.actor.name,
    made.gesture,
    letterId,
  )
}

/** Latest first, without what they held. */
export async function listVersions(db: Database, letterId: string, limit: number): Promise<LetterVersion[]> {
  const rows = await db.all<VersionRow>(
    `select letter_id, version, at, person_id, author, gesture from letter_versions where letter_id = ?
     order by version desc limit ?`,
    letterId,
    limit,
  )
  return rows.map(toVersion)
}

/** What the letter held then (JSON). */
export async function findVersionContent(
  db: Database,
  letterId: string,
  version: number,
): Promise<string | undefined> {
  const row = await db.get<{ content: string }>(
    'select content from letter_versions where letter_id = ? and version = ?',
    letterId,
    version,
  )
  return row?.content
}

/** The version just before: what « Annuler » goes back to. */
export async function findVersionBefore(
  db: Database,
  letterId: string,
  version: number,
): Promise<{ version: number; content: string } | undefined> {
  return db.get(
    `select version, content from letter_versions where letter_id = ? and version < ?
     order by version desc limit 1`,
    letterId,
    version,
  )
}

/** Of letters that are over; those of a draft in hand stay. Answers how many went. */
export async function deleteVersionsBefore(db: Database, before: string): Promise<number> {
  const { changes } = await db.run(
    `delete from letter_versions where at < ?
       and letter_id in (select id from letters where state in ('sent', 'cancelled'))`,
    before,
  )
  return changes
}

function toVersion(row: VersionRow): LetterVersion {
  return {
    letterId: row.letter_id,
    version: row.version,
    at: row.at,
    author: row.author,
    gesture: row.gesture,
    ...(row.person_id ? { personId: row.person_id } : {}),
  }
}
