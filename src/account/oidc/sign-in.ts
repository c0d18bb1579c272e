import * as client from 'openid-client'
import { isToken, randomToken } from '../../base64url.ts'
import type { OidcConfig } from '../../config.ts'
import type { Deps } from '../../deps.ts'
import { messageOf } from '../../errors.ts'
import { sha256Hex } from '../../hash.ts'
import type { Person } from '../../store/people.ts'
import { insertFlow, takeFlow } from '../../store/sign-in-flows.ts'
import { type Claims, type Profile, readProfile } from './claims.ts'
import { type PersonRefusal, settlePerson } from './person.ts'
import { type ProviderFetch, openProvider, plainFetch } from './provider.ts'

export const oidcCallbackPath = '/connexion/oidc/retour'

/** How long a person may stay at the provider's. */
export const oidcFlowSeconds = 600

export type OidcDeps = Pick<Deps, 'config' | 'db' | 'now' | 'log'>

export type OidcRefusal =
  /** Used, past, of another browser, or never begun. */
  | 'no-flow'
  /** The person said no at the provider's. */
  | 'denied'
  /** The provider told an error, or its answer does not stand the checks. */
  | 'bad-answer'
  | 'unavailable'
  | PersonRefusal

export type OidcStart =
  /** `browserToken` goes into the browser's cookie: only that browser may finish. */
  { kind: 'away'; url: string; browserToken: string } | { kind: 'refused'; reason: 'unavailable' }

export type OidcEnd =
  | { kind: 'signed-in'; person: Person; returnTo: string }
  | { kind: 'refused'; reason: OidcRefusal; returnTo?: string }

/** Signing in with an OpenID Connect provider: authorization code, PKCE, state and nonce. */
export interface OidcSignIn {
  begin(given: { returnTo: string; browserToken?: string }): Promise<OidcStart>
  /** `answer` is the query of the callback. */
  finish(given: { answer: URLSearchParams; browserToken?: string }): Promise<OidcEnd>
}

interface OidcFlow {
  state: string
  nonce: string
  verifier: string
  returnTo: string
}

/** The sign-in of a configured provider. It keeps the provider's description in memory, hence one for the program. */
export function openOidcSignIn(
  deps: OidcDeps,
  config: OidcConfig,
  options: { fetch?: ProviderFetch } = {},
): OidcSignIn {
  const provider = openProvider(config, { now: deps.now, fetch: options.fetch ?? plainFetch })
  return {
    begin: (given) => begin(deps, config, provider, given),
    finish: (given) => finish(deps, config, provider, given),
  }
}

type FindProvider = () => Promise<client.Configuration>

async function begin(
  deps: OidcDeps,
  config: OidcConfig,
  findProvider: FindProvider,
  given: Parameters<OidcSignIn['begin']>[0],
): Promise<OidcStart> {
  const provider = await findProvider().catch((error: unknown) => noteFault(deps, 'discovery', error))
  if (!provider) return { kind: 'refused', reason: 'unavailable' }
  const flow: OidcFlow = {
    state: client.randomState(),
    nonce: client.randomNonce(),
    verifier: client.randomPKCECodeVerifier(),
    returnTo: given.returnTo,
  }
  // One token a browser, one state a tab: a second tab does not spoil what the first began.
  const browserToken = isToken(given.browserToken) ? given.browserToken : randomToken()
  const expiresAt = new Date(deps.now().getTime() + oidcFlowSeconds * 1000).toISOString()
  await deps.db.batch([
    insertFlow({ idHash: await flowId(browserToken, flow.state), kind: 'oidc', data: flow, expiresAt }),
  ])
  const url = client.buildAuthorizationUrl(provider, {
    redirect_uri: callbackOf(deps).href,
    scope: config.scope,
    state: flow.state,
    nonce: flow.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(flow.verifier),
    code_challenge_method: 'S256',
  })
  return { kind: 'away', url: url.href, browserToken }
}

