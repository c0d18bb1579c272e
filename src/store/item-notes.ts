import type { Database, Statement } from './database.ts'
import { statement } from './database.ts'

/** What someone of the team wrote about an item. Staff alone read it. */
export interface Note {
  id: string
  itemId: string
  /** Undefined for a program, or a person who is gone. */
  personId?: string
  /** The name at the time. */
  author: string
  text: string
  writtenAt: string
}

interface NoteRow {
  id: string
  item_id: string
  person_id: string | null
  author: string
  text: string
  written_at: string
}

const columns = 'id, item_id, person_id, author, text, written_at'

/** Changes nothing when the item is gone or the note is there; a person who is gone leaves the name only. */
export function insertNote(note: Note): Statement {
  return statement(
    `insert into item_notes (${columns})
     select ?, items.id, (select people.id from people where people.id = ?), ?, ?, ? from items where items.id = ?
     on conflict do nothing`,
    note.id,
    note.personId ?? null,
    note.author,
    note.text,
    note.writtenAt,
    note.itemId,
  )
}

export function removeNote(id: string): Statement {
  return statement('delete from item_notes where id = ?', id)
}

export async function findNote(db: Database, id: string): Promise<Note | undefined> {
  const row = await db.get<NoteRow>(`select ${columns} from item_notes where id = ?`, id)
  return row && toNote(row)
}

/** Latest first. */
export async function listNotes(db: Database, itemId: string): Promise<Note[]> {
  const rows = await db.all<NoteRow>(
    `select ${columns} from item_notes where item_id = ? order by written_at desc, id limit 200`,
    itemId,
  )
  return rows.map(toNote)
}

function toNote(row: NoteRow): Note {
  return {
    id: row.id,
    itemId: row.item_id,
    author: row.author,
    text: row.text,
    writtenAt: row.written_at,
    ...(row.person_id ? { personId: row.person_id } : {}),
  }
}
