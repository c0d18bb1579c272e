import type { D1Database, D1Result } from '@cloudflare/workers-types'
import type { Database, RunResult, SqlValue, Statement } from './database.ts'

/** The Database port over Cloudflare D1. `batch` is D1's own transaction: one failure keeps nothing. */
export function openD1(d1: D1Database): Database {
  const bind = ({ sql, params }: Statement) => d1.prepare(sql).bind(...params)
  return {
    async get<Row>(sql: string, ...params: SqlValue[]) {
      return (await bind({ sql, params }).first<Row>()) ?? undefined
    },
    async all<Row>(sql: string, ...params: SqlValue[]) {
      return (await bind({ sql, params }).all<Row>()).results
    },
    async run(sql: string, ...params: SqlValue[]) {
      return changesOf(await bind({ sql, params }).run())
    },
    async batch(statements: readonly Statement[]) {
      if (statements.length === 0) return []
      return (await d1.batch(statements.map(bind))).map(changesOf)
    },
  }
}

function changesOf(result: D1Result): RunResult {
  return { changes: result.meta.changes }
}
