import type { Database, Statement } from './database.ts'
import { statement } from './database.ts'

/** One call of a webhook. */
export interface AlertCall {
  id: string
  alertId: string
  /** ISO 8601 UTC. */
  at: string
  /** HTTP status; undefined: no answer. */
  status?: number
  /** A French sentence. */
  detail: string
  items: number
}

/** Kept for each webhook. */
export const mostCalls = 30

/** Writes the call and forgets the oldest ones beyond the thirty that are kept. */
export function recordCall(call: AlertCall): Statement[] {
  return [
    statement(
      `insert into alert_calls (id, alert_id, at, status, detail, items)
       select ?, id, ?, ?, ?, ? from search_alerts where id = ?`,
      call.id,
      call.at,
      call.status ?? null,
      call.detail.slice(0, 300),
      call.items,
      call.alertId,
    ),
    statement(
      `delete from alert_calls where alert_id = ? and id not in (
         select id from alert_calls where alert_id = ? order by at desc, id limit ${mostCalls})`,
      call.alertId,
      call.alertId,
    ),
  ]
}

/** Latest first. */
export async function listCalls(db: Database, alertId: string): Promise<AlertCall[]> {
  const rows = await db.all<{ id: string; at: string; status: number | null; detail: string; items: number }>(
    `select id, at, status, detail, items from alert_calls where alert_id = ? order by at desc, id limit ${mostCalls}`,
    alertId,
  )
  return rows.map(({ status, ...row }) => ({ ...row, alertId, ...(status === null ? {} : { status }) }))
}

export async function deleteCallsBefore(db: Database, before: string): Promise<number> {
  return (await db.run('delete from alert_calls where at < ?', before)).changes
}
