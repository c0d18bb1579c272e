import { createFts5Index } from '#src/search/fts5.ts'
import { migrate, readMigrations } from '#src/store/migrate.ts'
import { openNodeDatabase } from '#src/store/node-sqlite.ts'
import { describeSearchIndex } from './search-suite.ts'

describeSearchIndex('FTS5 on node:sqlite', async () => {
  const db = openNodeDatabase(':memory:')
  await migrate(
    db,
    readMigrations().filter((migration) => migration.name.endsWith('_search.sql')),
  )
  return createFts5Index(db)
})
