import {
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { fromBase64Url, toBase64Url } from '../../base64url.ts'
import type { Config } from '../../config.ts'
import type { Deps } from '../../deps.ts'
import { messageOf } from '../../errors.ts'
import { sha256Hex } from '../../hash.ts'
import type { Passkey } from '../../store/passkeys.ts'
import type { Session } from '../../store/sessions.ts'
import { insertFlow, takeFlow } from '../../store/sign-in-flows.ts'

export type PasskeyDeps = Pick<Deps, 'db' | 'now' | 'log' | 'config'>

/** `late`: the question was answered already, or too long ago. */
export type Refusal = 'late' | 'refused'

/** Ed25519, P-256, RSA: what both runtimes verify. The library's own list grows with the runtime that it runs in. */
export const algorithms = [-8, -7, -257]

/** How long the browser may take over one question. */
export const challengeMs = 5 * 60_000

/** The public address decides, never the Host that a request claims. */
export function relyingParty(config: Pick<Config, 'baseUrl'>): { id: string; origin: string } {
  const { hostname, origin } = new URL(config.baseUrl)
  return { id: hostname, origin }
}

export type NewPasskey = Pick<Passkey, 'id' | 'publicKey' | 'counter' | 'transports'>

export async function verifyNewPasskey(
  deps: PasskeyDeps,
  session: Session,
  answer: string,
): Promise<NewPasskey | Refusal> {
  const response = readAnswer<RegistrationResponseJSON>(answer)
  if (!response) return 'refused'
  return verify(deps, session, 'add', async (expected) => {
    const { registrationInfo } = await verifyRegistrationResponse({
      ...expected,
      response,
      supportedAlgorithmIDs: algorithms,
    })
    if (!registrationInfo) return undefined
    const { id, publicKey, counter, transports } = registrationInfo.credential
    return { id, publicKey: toBase64Url(publicKey), counter, transports: readTransports(transports) }
  })
}

/** The counter of a sound use. The library refuses one that does not go up, once the key counts. */
export async function verifyPasskeyUse(
  deps: PasskeyDeps,
  session: Session,
  { id, publicKey, counter }: Passkey,
  response: AuthenticationResponseJSON,
): Promise<number | Refusal> {
  return verify(deps, session, 'check', async (expected) => {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      ...expected,
      response,
      credential: { id, publicKey: fromBase64Url(publicKey), counter },
    })
    return verified ? authenticationInfo.newCounter : undefined
  })
}

/** Undefined when it is not even the beginning of an answer; the library judges the rest. */
export function readAnswer<Answer extends { id: string }>(text: string): Answer | undefined {
  try {
    const value = JSON.parse(text) as Answer | null
    return typeof value?.id === 'string' ? value : undefined
  } catch {
    return undefined
  }
}

type Purpose = 'add' | 'check'

/** One row a question: two tabs of the same session may each have their own. */
export async function keepChallenge(
  deps: PasskeyDeps,
  session: Session,
  purpose: Purpose,
  challenge: string,
): Promise<void> {
  const idHash = await flowOf(session, purpose, challenge)
  const expiresAt = new Date(deps.now().getTime() + challengeMs).toISOString()
  await deps.db.batch([insertFlow({ idHash, kind: 'passkey', data: true, expiresAt })])
}

interface Expected {
  expectedChallenge: (challenge: string) => boolean
  expectedOrigin: string
  expectedRPID: string
  requireUserVerification: boolean
}

async function verify<T>(
  deps: PasskeyDeps,
  session: Session,
  purpose: Purpose,
  ask: (expected: Expected) => Promise<T | undefined>,
): Promise<T | Refusal> {
  let answered = ''
  const { id, origin } = relyingParty(deps.config)
  const expected: Expected = {
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: false,
    // Looked up once all the rest is found sound: a database in trouble is then not taken for a bad answer.
    expectedChallenge: (challenge) => {
      answered = challenge
      return true
    },
  }
  const result = await ask(expected).catch((error: unknown) => {
    deps.log.warn('account.passkey-refused', { message: messageOf(error) })
  })
  if (result === undefined) return 'refused'
  return (await takeChallenge(deps, session, purpose, answered)) ? result : 'late'
}

async function takeChallenge(
  deps: PasskeyDeps,
  session: Session,
  purpose: Purpose,
  challenge: string,
): Promise<boolean> {
  const idHash = await flowOf(session, purpose, challenge)
  return (await takeFlow(deps.db, 'passkey', idHash, deps.now().toISOString())) !== undefined
}

function flowOf(session: Session, purpose: Purpose, challenge: string): Promise<string> {
  return sha256Hex(`passkey-${purpose}:${session.id}:${challenge}`)
}

// A hint from the browser, that goes back to a browser: names only.
function readTransports(value: unknown): string[] {
  if (!Array.isArray(value)) return []
  return value.filter((one) => typeof one === 'string' && /^[a-z-]{1,20}$/.test(one)).slice(0, 8) as string[]
}
