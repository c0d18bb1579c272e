import type { Database, Statement } from './database.ts'
import { statement } from './database.ts'
import { type Person, type PersonRow, personColumns, toPerson } from './people.ts'

export type SignInMethod = 'password' | 'link' | 'oidc'

export interface Session {
  id: string
  personId: string
  /** What each form of this session carries back. */
  csrf: string
  /** `second-factor`: the passkey has not been shown yet, and nothing else is open. */
  stage: 'full' | 'second-factor'
  method: SignInMethod
  /** « Firefox sur Linux ». */
  device: string
  createdAt: string
  seenAt: string
  expiresAt: string
}

export interface OpenSession {
  session: Session
  person: Person
  /** The token must be changed before anything else. */
  rotate: boolean
  /** The token given is the one before the last rotation. */
  isPrevious: boolean
}

interface SessionRow {
  session_id: string
  person_id: string
  csrf: string
  stage: string
  method: string
  device: string
  session_created_at: string
  seen_at: string
  expires_at: string
  rotate: number
  token_hash: string
}

const sessionColumns = `sessions.id as session_id, sessions.person_id, sessions.csrf, sessions.stage, sessions.method,
  sessions.device, sessions.created_at as session_created_at, sessions.seen_at, sessions.expires_at, sessions.rotate,
  sessions.token_hash`

/** The session and its person, in one query; none when it has ended or the account is disabled. */
export async function findOpenSession(
  db: Database,
  tokenHash: string,
  now: string,
  idleSince: string,
): Promise<OpenSession | undefined> {
  const row = await db.get<SessionRow & PersonRow>(
    // Two searches, each by its own index.
    `select ${sessionColumns}, ${personColumns} from sessions join people on people.id = sessions.person_id
     where sessions.id in (
       select id from sessions where token_hash = ?
       union select id from sessions where previous_hash = ? and previous_until > ?)
     and sessions.expires_at > ? and sessions.seen_at > ? and people.status <> 'disabled'`,
    tokenHash,
    tokenHash,
    now,
    now,
    idleSince,
  )
  if (!row) return undefined
  return {
    session: toSession(row),
    person: toPerson(row),
    rotate: row.rotate === 1,
    isPrevious: row.token_hash !== tokenHash,
  }
}

export function insertSession(session: Session, tokenHash: string): Statement {
  return statement(
    `insert into sessions (id, token_hash, person_id, csrf, stage, method, device, created_at, seen_at, expires_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    session.id,
    tokenHash,
    session.personId,
    session.csrf,
    session.stage,
    session.method,
    session.device,
    session.createdAt,
    session.seenAt,
    session.expiresAt,
  )
}

/** Changes the token once: of two requests that ask together, one wins, and the other's token stays good a minute. */
export async function rotateSession(
  db: Database,
  id: string,
  change: { from: string; to: string; previousUntil: string },
): Promise<boolean> {
  const { changes } = await db.run(
    `update sessions set token_hash = ?, previous_hash = token_hash, previous_until = ?, rotate = 0
     where id = ? and token_hash = ?`,
    change.to,
    change.previousUntil,
    id,
    change.from,
  )
  return changes === 1
}

export function touchSession(id: string, now: string): Statement {
  return statement('update sessions set seen_at = ? where id = ?', now, id)
}

/** The passkey was shown: the session opens. */
export function openStage(id: string): Statement {
  return statement(`update sessions set stage = 'full' where id = ?`, id)
}

/** The role changed: each of the person's sessions gets a new token at its next request. */
export function rotateSessionsOf(personId: string): Statement {
  return statement('update sessions set rotate = 1 where person_id = ?', personId)
}

export function deleteSession(id: string, personId: string): Statement {
  return statement('delete from sessions where id = ? and person_id = ?', id, personId)
}

/** All of the person's sessions, or all but one. */
export function deleteSessionsOf(personId: string, butId = ''): Statement {
  return statement('delete from sessions where person_id = ? and id <> ?', personId, butId)
}

/** Those of an account that is closed: for the batch that closes it, which the last administrator's does not. */
export function deleteSessionsIfClosed(personId: string): Statement {
  return statement(
    `delete from sessions where person_id in (select id from people where id = ? and status = 'disabled')`,
    personId,
  )
}

/** Those of an account that now has this address: for the batch that changes it. */
export function deleteSessionsIfAt(personId: string, email: string): Statement {
  return statement(
    'delete from sessions where person_id in (select id from people where id = ? and email = ?)',
    personId,
    email,
  )
}

/** Latest used first. */
export async function listSessionsOf(db: Database, personId: string, now: string): Promise<Session[]> {
  const rows = await db.all<SessionRow>(
    `select ${sessionColumns} from sessions where person_id = ? and expires_at > ? order by seen_at desc limit 100`,
    personId,
    now,
  )
  return rows.map(toSession)
}

export async function deleteEndedSessions(db: Database, now: string, idleSince: string): Promise<number> {
  return (await db.run('delete from sessions where expires_at <= ? or seen_at <= ?', now, idleSince)).changes
}

function toSession(row: SessionRow): Session {
  return {
    id: row.session_id,
    personId: row.person_id,
    csrf: row.csrf,
    stage: row.stage === 'full' ? 'full' : 'second-factor',
    method: row.method as SignInMethod,
    device: row.device,
    createdAt: row.session_created_at,
    seenAt: row.seen_at,
    expiresAt: row.expires_at,
  }
}
