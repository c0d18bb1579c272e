import type { Role } from '../roles.ts'
import type { Database, SqlValue, Statement } from './database.ts'
import { statement } from './database.ts'

export type PersonStatus = 'invited' | 'active' | 'disabled'

/** Someone with an account. The password's hash is read by `findPasswordHash` alone. */
export interface Person {
  id: string
  email: string
  name: string
  role: Role
  status: PersonStatus
  hasPassword: boolean
  createdAt: string
  lastSignInAt?: string
  /** What the desk calls new starts there (UTC). */
  newsSince?: string
  /** One-letter keyboard shortcuts wanted. */
  shortcuts: boolean
}

export interface PersonRow {
  id: string
  email: string
  name: string
  role: string
  status: string
  has_password: number
  created_at: string
  last_sign_in_at: string | null
  news_since: string | null
  shortcuts: number
}

export const personColumns = `people.id, people.email, people.name, people.role, people.status,
  people.password_hash is not null as has_password, people.created_at, people.last_sign_in_at, people.news_since,
  people.shortcuts`

export async function findPerson(db: Database, id: string): Promise<Person | undefined> {
  const row = await db.get<PersonRow>(`select ${personColumns} from people where id = ?`, id)
  return row && toPerson(row)
}

/** Upper and lower case are one. */
export async function findPersonByEmail(db: Database, email: string): Promise<Person | undefined> {
  const row = await db.get<PersonRow>(`select ${personColumns} from people where email = ?`, email)
  return row && toPerson(row)
}

export async function listPeople(db: Database): Promise<Person[]> {
  return (await db.all<PersonRow>(`select ${personColumns} from people order by name, email`)).map(toPerson)
}

export async function countPeople(db: Database): Promise<number> {
  return (await db.get<{ n: number }>('select count(*) as n from people'))?.n ?? 0
}

export async function findPasswordHash(db: Database, id: string): Promise<string | undefined> {
  const row = await db.get<{ password_hash: string | null }>(
    'select password_hash from people where id = ?',
    id,
  )
  return row?.password_hash ?? undefined
}

export type NewPerson = Pick<Person, 'id' | 'email' | 'name' | 'role' | 'status' | 'createdAt'>

/** Adds the person unless the address is taken. */
export function insertPerson(person: NewPerson): Statement {
  return statement(
    `insert into people (id, email, name, role, status, created_at) values (?, ?, ?, ?, ?, ?) on conflict do nothing`,
    ...newValues(person),
  )
}

/** Adds the very first account, and only that one: two who follow the first link together cannot both pass. */
export function insertFirstPerson(person: NewPerson): Statement {
  return statement(
    `insert into people (id, email, name, role, status, created_at)
     select ?, ?, ?, ?, ?, ? where not exists (select 1 from people)`,
    ...newValues(person),
  )
}

/** True in SQL while another active administrator would remain. */
const anotherAdministrator = `exists (select 1 from people other where other.role = 'administrateur'
  and other.status = 'active' and other.id <> people.id)`

/** Changes nothing when it would leave Vigie without an administrator, or when the role is the same. */
export function updateRole(id: string, role: Role): Statement {
  return statement(
    `update people set role = ? where id = ? and role <> ?
       and (role <> 'administrateur' or status <> 'active' or ${anotherAdministrator})`,
    role,
    id,
    role,
  )
}

/** The first sign-in ends the invitation; an account that was closed meanwhile stays closed. */
export function activatePerson(id: string): Statement {
  return statement(`update people set status = 'active' where id = ? and status = 'invited'`, id)
}

/** Changes nothing when the address is another account's, or the same. */
export function updateEmail(id: string, email: string): Statement {
  return statement(
    `update people set email = ? where id = ? and email <> ? collate binary
       and not exists (select 1 from people other where other.email = ? and other.id <> people.id)`,
    email,
    id,
    email,
    email,
  )
}

/** Changes nothing for the last administrator. */
export function disablePerson(id: string): Statement {
  return statement(
    `update people set status = 'disabled' where id = ? and status <> 'disabled'
       and (role <> 'administrateur' or status <> 'active' or ${anotherAdministrator})`,
    id,
  )
}

/** Erases the person unless it is the last administrator; sessions, links, passkeys and marks go with them. */
export function deletePerson(id: string): Statement {
  return statement(
    `delete from people where id = ? and (role <> 'administrateur' or status <> 'active' or ${anotherAdministrator})`,
    id,
  )
}

/** A disabled account comes back as it was before its first sign-in, or active. */
export function enablePerson(id: string): Statement {
  return statement(
    `update people set status = case when last_sign_in_at is null then 'invited' else 'active' end
     where id = ? and status = 'disabled'`,
    id,
  )
}

export type PersonChange = Partial<{
  name: string
  passwordHash: string | null
  lastSignInAt: string
  newsSince: string
  shortcuts: boolean
}>

const columnOf: Record<keyof PersonChange, string> = {
  name: 'name',
  passwordHash: 'password_hash',
  lastSignInAt: 'last_sign_in_at',
  newsSince: 'news_since',
  shortcuts: 'shortcuts',
}

/** Writes the given fields; the role and the status have their own statements, which keep the last administrator. */
export function updatePerson(id: string, change: PersonChange): Statement {
  const entries = Object.entries(change) as [keyof PersonChange, SqlValue | boolean][]
  const assignments = entries.map(([name]) => `${columnOf[name]} = ?`).join(', ')
  const values = entries.map(([, value]) => (typeof value === 'boolean' ? Number(value) : value))
  return statement(`update people set ${assignments} where id = ?`, ...values, id)
}

function newValues(person: NewPerson): SqlValue[] {
  return [person.id, person.email, person.name, person.role, person.status, person.createdAt]
}

export function toPerson(row: PersonRow): Person {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    role: row.role as Role,
    status: row.status as PersonStatus,
    hasPassword: row.has_password === 1,
    createdAt: row.created_at,
    shortcuts: row.shortcuts === 1,
    ...(row.last_sign_in_at ? { lastSignInAt: row.last_sign_in_at } : {}),
    ...(row.news_since ? { newsSince: row.news_since } : {}),
  }
}
