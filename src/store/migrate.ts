import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Database } from './database.ts'
import { statement } from './database.ts'

export interface Migration {
  name: string
  sql: string
}

/** The numbered files of src/store/migrations, in order. On Workers, `wrangler d1 migrations apply` reads the same. */
export function readMigrations(): Migration[] {
  const folder = fileURLToPath(new URL('./migrations/', import.meta.url))
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .toSorted()
    .map((name) => ({ name, sql: readFileSync(folder + name, 'utf8') }))
}

/** Applies what is missing, each file whole or not at all. Answers the names applied. */
export async function migrate(db: Database, migrations = readMigrations()): Promise<string[]> {
  // The same table as wrangler's, so that a database moved from D1 is not migrated twice.
  await db.run(
    `create table if not exists d1_migrations (
       id integer primary key autoincrement, name text unique, applied_at text not null default current_timestamp)`,
  )
  const applied: string[] = []
  for (const migration of migrations) {
    if (await isApplied(db, migration)) continue
    try {
      await apply(db, migration)
      applied.push(migration.name)
    } catch (error) {
      // The site and the worker may start together: whoever comes second finds the tables made.
      if (!(await isApplied(db, migration))) throw error
    }
  }
  return applied
}

async function isApplied(db: Database, { name }: Migration): Promise<boolean> {
  return (await db.get('select 1 from d1_migrations where name = ?', name)) !== undefined
}

async function apply(db: Database, { name, sql }: Migration): Promise<void> {
  await db.batch([
    ...splitStatements(sql).map((one) => statement(one)),
    statement('insert into d1_migrations (name) values (?)', name),
  ])
}

/** Our own files only: statements end with a semicolon at a line's end, and no trigger holds one. */
export function splitStatements(sql: string): string[] {
  return sql
    .split(/;[ \t]*(?:\n|$)/)
    .map((one) => one.replace(/^\s*--.*$/gm, '').trim())
    .filter((one) => one !== '')
}
