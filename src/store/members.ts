import type { AxisId } from '../axis/taxonomy.ts'
import type { Database, SqlValue, Statement } from './database.ts'
import { statement } from './database.ts'
import { type ReaderChoice, type Subscriber, type SubscriberRow, toSubscriber } from './subscribers.ts'

/** Members as staff look for them; without anything, all. */
export interface MemberFilter {
  /** A part of the address, without capitals. */
  address?: string
  /** The same of the name, without accents either. */
  nameKey?: string
  status?: Subscriber['status']
  groupId?: string
  organisationId?: string
  /** Those of these bodies, or whose place is one of these: what a wider body sees. */
  inside?: { organisationIds: readonly string[]; places: readonly string[] }
}

/** By address, after the member `afterId`. */
export async function listMembers(
  db: Database,
  filter: MemberFilter,
  page: { afterId?: string; limit: number },
): Promise<Subscriber[]> {
  const { where, values } = conditionsOf(filter)
  const after = page.afterId ? [page.afterId] : []
  const rows = await db.all<SubscriberRow>(
    `select * from subscribers where ${where}
       ${page.afterId ? 'and email > (select email from subscribers where id = ?)' : ''} order by email limit ?`,
    ...values,
    ...after,
    page.limit,
  )
  return rows.map(toSubscriber)
}

export async function countMembers(db: Database, filter: MemberFilter): Promise<number> {
  const { where, values } = conditionsOf(filter)
  const row = await db.get<{ n: number }>(`select count(*) as n from subscribers where ${where}`, ...values)
  return row?.n ?? 0
}

export type MemberCounts = Record<Subscriber['status'], number>

export async function countByStatus(db: Database): Promise<MemberCounts> {
  const rows = await db.all<{ status: Subscriber['status']; n: number }>(
    'select status, count(*) as n from subscribers group by status',
  )
  return {
    pending: 0,
    confirmed: 0,
    left: 0,
    ...Object.fromEntries(rows.map(({ status, n }) => [status, n])),
  }
}

/** What staff and members change of a member. */
export interface MemberFields extends ReaderChoice {
  axes: readonly AxisId[]
  name: string
  /** The name as it is looked for. */
  nameKey: string
  organisationId?: string
}

export function updateMember(id: string, fields: MemberFields): Statement {
  return statement(
    `update subscribers set axes = ?, domains = ?, place = ?, frequency = ?, dates = ?, length = ?, name = ?,
       name_key = ?, organisation_id = ? where id = ?`,
    JSON.stringify(fields.axes),
    JSON.stringify(fields.domains),
    fields.place ?? null,
    fields.frequency,
    fields.dates,
    fields.length,
    fields.name,
    fields.nameKey,
    fields.organisationId ?? null,
    id,
  )
}

export interface NewMember extends MemberFields {
  id: string
  email: string
  status: 'pending' | 'confirmed'
  origin: 'staff' | 'import'
  createdAt: string
  confirmedAt?: string
  consent?: string
}

/** Many in one statement; an address that is known is left as it is. */
export function insertMembers(members: readonly NewMember[]): Statement {
  const picked = memberColumns.map((_, at) => `value ->> ${at}`).join(', ')
  return statement(
    `insert into subscribers (${memberColumns.join(', ')}) select ${picked} from json_each(?) where true
     on conflict do nothing`,
    JSON.stringify(members.map(valuesOf)),
  )
}

const memberColumns = [
  'id',
  'email',
  'status',
  'axes',
  'domains',
  'place',
  'frequency',
  'dates',
  'length',
  'name',
  'name_key',
  'organisation_id',
  'origin',
  'created_at',
  'confirmed_at',
  'consent',
] as const

function valuesOf(one: NewMember): SqlValue[] {
  return [
    one.id,
    one.email,
    one.status,
    JSON.stringify(one.axes),
    JSON.stringify(one.domains),
    one.place ?? null,
    one.frequency,
    one.dates,
    one.length,
    one.name,
    one.nameKey,
    one.organisationId ?? null,
    one.origin,
    one.createdAt,
    one.confirmedAt ?? null,
    one.consent ?? null,
  ]
}

/** Nothing is sent to this person any more; the row waits to be erased. */
export function markLeft(id: string, now: string): Statement {
  return statement(
    `update subscribers set status = 'left', left_at = ?, requested_axes = null, requested = null
     where id = ? and status = 'confirmed'`,
    now,
    id,
  )
}

/** Of someone who never confirmed: there is nothing to come back to. */
export function deletePending(id: string): Statement {
  return statement(`delete from subscribers where id = ? and status = 'pending'`, id)
}

/** The row and what hangs on it. */
export function deleteMember(id: string): Statement {
  return statement('delete from subscribers where id = ?', id)
}

/** Takes the leaving back. False when the row is gone, or had not left. */
export async function restoreLeft(db: Database, id: string): Promise<boolean> {
  const { changes } = await db.run(
    `update subscribers set status = 'confirmed', left_at = null where id = ? and status = 'left'`,
    id,
  )
  return changes === 1
}

/** What is known of these addresses, by the address in lower case. */
export async function findStatuses(
  db: Database,
  emails: readonly string[],
): Promise<Map<string, { id: string; status: Subscriber['status'] }>> {
  const rows = await db.all<{ id: string; email: string; status: Subscriber['status'] }>(
    'select id, email, status from subscribers where email in (select value from json_each(?))',
    JSON.stringify(emails),
  )
  return new Map(rows.map(({ id, email, status }) => [email.toLowerCase(), { id, status }]))
}

function conditionsOf(filter: MemberFilter): { where: string; values: SqlValue[] } {
  const { address, nameKey, status, groupId, organisationId, inside } = filter
  const used: [string, SqlValue[]][] = [
    ...when(status && 'status = ?', status),
    ...when(organisationId && 'organisation_id = ?', organisationId),
    ...when(groupId && 'id in (select subscriber_id from group_members where group_id = ?)', groupId),
  ]
  if (address !== undefined || nameKey !== undefined) {
    used.push(['(instr(lower(email), ?) > 0 or instr(name_key, ?) > 0)', [address ?? '\0', nameKey ?? '\0']])
  }
  if (inside) {
    used.push([
      `(organisation_id in (select value from json_each(?)) or place in (select value from json_each(?)))`,
      [JSON.stringify(inside.organisationIds), JSON.stringify(inside.places)],
    ])
  }
  const where = used.map(([sql]) => sql).join(' and ')
  return { where: where || 'true', values: used.flatMap(([, values]) => values) }
}

function when(sql: string | undefined, value: string | undefined): [string, SqlValue[]][] {
  return sql && value ? [[sql, [value]]] : []
}
