import { expect, it } from 'vitest'
import { migrate, readMigrations, splitStatements } from '#src/store/migrate.ts'
import { openNodeDatabase } from '#src/store/node-sqlite.ts'

it('applies what is missing once, in order', async () => {
  const db = openNodeDatabase(':memory:')
  const applied = await migrate(db)
  expect(applied).toEqual(readMigrations().map((migration) => migration.name))
  expect(applied[0]).toBe('0001_items.sql')
  expect(await migrate(db)).toEqual([])
})

it('keeps nothing of a migration that fails, and tries it again next time', async () => {
  const db = openNodeDatabase(':memory:')
  const bad = { name: '0001_bad.sql', sql: 'create table a (x);\ncreate table a (x);\n' }
  await expect(migrate(db, [bad])).rejects.toThrow(/already exists/)
  expect(await db.get(`select name from sqlite_master where name = 'a'`)).toBeUndefined()
  expect(await migrate(db, [{ ...bad, sql: 'create table a (x);\n' }])).toEqual(['0001_bad.sql'])
})

it('splits statements and drops comments', () => {
  expect(
    splitStatements('-- un\ncreate table a (\n  x text -- reste\n);\n\ncreate index b on a (x);'),
  ).toEqual(['create table a (\n  x text -- reste\n)', 'create index b on a (x)'])
})

it('is numbered without a gap', () => {
  const numbers = readMigrations().map(({ name }) => Number(/^(\d{4})_[a-z0-9-]+\.sql$/.exec(name)?.[1]))
  expect(numbers).toEqual(numbers.map((_, index) => index + 1))
})
