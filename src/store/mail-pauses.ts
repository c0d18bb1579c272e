import type { Database, Statement } from './database.ts'
import { statement } from './database.ts'

/** What waits: all mail, what goes to one domain, or one letter (a person's word). */
export interface MailPause {
  scope: '*' | `domain:${string}` | `letter:${string}`
  /** Undefined: until a person resumes. */
  until?: string
  /** Pauses in a row without a message that passed between. */
  level: number
  /** French. */
  reason: string
  at: string
}

interface PauseRow {
  scope: string
  until: string | null
  level: number
  reason: string
  at: string
}

/** Those over are listed too: their level counts until a message passes. */
export async function listPauses(db: Database): Promise<MailPause[]> {
  const rows = await db.all<PauseRow>('select * from mail_pauses order by scope')
  return rows.map(({ until, scope, ...row }) => ({
    ...row,
    scope: scope as MailPause['scope'],
    ...(until === null ? {} : { until }),
  }))
}

/** For a batch with its line of the audit log, where a person asks. */
export function writePause(pause: MailPause): Statement {
  return statement(
    `insert into mail_pauses (scope, until, level, reason, at) values (?, ?, ?, ?, ?)
     on conflict (scope) do update set until = excluded.until, level = excluded.level, reason = excluded.reason, at = excluded.at`,
    pause.scope,
    pause.until ?? null,
    pause.level,
    pause.reason,
    pause.at,
  )
}

export function endPauses(scopes: readonly string[]): Statement {
  return statement(
    'delete from mail_pauses where scope in (select value from json_each(?))',
    JSON.stringify(scopes),
  )
}
