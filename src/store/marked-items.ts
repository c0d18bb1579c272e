import type { Database } from './database.ts'

/** What a person may find items by: what they follow or starred, starred, kept by the team, read. */
export type MarkedAs = 'suivi' | 'favori' | 'retenu' | 'lu'

/** Newest first, `most` at most; those that are withdrawn are left out. */
export async function listMarkedIds(
  db: Database,
  personId: string,
  mark: MarkedAs,
  most: number,
): Promise<string[]> {
  const { sql, people } = marked[mark]
  const rows = await db.all<{ id: string }>(
    `with marked as materialized (${sql})
     select items.id as id from marked cross join items on items.id = marked.item_id
     where items.withdrawn_at is null
     order by coalesce(items.published_at, items.updated_at, items.first_seen_at) desc, items.id limit ?`,
    ...Array<string>(people).fill(personId),
    most,
  )
  return rows.map(({ id }) => id)
}

const starred = 'select item_id from item_marks where person_id = ? and starred_at is not null'

/** `people`: how many times the statement names the person. */
const marked: Record<MarkedAs, { sql: string; people: number }> = {
  suivi: {
    sql: `select item_refs.item_id from followed_refs f cross join item_refs on item_refs.ref = f.ref
      where f.person_id = ? union ${starred}`,
    people: 2,
  },
  favori: { sql: starred, people: 1 },
  retenu: { sql: 'select item_id from item_decisions where retained_at is not null', people: 0 },
  lu: { sql: 'select item_id from item_marks where person_id = ? and read_at is not null', people: 1 },
}