async function finish(
  deps: OidcDeps,
  config: OidcConfig,
  findProvider: FindProvider,
  { answer, browserToken }: Parameters<OidcSignIn['finish']>[0],
): Promise<OidcEnd> {
  const flow = await useFlow(deps, answer.get('state') ?? '', browserToken)
  if (!flow) return { kind: 'refused', reason: 'no-flow' }
  const { returnTo } = flow
  const refuse = (reason: OidcRefusal): OidcEnd => ({ kind: 'refused', reason, returnTo })
  const provider = await findProvider().catch((error: unknown) => noteFault(deps, 'discovery', error))
  if (!provider) return refuse('unavailable')
  let profile: Profile
  try {
    profile = await exchange(provider, config, { flow, callback: callbackOf(deps, answer) })
  } catch (error) {
    const reason = reasonOf(error)
    if (reason !== 'denied') noteFault(deps, 'exchange', error)
    return refuse(reason)
  }
  const settled = await settlePerson(deps, config, profile)
  if (settled.kind === 'person') return { kind: 'signed-in', person: settled.person, returnTo }
  deps.log.warn('account.oidc-refused', { reason: settled.reason })
  return refuse(settled.reason)
}

// Used up before anything else: of two requests that bring the same answer, one goes on.
async function useFlow(
  deps: OidcDeps,
  state: string,
  browserToken: string | undefined,
): Promise<OidcFlow | undefined> {
  if (!isToken(browserToken) || !isToken(state)) return undefined
  const idHash = await flowId(browserToken, state)
  return (await takeFlow(deps.db, 'oidc', idHash, deps.now().toISOString())) as OidcFlow | undefined
}

/** Exchanges the code; the library checks the state, the issuer, the ID token with its signature and nonce, and that userinfo is about the same person. */
async function exchange(
  provider: client.Configuration,
  config: OidcConfig,
  { flow, callback }: { flow: OidcFlow; callback: URL },
): Promise<Profile> {
  const tokens = await client.authorizationCodeGrant(provider, callback, {
    pkceCodeVerifier: flow.verifier,
    expectedState: flow.state,
    expectedNonce: flow.nonce,
    idTokenExpected: true,
  })
  const idToken = tokens.claims()
  if (!idToken) throw new Error('The provider gave no ID token.')
  const hasUserInfo = provider.serverMetadata().userinfo_endpoint !== undefined
  const userInfo: Claims = hasUserInfo
    ? await client.fetchUserInfo(provider, tokens.access_token, idToken.sub)
    : {}
  return readProfile(config, idToken, userInfo)
}

function reasonOf(error: unknown): OidcRefusal {
  if (error instanceof client.AuthorizationResponseError) {
    if (error.error === 'access_denied') return 'denied'
    return error.error === 'temporarily_unavailable' ? 'unavailable' : 'bad-answer'
  }
  return isSilence(error) ? 'unavailable' : 'bad-answer'
}

/** True when the provider gave no answer to judge: the network, a time-out, a server error. */
function isSilence(error: unknown): boolean {
  if (error instanceof client.ResponseBodyError) return error.status >= 500
  if (error instanceof client.ClientError) {
    if (error.cause instanceof Response) return error.cause.status >= 500
    return error.code === undefined || error.code === 'OAUTH_TIMEOUT'
  }
  return error instanceof TypeError
}

// Codes and the library's own sentences: what the provider sent may hold a token.
function noteFault(deps: OidcDeps, step: 'discovery' | 'exchange', error: unknown): undefined {
  const { code, error: told } = error as { code?: string; error?: string }
  const { cause } = error as { cause?: unknown }
  deps.log.warn('account.oidc-failed', {
    step,
    message: messageOf(error),
    code,
    // Straight from the address of the callback: anyone may write there, at any length.
    told: told?.slice(0, 100),
    cause: cause instanceof Error ? cause.message : undefined,
  })
  return undefined
}

// Built from the public address, whatever host the request names; `href` on both sides, since they must be equal.
function callbackOf({ config }: OidcDeps, answer?: URLSearchParams): URL {
  const url = new URL(config.baseUrl + oidcCallbackPath)
  if (answer) url.search = answer.toString()
  return url
}

function flowId(browserToken: string, state: string): Promise<string> {
  return sha256Hex(`${browserToken}.${state}`)
}
