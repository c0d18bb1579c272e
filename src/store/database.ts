/**
 * The Database port: node:sqlite and D1, the same SQL. It is the driver, so every query is written once.
 * Rows are plain objects. No transaction but `batch` (D1 has no BEGIN), at most 100 parameters a statement on D1:
 * lists are bound as one JSON parameter and read with json_each.
 */
export interface Database {
  /** The first row, or undefined. */
  get<Row>(sql: string, ...params: SqlValue[]): Promise<Row | undefined>
  all<Row>(sql: string, ...params: SqlValue[]): Promise<Row[]>
  run(sql: string, ...params: SqlValue[]): Promise<RunResult>
  /** All or nothing, in order. Answers each statement's result. */
  batch(statements: readonly Statement[]): Promise<RunResult[]>
  /**
   * Another text once anything has been written, by this program or by another. Only where asking costs a few microseconds:
   * absent on D1.
   */
  version?(): string
}

export type SqlValue = string | number | null

export interface Statement {
  sql: string
  params: readonly SqlValue[]
}

export interface RunResult {
  /** Rows inserted, updated or deleted. */
  changes: number
}

/** Reads well in batches: `statement('delete from x where id = ?', id)`. */
export function statement(sql: string, ...params: SqlValue[]): Statement {
  return { sql, params }
}
