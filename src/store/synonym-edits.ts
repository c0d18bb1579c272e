import { type Database, type Statement, statement } from './database.ts'

/** What staff changed in the groups of synonyms that ship with the code. */
export interface SynonymEdit {
  /** Names the group: its words, stemmed and sorted. */
  key: string
  /** `remove`: of a group that ships; one that was added is deleted. */
  action: 'add' | 'remove'
  /** As they are written. */
  words: string[]
  personId?: string
  author: string
  /** ISO 8601 UTC. */
  changedAt: string
}

interface EditRow {
  key: string
  action: SynonymEdit['action']
  words: string
  person_id: string | null
  author: string
  changed_at: string
}

/** Latest first. */
export async function listSynonymEdits(db: Database): Promise<SynonymEdit[]> {
  const rows = await db.all<EditRow>('select * from synonym_edits order by changed_at desc, key')
  return rows.map(({ key, action, words, person_id: personId, author, changed_at: changedAt }) => ({
    key,
    action,
    words: JSON.parse(words) as string[],
    author,
    changedAt,
    ...(personId ? { personId } : {}),
  }))
}

/** Changes when an edit is made or taken back: what was compiled before is then too old. */
export async function synonymEditsStamp(db: Database): Promise<string> {
  const row = await db.get<{ stamp: string }>(
    `select count(*) || ' ' || coalesce(max(changed_at), '') as stamp from synonym_edits`,
  )
  return row?.stamp ?? ''
}

/** Changes nothing where the group was edited meanwhile, or where there are `most` edits. */
export function insertSynonymEdit(edit: SynonymEdit, most: number): Statement {
  return statement(
    `insert into synonym_edits (key, action, words, person_id, author, changed_at)
     select ?, ?, ?, ?, ?, ? where (select count(*) from synonym_edits) < ? on conflict do nothing`,
    edit.key,
    edit.action,
    JSON.stringify(edit.words),
    edit.personId ?? null,
    edit.author,
    edit.changedAt,
    most,
  )
}

/** The group is again as the code has it. */
export function deleteSynonymEdit(key: string, action: SynonymEdit['action']): Statement {
  return statement('delete from synonym_edits where key = ? and action = ?', key, action)
}
