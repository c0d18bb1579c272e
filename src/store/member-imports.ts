import type { Database, Statement } from './database.ts'
import { statement } from './database.ts'

/** A file of members that was read: nothing of it is written before a person says so. */
export interface MemberImport {
  id: string
  personId?: string
  author: string
  /** Its name, as the browser told it. */
  file: string
  madeAt: string
  /** `writing`: a person said so, and lines are still to be written. */
  state: 'read' | 'writing' | 'done'
  /** `confirm`: each confirms by mail; `given`: consent was collected before, elsewhere. */
  consent: 'confirm' | 'given'
  proof: string
  /** Names of its columns. */
  header: string[]
  counts: Record<string, number>
  /** Members that it made. */
  added: number
}

interface ImportRow {
  id: string
  person_id: string | null
  author: string
  file: string
  made_at: string
  state: string
  consent: string
  proof: string
  header: string
  counts: string
  added: number
}

/** Some hundreds of its lines, as JSON: src/letter/members/import says what they hold. */
export interface ImportPart {
  seq: number
  ready: string
  faults: string
}

export function insertImport(one: MemberImport): Statement {
  return statement(
    `insert into member_imports (id, person_id, author, file, made_at, state, consent, proof, header, counts)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    one.id,
    one.personId ?? null,
    one.author,
    one.file,
    one.madeAt,
    one.state,
    one.consent,
    one.proof,
    JSON.stringify(one.header),
    JSON.stringify(one.counts),
  )
}

export function insertImportPart(importId: string, part: ImportPart): Statement {
  return statement(
    'insert into member_import_parts (import_id, seq, ready, faults) values (?, ?, ?, ?)',
    importId,
    part.seq,
    part.ready,
    part.faults,
  )
}

export async function findImport(db: Database, id: string): Promise<MemberImport | undefined> {
  const row = await db.get<ImportRow>('select * from member_imports where id = ?', id)
  return row && toImport(row)
}

/** Latest first, those that were only read left out. */
export async function listImports(db: Database, limit: number): Promise<MemberImport[]> {
  const rows = await db.all<ImportRow>(
    `select * from member_imports where state <> 'read' order by made_at desc limit ?`,
    limit,
  )
  return rows.map(toImport)
}

/** True when the clock has work: lines to write, or files that nobody confirmed in their hour to forget. */
export async function hasImportWork(db: Database, unconfirmedBefore: string): Promise<boolean> {
  const sql = `select 1 from member_imports where state = 'writing' or (state = 'read' and made_at < ?) limit 1`
  return (await db.get(sql, unconfirmedBefore)) !== undefined
}

/** An import that a person confirmed and that is not over. */
export async function findUnfinishedImport(db: Database): Promise<MemberImport | undefined> {
  const row = await db.get<ImportRow>(
    `select * from member_imports where state = 'writing' order by made_at limit 1`,
  )
  return row && toImport(row)
}

/** False when it was begun already, or its hour is over. */
export async function beginImport(db: Database, id: string, madeSince: string): Promise<boolean> {
  const { changes } = await db.run(
    `update member_imports set state = 'writing' where id = ? and state = 'read' and made_at >= ?`,
    id,
    madeSince,
  )
  return changes === 1
}

/** The first lines that are still to be written. */
export async function nextImportPart(db: Database, id: string): Promise<ImportPart | undefined> {
  return db.get<ImportPart>(
    `select seq, ready, faults from member_import_parts where import_id = ? and ready is not null order by seq limit 1`,
    id,
  )
}

/** For the batch that writes the lines, just after the statement that makes members: that is what it counts. */
export function countAdded(id: string): Statement {
  return statement('update member_imports set added = added + changes() where id = ?', id)
}

export function endImportPart(id: string, seq: number): Statement {
  return statement('update member_import_parts set ready = null where import_id = ? and seq = ?', id, seq)
}

export function endImport(id: string): Statement {
  return statement(`update member_imports set state = 'done' where id = ? and state = 'writing'`, id)
}

/** Faulty lines of each part, in the order of the file. */
export async function listImportFaults(
  db: Database,
  id: string,
  afterSeq: number,
  limit: number,
): Promise<Omit<ImportPart, 'ready'>[]> {
  return db.all(
    'select seq, faults from member_import_parts where import_id = ? and seq > ? order by seq limit ?',
    id,
    afterSeq,
    limit,
  )
}

export function deleteImport(id: string): Statement {
  return statement('delete from member_imports where id = ?', id)
}

/** Those never confirmed, of before the first instant, and the reports of before the second. Answers how many. */
export async function deleteImportsBefore(db: Database, unconfirmed: string, told: string): Promise<number> {
  const { changes } = await db.run(
    `delete from member_imports where (state = 'read' and made_at < ?) or made_at < ?`,
    unconfirmed,
    told,
  )
  return changes
}

/**
 * Takes the lines of an address out of every import, those of other people left as they are: « anna@mairie.fr » is not
 * « na@mairie.fr ». A line to be written is its own address's; one that was left out, of each address that it holds.
 */
export function forgetInImports(email: string): Statement[] {
  const key = email.toLowerCase()
  return (['ready', 'faults'] as const).map((column) =>
    statement(
      `update member_import_parts set ${column} = (
         select json_group_array(json(value)) from json_each(${column}) where not ${holds[column]})
       where instr(lower(${column}), ?) > 0`,
      key,
      key,
    ),
  )
}

/** How many lines of imports hold this address. */
export async function countInImports(db: Database, email: string): Promise<number> {
  const row = await db.get<{ n: number }>(
    `select coalesce(sum(
       (select count(*) from json_each(coalesce(ready, '[]')) where ${holds.ready})
       + (select count(*) from json_each(faults) where ${holds.faults})), 0) as n
     from member_import_parts where instr(lower(faults), ?) > 0 or instr(lower(coalesce(ready, '')), ?) > 0`,
    ...Array.from({ length: 4 }, () => email.toLowerCase()),
  )
  return row?.n ?? 0
}

/** What may stand beside an address in a cell, and is part of none that anybody has. */
const beside = [...'"<>()[],;:|/=«»\u00A0\u202F', '\\n', '\\r', '\\t', '. ']

/** In SQL, whether a line is of the address that is bound next. */
const holds = {
  ready: `lower(value ->> 'email') = ?`,
  faults: `instr(' ' || ${spaced('lower(value)')} || ' ', ' ' || ${spaced('?')} || ' ') > 0`,
}

function spaced(sql: string): string {
  return beside.reduce((inner, mark) => `replace(${inner}, '${mark}', ' ')`, sql)
}

function toImport({ person_id: personId, made_at: madeAt, ...row }: ImportRow): MemberImport {
  return {
    ...row,
    ...(personId ? { personId } : {}),
    madeAt,
    state: row.state as MemberImport['state'],
    consent: row.consent as MemberImport['consent'],
    header: JSON.parse(row.header) as string[],
    counts: JSON.parse(row.counts) as Record<string, number>,
  }
}
