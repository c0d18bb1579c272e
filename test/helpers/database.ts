import { migrate } from '#src/store/migrate.ts'
import { openNodeDatabase, type NodeDatabase } from '#src/store/node-sqlite.ts'

/** A real database in memory, with the real migrations. */
export async function openTestDatabase(): Promise<NodeDatabase> {
  const db = openNodeDatabase(':memory:')
  await migrate(db)
  return db
}
