import type { Database, SqlValue, Statement } from './database.ts'
import { statement } from './database.ts'

/** A search that a person keeps, and may show to colleagues. */
export interface SavedSearch {
  id: string
  personId: string
  ownerName: string
  name: string
  /** The query string of its address, canonical; '' is the whole watch. */
  query: string
  shared: boolean
  createdAt: string
  updatedAt: string
  /** Taken off its owner's list; it can still be put back. */
  removedAt?: string
}

/** The same as one person has it in their list. */
export interface ListedSearch extends SavedSearch {
  /** What Vigie first had after it is new to them. */
  seenAt?: string
}

/** A person keeps no more; it also bounds what one list costs. */
export const mostSearches = 100

interface SearchRow {
  id: string
  person_id: string
  owner_name: string
  name: string
  query: string
  shared: number
  created_at: string
  updated_at: string
  removed_at: string | null
}

const columns = `s.id, s.person_id, people.name as owner_name, s.name, s.query, s.shared, s.created_at, s.updated_at,
  s.removed_at`
const fromOwned = 'saved_searches s join people on people.id = s.person_id'

/** Changes nothing when the person keeps as many as they may. */
export function insertSearch(
  search: Pick<SavedSearch, 'id' | 'personId' | 'name' | 'query'>,
  now: string,
): Statement {
  return statement(
    `insert into saved_searches (id, person_id, name, query, created_at, updated_at)
     select ?, ?, ?, ?, ?, ?
     where (select count(*) from saved_searches where person_id = ? and removed_at is null) < ${mostSearches}`,
    search.id,
    search.personId,
    search.name,
    search.query,
    now,
    now,
    search.personId,
  )
}

export type SearchChange = Partial<{ name: string; query: string; shared: boolean }>

/** Its owner's alone to change, and not once it is taken off. */
export function updateSearch(id: string, personId: string, change: SearchChange, now: string): Statement {
  const entries = Object.entries(change) as [keyof SearchChange, string | boolean][]
  const values = entries.map(([, value]): SqlValue => (typeof value === 'boolean' ? Number(value) : value))
  const [assigned, differs] = [
    entries.map(([name]) => `${name} = ?`).join(', '),
    entries.map(([name]) => `${name} <> ?`).join(' or '),
  ]
  return statement(
    `update saved_searches set ${assigned}, updated_at = ?
     where id = ? and person_id = ? and removed_at is null and (${differs})`,
    ...values,
    now,
    id,
    personId,
    ...values,
  )
}

export function removeSearch(id: string, personId: string, now: string): Statement {
  return statement(
    'update saved_searches set removed_at = ? where id = ? and person_id = ? and removed_at is null',
    now,
    id,
    personId,
  )
}

/** Changes nothing when the list filled up meanwhile. */
export function restoreSearch(id: string, personId: string): Statement {
  return statement(
    `update saved_searches set removed_at = null where id = ? and person_id = ? and removed_at is not null
       and (select count(*) from saved_searches own where own.person_id = ? and own.removed_at is null) < ${mostSearches}`,
    id,
    personId,
    personId,
  )
}

/** Whatever its state: whoever asks looks at `removedAt` and `shared`. */
export async function findSearch(db: Database, id: string): Promise<SavedSearch | undefined> {
  const row = await db.get<SearchRow>(`select ${columns} from ${fromOwned} where s.id = ?`, id)
  return row && toSearch(row)
}

/** The person's own, then what colleagues with an open account share; each by name, `most` of each at most. */
export async function listSearches(db: Database, personId: string, most = 100): Promise<ListedSearch[]> {
  const list = (where: string) =>
    `select * from (select ${columns}, looks.seen_at as seen_at from ${fromOwned}
       left join saved_search_looks looks on looks.search_id = s.id and looks.person_id = ?
     where ${where} and s.removed_at is null order by s.name, s.id limit ?)`
  const rows = await db.all<SearchRow & { seen_at: string | null }>(
    `${list('s.person_id = ?')} union all ${list(`s.shared = 1 and s.person_id <> ? and people.status = 'active'`)}`,
    personId,
    personId,
    most,
    personId,
    personId,
    most,
  )
  return rows.map((row) => ({ ...toSearch(row), ...(row.seen_at ? { seenAt: row.seen_at } : {}) }))
}

/** All that the search finds up to then is seen by the person; an old page takes nothing back. */
export function seeSearch(id: string, personId: string, until: string): Statement {
  return statement(
    `insert into saved_search_looks (search_id, person_id, seen_at)
     select id, ?, ? from saved_searches where id = ?
     on conflict (search_id, person_id) do update set seen_at = max(seen_at, excluded.seen_at)`,
    personId,
    until,
    id,
  )
}

/** The same for every search of the person's list. */
export function seeAllSearches(personId: string, until: string): Statement {
  return statement(
    `insert into saved_search_looks (search_id, person_id, seen_at)
     select id, ?, ? from saved_searches where removed_at is null and (person_id = ? or shared = 1)
     on conflict (search_id, person_id) do update set seen_at = max(seen_at, excluded.seen_at)`,
    personId,
    until,
    personId,
  )
}

export async function findLook(db: Database, id: string, personId: string): Promise<string | undefined> {
  const row = await db.get<{ seen_at: string }>(
    'select seen_at from saved_search_looks where search_id = ? and person_id = ?',
    id,
    personId,
  )
  return row?.seen_at
}

/** Those taken off before the instant; their alerts go with them. */
export async function deleteRemovedSearches(db: Database, before: string): Promise<number> {
  return (await db.run('delete from saved_searches where removed_at < ?', before)).changes
}

function toSearch(row: SearchRow): SavedSearch {
  return {
    id: row.id,
    personId: row.person_id,
    ownerName: row.owner_name,
    name: row.name,
    query: row.query,
    shared: row.shared === 1,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    ...(row.removed_at ? { removedAt: row.removed_at } : {}),
  }
}
