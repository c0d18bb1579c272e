import { isToken, randomToken } from '../../base64url.ts'
import type { Deps } from '../../deps.ts'
import { sha256Hex } from '../../hash.ts'
import { type AuditEntry, recordAudit, recordAuditIfChanged } from '../../store/audit-log.ts'
import type { Statement } from '../../store/database.ts'
import { endLinks } from '../../store/one-time-links.ts'
import { hasPasskey } from '../../store/passkeys.ts'
import { type Person, activatePerson, updatePerson } from '../../store/people.ts'
import {
  type OpenSession,
  type Session,
  type SignInMethod,
  deleteSession,
  deleteSessionsOf,
  findOpenSession,
  insertSession,
  rotateSession,
  touchSession,
} from '../../store/sessions.ts'
import { personLine } from '../person-line.ts'

/** A session ends after so many days without a visit, and after so many days in any case. */
export const idleDays = 7
const longestDays = 30
const day = 86_400_000
const minute = 60_000

export type SessionDeps = Pick<Deps, 'db' | 'now'>

/** Opens a session under a new token, which only the cookie holds. With a passkey it waits for the second factor. */
export async function startSession(
  deps: SessionDeps,
  person: Person,
  how: { method: SignInMethod; device: string },
): Promise<{ token: string; session: Session }> {
  const now = deps.now()
  const token = randomToken()
  // OpenID providers answer for their own second factor.
  const waits = how.method !== 'oidc' && (await hasPasskey(deps.db, person.id))
  const session: Session = {
    id: crypto.randomUUID(),
    personId: person.id,
    csrf: randomToken(),
    stage: waits ? 'second-factor' : 'full',
    method: how.method,
    device: how.device,
    createdAt: now.toISOString(),
    seenAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + longestDays * day).toISOString(),
  }
  await deps.db.batch([
    insertSession(session, await sha256Hex(token)),
    ...(waits ? [] : recordSignIn(person, session, session.createdAt)),
  ])
  return { token, session }
}

/** What a sign-in writes once nothing is left to show: with a passkey, for the batch that opens the session. */
export function recordSignIn(person: Person, { method, device }: Session, at: string): Statement[] {
  return [
    activatePerson(person.id),
    updatePerson(person.id, {
      lastSignInAt: at,
      // The desk of a first visit starts with a week of news; afterwards the person alone moves this on.
      ...(person.newsSince ? {} : { newsSince: new Date(Date.parse(at) - 7 * day).toISOString() }),
    }),
    recordAudit({ ...personLine(at, person, 'person.sign-in', person), after: { method, device } }),
    // However the person came in, an invitation has served: left open, it would let in who finds it a week later.
    endLinks(person.id, at, 'invitation'),
  ]
}

/** The session of a cookie, and the new token when this request must change it. */
export async function readSession(
  deps: SessionDeps,
  token: string,
): Promise<(OpenSession & { newToken?: string }) | undefined> {
  if (!isToken(token)) return undefined
  const now = deps.now()
  const hash = await sha256Hex(token)
  const found = await findOpenSession(deps.db, hash, now.toISOString(), idleLimit(now))
  if (!found) return undefined
  if (found.rotate && !found.isPrevious) {
    const newToken = await changeToken(deps, found.session.id, hash)
    if (newToken) return { ...found, newToken }
  }
  await touch(deps, found.session, now)
  return found
}

/** Gives the session another token: what an attacker may have seen before is worth nothing after. */
export async function rotateSessionToken(
  deps: SessionDeps,
  session: Session,
  token: string,
): Promise<string | undefined> {
  // No grace for the token before: it was worth less than the session now is.
  return changeToken(deps, session.id, await sha256Hex(token), 0)
}

/** Ends one of the person's sessions, this one or another. */
export async function endSession(deps: SessionDeps, person: Person, sessionId: string): Promise<void> {
  await deps.db.batch([deleteSession(sessionId, person.id), recordAuditIfChanged(signOut(deps, person))])
}

/** Ends all of the person's sessions but this one. */
export async function endOtherSessions(deps: SessionDeps, person: Person, keptId: string): Promise<void> {
  await deps.db.batch([deleteSessionsOf(person.id, keptId), recordAuditIfChanged(signOut(deps, person))])
}

function signOut(deps: SessionDeps, person: Person): AuditEntry {
  return personLine(deps.now().toISOString(), person, 'person.sign-out', person)
}

/** Sessions not seen since this instant have ended. */
export function idleLimit(now: Date): string {
  return new Date(now.getTime() - idleDays * day).toISOString()
}

/** How long a sensitive gesture (passkeys, password) trusts a sign-in. */
export function isFresh(session: Session, now: Date): boolean {
  // A provider may open a session without a word (single sign-on): it proves nothing of who sits there now.
  return session.method !== 'oidc' && now.getTime() - Date.parse(session.createdAt) < 15 * minute
}

async function changeToken(
  deps: SessionDeps,
  id: string,
  from: string,
  graceMs = minute,
): Promise<string | undefined> {
  const token = randomToken()
  const previousUntil = new Date(deps.now().getTime() + graceMs).toISOString()
  const changed = await rotateSession(deps.db, id, { from, to: await sha256Hex(token), previousUntil })
  return changed ? token : undefined
}

// Once in five minutes: a page with ten requests must not write ten times.
async function touch(deps: SessionDeps, session: Session, now: Date): Promise<void> {
  if (now.getTime() - Date.parse(session.seenAt) < 5 * minute) return
  await deps.db.batch([touchSession(session.id, now.toISOString())])
}
