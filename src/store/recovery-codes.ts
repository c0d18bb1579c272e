import type { Database, Statement } from './database.ts'
import { statement } from './database.ts'

export async function countRecoveryCodes(db: Database, personId: string): Promise<number> {
  const row = await db.get<{ n: number }>(
    'select count(*) as n from recovery_codes where person_id = ?',
    personId,
  )
  return row?.n ?? 0
}

/** Keeps these hashes for a person who has a passkey and no code: of two batches at once, one gives its codes. */
export function insertRecoveryCodes(
  personId: string,
  hashes: readonly string[],
  createdAt: string,
): Statement {
  return statement(insertion, personId, createdAt, JSON.stringify(hashes), personId, personId)
}

/** The same, only if the statement just before it in the batch changed something: a passkey was really added. */
export function insertRecoveryCodesIfChanged(
  ...[personId, hashes, createdAt]: Parameters<typeof insertRecoveryCodes>
): Statement {
  const { sql, params } = insertRecoveryCodes(personId, hashes, createdAt)
  return { sql: `${sql} and changes() > 0`, params }
}

const insertion = `insert into recovery_codes (code_hash, person_id, created_at)
  select value, ?, ? from json_each(?)
  where exists (select 1 from passkeys where person_id = ?)
    and not exists (select 1 from recovery_codes where person_id = ?)`

/** Uses a code up: of two who give the same one, one passes. */
export function deleteRecoveryCode(personId: string, hash: string): Statement {
  return statement('delete from recovery_codes where person_id = ? and code_hash = ?', personId, hash)
}

export function deleteRecoveryCodesOf(personId: string): Statement {
  return statement('delete from recovery_codes where person_id = ?', personId)
}

/** Codes stand in for a passkey: without any, they go. */
export function deleteStrayRecoveryCodes(personId: string): Statement {
  return statement(
    `delete from recovery_codes where person_id = ?
       and not exists (select 1 from passkeys where passkeys.person_id = recovery_codes.person_id)`,
    personId,
  )
}
