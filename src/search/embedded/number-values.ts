import type { Database } from '../../store/database.ts'
import type { SearchDocument } from '../search-index.ts'
import { type Numbers, valuesOf } from './document-facts.ts'

/** Numbers for all texts of these documents; a number is never given twice, so making one for nothing does no harm. */
export async function numberValues(db: Database, documents: readonly SearchDocument[]): Promise<Numbers> {
  const [values, stories] = await Promise.all([
    numbersOf(db, 'search_values', 'value', documents.flatMap(valuesOf)),
    numbersOf(
      db,
      'search_stories',
      'story',
      documents.flatMap(({ story }) => (story ? [story] : [])),
    ),
  ])
  return { values, stories }
}

async function numbersOf(db: Database, table: string, column: string, texts: readonly string[]) {
  const wanted = [...new Set(texts)]
  if (wanted.length === 0) return new Map<string, number>()
  const known = await readNumbers(db, table, column, wanted)
  const missing = wanted.filter((text) => !known.has(text))
  if (missing.length === 0) return known
  await db.run(
    `insert or ignore into ${table} (${column}) select value from json_each(?)`,
    JSON.stringify(missing),
  )
  return readNumbers(db, table, column, wanted)
}

async function readNumbers(
  db: Database,
  table: string,
  column: string,
  texts: readonly string[],
): Promise<Map<string, number>> {
  const rows = await db.all<{ text: string; number: number }>(
    `select ${column} as text, number from ${table} where ${column} in (select value from json_each(?))`,
    JSON.stringify(texts),
  )
  return new Map(rows.map((row) => [row.text, row.number]))
}
