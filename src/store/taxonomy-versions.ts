import type { Database, Statement } from './database.ts'
import { statement } from './database.ts'

/** One state of the lexicon that was published. The latest is in force; 0 stands for the lexicon of the code alone. */
export interface TaxonomyVersion {
  seq: number
  createdAt: string
  author: { id?: string; name: string }
  note: string
  /** The version that this one puts back. */
  restores?: number
  /** JSON of CueEdit[] (src/taxonomy). */
  edits: string
}

export async function findCurrentVersion(db: Database): Promise<TaxonomyVersion | undefined> {
  const row = await db.get<VersionRow>(`select ${columns} from taxonomy_versions order by seq desc limit 1`)
  return row && toVersion(row)
}

export async function findVersion(db: Database, seq: number): Promise<TaxonomyVersion | undefined> {
  const row = await db.get<VersionRow>(`select ${columns} from taxonomy_versions where seq = ?`, seq)
  return row && toVersion(row)
}

/** Latest first, without what they change. */
export async function listVersions(db: Database, limit: number): Promise<Omit<TaxonomyVersion, 'edits'>[]> {
  const rows = await db.all<VersionRow>(
    `select seq, created_at, person_id, author, note, restores, '' as edits from taxonomy_versions
     order by seq desc limit ?`,
    limit,
  )
  return rows.map((row) => {
    const { edits: _, ...version } = toVersion(row)
    return version
  })
}

/** What decides how items are filed besides the code: asked before each reading, so one query by key. */
export async function findFilingSeqs(db: Database): Promise<{ version: number; learnt: number }> {
  const row = await db.get<{ version: number; learnt: number }>(
    `select coalesce((select max(seq) from taxonomy_versions), 0) as version,
       coalesce((select max(seq) from learnt_weights), 0) as learnt`,
  )
  return row ?? { version: 0, learnt: 0 }
}

export type NewVersion = Omit<TaxonomyVersion, 'seq'>

/** Publishes the draft of this stamp, if nothing was published since it was begun. */
export function publishDraft(version: Omit<NewVersion, 'edits'>, stamp: string): Statement {
  return statement(
    `insert into taxonomy_versions (created_at, person_id, author, note, edits)
     select ?, ?, ?, ?, edits from taxonomy_draft
     where stamp = ? and base = coalesce((select max(seq) from taxonomy_versions), 0)`,
    version.createdAt,
    version.author.id ?? null,
    version.author.name,
    version.note,
    stamp,
  )
}

/** Puts a version back as a new one, unless a draft stands or another was published since `current`. */
export function restoreVersion(version: NewVersion, current: number): Statement {
  return statement(
    `insert into taxonomy_versions (created_at, person_id, author, note, restores, edits)
     select ?, ?, ?, ?, ?, ? where not exists (select 1 from taxonomy_draft)
       and ? = coalesce((select max(seq) from taxonomy_versions), 0)`,
    version.createdAt,
    version.author.id ?? null,
    version.author.name,
    version.note,
    version.restores ?? null,
    version.edits,
    current,
  )
}

const columns = 'seq, created_at, person_id, author, note, restores, edits'

interface VersionRow {
  seq: number
  created_at: string
  person_id: string | null
  author: string
  note: string
  restores: number | null
  edits: string
}

function toVersion(row: VersionRow): TaxonomyVersion {
  return {
    seq: row.seq,
    createdAt: row.created_at,
    author: { name: row.author, ...(row.person_id ? { id: row.person_id } : {}) },
    note: row.note,
    edits: row.edits,
    ...(row.restores === null ? {} : { restores: row.restores }),
  }
}
