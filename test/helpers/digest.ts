import type { Database } from '#src/store/database.ts'

/** Everything that the database holds, as one text: to compare, or to search for what must not be there. */
export async function digestOf(db: Database): Promise<string> {
  const tables = await db.all<{ name: string }>(
    // The tables that FTS5 keeps behind its own hold its index in blobs.
    `select name from sqlite_master own where type = 'table' and name not like 'sqlite_%' and not exists (
       select 1 from sqlite_master fts
       where fts.sql like 'create virtual %' and substr(own.name, 1, length(fts.name) + 1) = fts.name || '_')
     order by name`,
  )
  const rows = await Promise.all(
    tables.map(async ({ name }) => [name, await db.all(`select * from "${name}"`)]),
  )
  return JSON.stringify(rows)
}
