import type { Database } from './database.ts'

export async function findSetting(db: Database, name: string): Promise<string | undefined> {
  return (await db.get<{ value: string }>('select value from settings where name = ?', name))?.value
}

/** Those that are set, by name. */
export async function listSettings(db: Database, names: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.all<{ name: string; value: string }>(
    'select name, value from settings where name in (select value from json_each(?))',
    JSON.stringify(names),
  )
  return new Map(rows.map(({ name, value }) => [name, value]))
}

/** Keeps the first value ever given, and answers the one kept: two programs that start together agree. */
export async function settleSetting(db: Database, name: string, value: string): Promise<string> {
  const known = await findSetting(db, name)
  if (known !== undefined) return known
  await db.run('insert into settings (name, value) values (?, ?) on conflict do nothing', name, value)
  return (await findSetting(db, name)) ?? value
}
