import type { Database, Statement } from './database.ts'
import { statement } from './database.ts'

/** What a link is good for; each leads to another page. */
export type LinkPurpose = 'first-account' | 'invitation' | 'sign-in' | 'reset'

export interface OneTimeLink {
  purpose: LinkPurpose
  personId?: string
  expiresAt: string
  usedAt?: string
}

export function insertLink(link: OneTimeLink & { tokenHash: string; createdAt: string }): Statement {
  return statement(
    'insert into one_time_links (token_hash, purpose, person_id, created_at, expires_at) values (?, ?, ?, ?, ?)',
    link.tokenHash,
    link.purpose,
    link.personId ?? null,
    link.createdAt,
    link.expiresAt,
  )
}

export async function findLink(db: Database, tokenHash: string): Promise<OneTimeLink | undefined> {
  const row = await db.get<{
    purpose: string
    person_id: string | null
    expires_at: string
    used_at: string | null
  }>('select purpose, person_id, expires_at, used_at from one_time_links where token_hash = ?', tokenHash)
  return (
    row && {
      purpose: row.purpose as LinkPurpose,
      expiresAt: row.expires_at,
      ...(row.person_id ? { personId: row.person_id } : {}),
      ...(row.used_at ? { usedAt: row.used_at } : {}),
    }
  )
}

/** Uses the link up. False when it was used, has ended or never was: of two posts, one passes. */
export async function useLink(db: Database, tokenHash: string, now: string): Promise<boolean> {
  const { changes } = await db.run(
    'update one_time_links set used_at = ? where token_hash = ? and used_at is null and expires_at > ?',
    now,
    tokenHash,
    now,
  )
  return changes === 1
}

/** Gives a link back that could not serve in the end (a refused password, an address already taken). */
export async function giveLinkBack(db: Database, tokenHash: string): Promise<void> {
  await db.run('update one_time_links set used_at = null where token_hash = ?', tokenHash)
}

/** Ends the links of a person (or those for the first account), all purposes or one. */
export function endLinks(personId: string | null, now: string, purpose?: LinkPurpose): Statement {
  return statement(
    `update one_time_links set used_at = ? where person_id is ? and used_at is null ${purpose ? 'and purpose = ?' : ''}`,
    now,
    personId,
    ...(purpose ? [purpose] : []),
  )
}

/** The same, all purposes, only if the statement just before it in the batch changed something. */
export function endLinksIfChanged(personId: string, now: string): Statement {
  const { sql, params } = endLinks(personId, now)
  return { sql: `${sql} and changes() > 0`, params }
}

/** Those of an account that is closed. */
export function endLinksIfClosed(personId: string, now: string): Statement {
  return statement(
    `update one_time_links set used_at = ? where used_at is null
       and person_id in (select id from people where id = ? and status = 'disabled')`,
    now,
    personId,
  )
}

export async function deleteEndedLinks(db: Database, before: string): Promise<number> {
  return (await db.run('delete from one_time_links where expires_at < ?', before)).changes
}
