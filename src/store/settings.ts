import type { Database } from './database.ts'

export async function findSetting(db: Database, name: string): Promise<string | undefined> {
  return (await db.get<{ value: string }>('select value from settings where name = ?', name))?.value
}

/** Keeps the first value ever given, and answers the one kept: two programs that start together agree. */
export async function settleSetting(db: Database, name: string, value: string): Promise<string> {
  const known = await findSetting(db, name)
  if (known !== undefined) return known
  await db.run('insert into settings (name, value) values (?, ?) on conflict do nothing', name, value)
  return (await findSetting(db, name)) ?? value
}
