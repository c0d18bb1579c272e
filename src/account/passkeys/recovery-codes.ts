import type { Deps } from '../../deps.ts'
import { sha256Hex } from '../../hash.ts'
import { recordAuditIfChanged } from '../../store/audit-log.ts'
import type { Person } from '../../store/people.ts'
import { deleteRecoveryCode, deleteRecoveryCodesOf, insertRecoveryCodes } from '../../store/recovery-codes.ts'
import { type Session, openStage } from '../../store/sessions.ts'
import { personLine } from '../person-line.ts'
import { recordSignIn } from '../sign-in/sessions.ts'
import { claimTry, forgetTries } from '../../store/throttles.ts'

type CodeDeps = Pick<Deps, 'db' | 'now'>

/** Crockford's base 32: no I, L, O or U, and who types one of them is understood. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
const count = 10
const pace = { burst: 5, everyMs: 60_000 }

export interface RecoveryCodes {
  /** « 7k2p-9xqd-03vm »: shown once, kept nowhere. */
  codes: string[]
  hashes: string[]
}

/** Ten codes of 60 random bits. */
export async function makeRecoveryCodes(personId: string): Promise<RecoveryCodes> {
  const codes = Array.from({ length: count }, makeCode)
  return { codes, hashes: await Promise.all(codes.map((code) => hashCode(personId, code))) }
}

/** Ends the codes that the person has and gives ten others; none without a passkey. */
export async function renewRecoveryCodes(deps: CodeDeps, person: Person): Promise<string[]> {
  const { codes, hashes } = await makeRecoveryCodes(person.id)
  const at = deps.now().toISOString()
  const [, inserted] = await deps.db.batch([
    deleteRecoveryCodesOf(person.id),
    insertRecoveryCodes(person.id, hashes, at),
    recordAuditIfChanged(personLine(at, person, 'person.recovery-codes', person)),
  ])
  return inserted?.changes ? codes : []
}

export type CodeAnswer = { kind: 'opened' } | { kind: 'wrong' } | { kind: 'wait'; waitMs: number }

/** Opens the session that waits for the second factor, for one of the person's codes, which is used up. */
export async function useRecoveryCode(
  deps: CodeDeps,
  person: Person,
  session: Session,
  typed: string,
): Promise<CodeAnswer> {
  const key = await sha256Hex(`recovery:${person.id}`)
  const now = deps.now()
  const waitMs = await claimTry(deps.db, key, pace, now.getTime())
  if (waitMs > 0) return { kind: 'wait', waitMs }
  const code = readCode(typed)
  if (!code) return { kind: 'wrong' }
  const [used] = await deps.db.batch([
    deleteRecoveryCode(person.id, await hashCode(person.id, code)),
    recordAuditIfChanged(personLine(now.toISOString(), person, 'person.recovery-code', person)),
  ])
  if (!used?.changes) return { kind: 'wrong' }
  await deps.db.batch([
    openStage(session.id),
    ...recordSignIn(person, session, deps.now().toISOString()),
    forgetTries([key]),
  ])
  return { kind: 'opened' }
}

function makeCode(): string {
  // 256 is a multiple of 32: each letter is as likely as another.
  const letters = Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => alphabet[byte % 32])
  return [0, 4, 8].map((at) => letters.slice(at, at + 4).join('')).join('-')
}

/** The code as it was made, whatever its case, spaces and hyphens; none when it cannot be one. */
function readCode(typed: string): string | undefined {
  const letters = typed
    .slice(0, 100)
    .toLowerCase()
    .replace(/[\s\p{Pd}.]/gu, '')
    .replaceAll('o', '0')
    .replace(/[il]/g, '1')
  if (letters.length !== 12 || [...letters].some((letter) => !alphabet.includes(letter))) return undefined
  return `${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}`
}

// With the owner's id, one search of all codes cannot serve against everyone's at once.
function hashCode(personId: string, code: string): Promise<string> {
  return sha256Hex(`${personId}:${code}`)
}
