import type { Database, Statement } from './database.ts'
import { statement } from './database.ts'

/** A body that members belong to. */
export interface Organisation {
  id: string
  name: string
  /** Codes of what it covers: one for a commune, an EPCI or a département, several for a syndicate. */
  places: string[]
  createdAt: string
}

interface OrganisationRow {
  id: string
  name: string
  places: string
  created_at: string
}

/** By name. */
export async function listOrganisations(db: Database): Promise<Organisation[]> {
  const rows = await db.all<OrganisationRow>('select * from organisations order by name limit 5000')
  return rows.map(toOrganisation)
}

/** How many members each has, by its id. */
export async function countOrganisationMembers(db: Database): Promise<Map<string, number>> {
  const rows = await db.all<{ id: string; n: number }>(
    `select organisation_id as id, count(*) as n from subscribers where organisation_id is not null
     group by organisation_id`,
  )
  return new Map(rows.map(({ id, n }) => [id, n]))
}

export async function findOrganisation(db: Database, id: string): Promise<Organisation | undefined> {
  const row = await db.get<OrganisationRow>('select * from organisations where id = ?', id)
  return row && toOrganisation(row)
}

/** Those of these names, by the name in lower case. */
export async function findOrganisationsNamed(
  db: Database,
  names: readonly string[],
): Promise<Map<string, string>> {
  const rows = await db.all<{ id: string; name: string }>(
    'select id, name from organisations where name in (select value from json_each(?))',
    JSON.stringify(names),
  )
  return new Map(rows.map(({ id, name }) => [name.toLowerCase(), id]))
}

/** A name that is taken is left as it is. */
export function insertOrganisation(one: Organisation): Statement {
  return statement(
    'insert into organisations (id, name, places, created_at) values (?, ?, ?, ?) on conflict do nothing',
    one.id,
    one.name,
    JSON.stringify(one.places),
    one.createdAt,
  )
}

/** Names that no organisation has yet, in one statement. */
export function insertOrganisationsNamed(names: readonly string[], now: string): Statement {
  return statement(
    `insert into organisations (id, name, created_at)
     select lower(hex(randomblob(16))), value, ? from json_each(?) where true on conflict do nothing`,
    now,
    JSON.stringify(names),
  )
}

export function updateOrganisation({ id, name, places }: Omit<Organisation, 'createdAt'>): Statement {
  return statement(
    `update organisations set name = ?, places = ? where id = ?
       and not exists (select 1 from organisations other where other.name = ? and other.id <> ?)`,
    name,
    JSON.stringify(places),
    id,
    name,
    id,
  )
}

/** Its members stay, without it. */
export function deleteOrganisation(id: string): Statement[] {
  return [
    statement('update subscribers set organisation_id = null where organisation_id = ?', id),
    statement('delete from organisations where id = ?', id),
  ]
}

function toOrganisation({ id, name, places, created_at: createdAt }: OrganisationRow): Organisation {
  return { id, name, places: JSON.parse(places) as string[], createdAt }
}
