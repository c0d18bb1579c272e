import type { Database, SqlValue, Statement } from './database.ts'
import { statement } from './database.ts'

/** Kinds of things that people act on. */
export type SubjectType =
  | 'item'
  | 'person'
  | 'session'
  | 'key'
  | 'setting'
  | 'page'
  | 'source'
  | 'axis'
  | 'letter'
  | 'journal'
  | 'search'
  | 'member'
  | 'group'
  | 'organisation'

/** What the journal is filtered by: the action's first word, but for signing in (migration 0005 tells them apart). */
export const auditKinds = [
  'item',
  'person',
  'sign-in',
  'setting',
  'key',
  'page',
  'axis',
  'source',
  'search',
  'letter',
  'member',
  'audit',
] as const
export type AuditKind = (typeof auditKinds)[number]

/** One line of the audit log. `before` and `after` hold what changed only, never a secret nor the body of a mail. */
export interface AuditEntry {
  at: string
  actor: { id?: string; name: string }
  /** 'item.reject', 'person.role': the words for people are in web/views/administration/audit-words.ts. */
  action: string
  subject: { type: SubjectType; id: string; words: string }
  before?: unknown
  after?: unknown
  /** Shared by all that one gesture did. */
  operation?: string
}

export interface AuditRecord extends AuditEntry {
  seq: number
}

/** Writes the line. For the batch that makes the change: there is never one without the other. */
export function recordAudit(entry: AuditEntry): Statement {
  return statement(`insert into audit_log (${columns}) values (${marks})`, ...valuesOf(entry))
}

/** The same, only if the statement just before it in the batch changed something. */
export function recordAuditIfChanged(entry: AuditEntry): Statement {
  return statement(
    `insert into audit_log (${columns}) select ${marks} where changes() > 0`,
    ...valuesOf(entry),
  )
}

/** The same, only if the person whom it is about has an account. */
export function recordAuditOfPerson(entry: AuditEntry): Statement {
  return statement(
    `insert into audit_log (${columns}) select ${marks} where exists (select 1 from people where id = ?)`,
    ...valuesOf(entry),
    entry.subject.id,
  )
}

/** Many lines in one statement. */
export function recordAudits(entries: readonly AuditEntry[]): Statement[] {
  if (entries.length === 0) return []
  const rows = entries.map((entry) => valuesOf(entry))
  const picked = columnNames.map((_, index) => `value ->> ${index}`).join(', ')
  return [
    statement(`insert into audit_log (${columns}) select ${picked} from json_each(?)`, JSON.stringify(rows)),
  ]
}

export interface AuditFilter {
  /** Null: whoever acts without an account, a program or a visitor. */
  actorId?: string | null
  action?: string
  kind?: AuditKind
  subjectType?: string
  subjectId?: string
  /** Instants (UTC): first included, last excluded. */
  from?: string
  to?: string
  /** Only lines before this one: the next page. */
  beforeSeq?: number
  limit: number
}

/** Latest first. */
export async function listAudit(db: Database, filter: AuditFilter): Promise<AuditRecord[]> {
  const conditions: [string, SqlValue | undefined][] = [
    ['actor_id is ?', filter.actorId],
    ['action = ?', filter.action],
    ['kind = ?', filter.kind],
    ['subject_type = ?', filter.subjectType],
    ['subject_id = ?', filter.subjectId],
    ['seq < ?', filter.beforeSeq],
    // Read along seq whatever the filter: by the index on `at` alone, a year would be sorted for each page.
    ['+at >= ?', filter.from],
    ['+at < ?', filter.to],
    [
      'seq > coalesce((select seq from audit_log where at < ? order by at desc limit 1), 0)',
      filter.from && moved(filter.from, -disorderMs),
    ],
    [
      `seq < coalesce((select seq from audit_log where at >= ? order by at limit 1), ${Number.MAX_SAFE_INTEGER})`,
      filter.to && moved(filter.to, disorderMs),
    ],
  ]
  const used = conditions.filter((one): one is [string, SqlValue] => one[1] !== undefined)
  const where = used.length > 0 ? `where ${used.map(([sql]) => sql).join(' and ')}` : ''
  const rows = await db.all<AuditRow>(
    `select seq, ${columns} from audit_log ${where} order by seq desc limit ?`,
    ...used.map(([, value]) => value),
    filter.limit,
  )
  return rows.map(toRecord)
}

/** Lines follow the clock but for this much: two programs write, and a clock may be set back. */
const disorderMs = 3_600_000

function moved(instant: string, ms: number): string {
  return new Date(Date.parse(instant) + ms).toISOString()
}

/** All that one gesture did, in order. */
export async function listOperation(db: Database, operation: string): Promise<AuditRecord[]> {
  const rows = await db.all<AuditRow>(
    `select seq, ${columns} from audit_log where operation = ? order by seq`,
    operation,
  )
  return rows.map(toRecord)
}

/** The fields of `before` or `after`; none when the line keeps a bare value. */
export function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

/** Forgets what is past its time. Answers how many lines. */
export async function deleteAuditBefore(db: Database, before: string): Promise<number> {
  return (await db.run('delete from audit_log where at < ?', before)).changes
}

/** A person is erased: the lines stay, the name goes. */
export function anonymiseActor(id: string, name: string): Statement[] {
  return [
    statement('update audit_log set actor = ? where actor_id = ?', name, id),
    statement(
      `update audit_log set subject = ?, before = null, after = null where subject_type in ('person', 'session') and subject_id = ?`,
      name,
      id,
    ),
  ]
}

/** A member of the letter is erased: the lines stay, without the address nor what was chosen. */
export function anonymiseMember(id: string, name: string): Statement {
  return statement(
    `update audit_log set subject = ?, before = null, after = null where subject_type = 'member' and subject_id = ?`,
    name,
    id,
  )
}

const columnNames = [
  'at',
  'actor_id',
  'actor',
  'action',
  'subject_type',
  'subject_id',
  'subject',
  'before',
  'after',
  'operation',
] as const
const columns = columnNames.join(', ')
const marks = columnNames.map(() => '?').join(', ')

interface AuditRow {
  seq: number
  at: string
  actor_id: string | null
  actor: string
  action: string
  subject_type: string
  subject_id: string
  subject: string
  before: string | null
  after: string | null
  operation: string | null
}

const longest = 4000

function valuesOf(entry: AuditEntry): SqlValue[] {
  return [
    entry.at,
    entry.actor.id ?? null,
    entry.actor.name,
    entry.action,
    entry.subject.type,
    entry.subject.id,
    entry.subject.words.slice(0, 300),
    jsonOf(entry.before),
    jsonOf(entry.after),
    entry.operation ?? null,
  ]
}

// What is too long to keep whole is said to be so: half a JSON text would be none.
function jsonOf(value: unknown): string | null {
  if (value === undefined) return null
  const text = JSON.stringify(value)
  return text.length <= longest ? text : JSON.stringify({ tooLong: text.length })
}

function toRecord(row: AuditRow): AuditRecord {
  return {
    seq: row.seq,
    at: row.at,
    actor: { name: row.actor, ...(row.actor_id ? { id: row.actor_id } : {}) },
    action: row.action,
    subject: { type: row.subject_type as SubjectType, id: row.subject_id, words: row.subject },
    ...(row.before === null ? {} : { before: JSON.parse(row.before) as unknown }),
    ...(row.after === null ? {} : { after: JSON.parse(row.after) as unknown }),
    ...(row.operation ? { operation: row.operation } : {}),
  }
}
