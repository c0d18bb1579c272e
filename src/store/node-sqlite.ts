import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import type { Database, RunResult, SqlValue, Statement } from './database.ts'

export interface NodeDatabase extends Database {
  close(): void
  /** Copies the whole database to another file while it is in use (VACUUM INTO). */
  copyTo(path: string): void
}

/** Opens (and creates) one SQLite file, or ':memory:'. */
export function openNodeDatabase(path: string): NodeDatabase {
  const db = new DatabaseSync(path)
  // WAL lets the site read while the worker writes; a second process waits rather than fails, already for the switch
  // to WAL: the timeout comes first.
  db.exec(
    'pragma busy_timeout = 10000; pragma journal_mode = wal; pragma synchronous = normal; pragma foreign_keys = on;',
  )
  return { ...queries(db), close: () => db.close(), copyTo: (target) => copyDatabase(db, target) }
}

function queries(db: DatabaseSync): Database {
  const prepare = preparedBy(db, { bigInts: false })
  const prepareRun = preparedBy(db, { bigInts: true })
  return {
    async get<Row>(sql: string, ...params: SqlValue[]) {
      const row = prepare(sql).get(...(params as SQLInputValue[]))
      return row === undefined ? undefined : plain<Row>(row)
    },
    async all<Row>(sql: string, ...params: SqlValue[]) {
      return prepare(sql)
        .all(...(params as SQLInputValue[]))
        .map((row) => plain<Row>(row))
    },
    async run(sql: string, ...params: SqlValue[]) {
      return runOne(prepareRun, { sql, params })
    },
    async batch(statements: readonly Statement[]) {
      return inTransaction(db, () => statements.map((one) => runOne(prepareRun, one)))
    },
    version: versionReader(db),
  }
}

// data_version tells of the writes of other connections only (sqlite.org/pragma.html), total_changes of our own only.
function versionReader(db: DatabaseSync): () => string {
  const others = db.prepare('pragma data_version')
  const own = db.prepare('select total_changes() as n')
  return () => `${others.get()?.['data_version']}-${own.get()?.['n']}`
}

// FTS5 numbers its own rows beyond 2^53: `run` throws on the last of them unless it may answer a BigInt.
function runOne(prepare: (sql: string) => StatementSync, { sql, params }: Statement): RunResult {
  return { changes: Number(prepare(sql).run(...(params as SQLInputValue[])).changes) }
}

// `begin immediate` takes the write lock at once: waiting for it half-way through would end in SQLITE_BUSY.
function inTransaction<T>(db: DatabaseSync, work: () => T): T {
  db.exec('begin immediate')
  try {
    const result = work()
    db.exec('commit')
    return result
  } catch (error) {
    // A full disk or a broken page ends the transaction by itself; a second rollback would hide why.
    if (db.isTransaction) db.exec('rollback')
    throw error
  }
}

/** Statements are few and run often: keep them prepared, within a bound since search builds its SQL. */
function preparedBy(db: DatabaseSync, options: { bigInts: boolean }): (sql: string) => StatementSync {
  const cache = new Map<string, StatementSync>()
  return (sql) => {
    const known = cache.get(sql)
    if (known) return known
    const prepared = db.prepare(sql)
    prepared.setReadBigInts(options.bigInts)
    if (cache.size >= 300) cache.clear()
    cache.set(sql, prepared)
    return prepared
  }
}

function copyDatabase(db: DatabaseSync, path: string): void {
  db.prepare('vacuum into ?').run(path)
}

// node:sqlite rows have no prototype; D1's are plain objects. Callers see one shape.
function plain<Row>(row: object): Row {
  return { ...row } as Row
}
