import type { Database, Statement } from './database.ts'
import { statement } from './database.ts'

/** What staff are writing of the lexicon, and share until it is published. */
export interface TaxonomyDraft {
  /** Anew with each change. */
  stamp: string
  /** The version that it starts from; 0: the lexicon of the code. */
  base: number
  changedAt: string
  /** Who changed it last. */
  author: { id?: string; name: string }
  /** JSON of CueEdit[] (src/taxonomy). */
  edits: string
}

export async function findDraft(db: Database): Promise<TaxonomyDraft | undefined> {
  const row = await db.get<DraftRow>(
    'select stamp, base, changed_at, person_id, author, edits from taxonomy_draft where id = 1',
  )
  if (!row) return undefined
  const author = { name: row.author, ...(row.person_id ? { id: row.person_id } : {}) }
  return { stamp: row.stamp, base: row.base, changedAt: row.changed_at, author, edits: row.edits }
}

/** Writes the draft if it is still as `seen`, the stamp of the one that was changed ('' where there was none). */
export async function writeDraft(db: Database, draft: TaxonomyDraft, seen: string): Promise<boolean> {
  const values = [
    draft.stamp,
    draft.base,
    draft.changedAt,
    draft.author.id ?? null,
    draft.author.name,
    draft.edits,
  ]
  const { changes } =
    seen === ''
      ? await db.run(
          `insert into taxonomy_draft (id, stamp, base, changed_at, person_id, author, edits)
           values (1, ?, ?, ?, ?, ?, ?) on conflict do nothing`,
          ...values,
        )
      : await db.run(
          `update taxonomy_draft set stamp = ?, base = ?, changed_at = ?, person_id = ?, author = ?, edits = ?
           where id = 1 and stamp = ?`,
          ...values,
          seen,
        )
  return changes === 1
}

/** Drops the draft if it is still as it was seen. */
export function dropDraft(stamp: string): Statement {
  return statement('delete from taxonomy_draft where stamp = ?', stamp)
}

/** The same, if the statement before it in the batch changed something: what was not published is not lost. */
export function dropDraftIfChanged(stamp: string): Statement {
  return statement('delete from taxonomy_draft where stamp = ? and changes() > 0', stamp)
}

interface DraftRow {
  stamp: string
  base: number
  changed_at: string
  person_id: string | null
  author: string
  edits: string
}
