import type { Database, Statement } from './database.ts'
import { statement } from './database.ts'

/** What one browser has under way between two requests. */
export type FlowKind = 'oidc' | 'passkey'

export interface Flow {
  /** SHA-256 of what only the browser holds. */
  idHash: string
  kind: FlowKind
  /** Kept as JSON. */
  data: unknown
  expiresAt: string
}

export function insertFlow(flow: Flow): Statement {
  return statement(
    'insert into sign_in_flows (id_hash, kind, data, expires_at) values (?, ?, ?, ?)',
    flow.idHash,
    flow.kind,
    JSON.stringify(flow.data),
    flow.expiresAt,
  )
}

/** What the flow kept, once: of two requests that end it together, one gets it. Nothing when it is past. */
export async function takeFlow(db: Database, kind: FlowKind, idHash: string, now: string): Promise<unknown> {
  const row = await db.get<{ data: string; expires_at: string }>(
    'delete from sign_in_flows where id_hash = ? and kind = ? returning data, expires_at',
    idHash,
    kind,
  )
  return row && row.expires_at > now ? (JSON.parse(row.data) as unknown) : undefined
}

export async function deleteEndedFlows(db: Database, now: string): Promise<number> {
  return (await db.run('delete from sign_in_flows where expires_at <= ?', now)).changes
}
