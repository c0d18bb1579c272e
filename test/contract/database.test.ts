import { migrate } from '#src/store/migrate.ts'
import { openNodeDatabase } from '#src/store/node-sqlite.ts'
import { describeDatabase } from './database-suite.ts'

describeDatabase('node:sqlite', async () => {
  const db = openNodeDatabase(':memory:')
  await migrate(db)
  return db
})
