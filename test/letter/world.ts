import { migrate } from '#src/store/migrate.ts'
import { openNodeDatabase } from '#src/store/node-sqlite.ts'
import { buildWorld, type World } from './build-world.ts'

/** A world on a new database with the real migrations. */
export async function openWorld(
  start = '2026-11-23T07:10:00Z',
  env: Record<string, string> = {},
): Promise<World> {
  const db = openNodeDatabase(':memory:')
  await migrate(db)
  return buildWorld(db, start, env)
}

export { storeItems, tokenIn, type World } from './build-world.ts'
