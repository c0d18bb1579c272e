import { FetchError, ParseError } from '../../errors.ts'
import type { Auth } from '../../feed/definition.ts'
import type { FetchResult } from '../../fetch/fetch-feed.ts'
import { readJson, valueAt } from '../../parse/records/json-values.ts'
import { obtain, type RequestOptions, type Session, Stopped } from '../session.ts'

/** One request of a source, with whatever opens its door. */
export type Ask = (url: string, options?: RequestOptions) => Promise<FetchResult>

/**
 * Requests that carry the token of the day. When the source refuses it, one new token is asked for; refused again, the
 * check fails: the account is closed, or its rights are gone.
 *
 * @throws {FetchError} `token-refused` when the secrets are not accepted
 */
export async function authorised(auth: Auth | undefined, session: Session): Promise<Ask> {
  if (!auth) return (url, options) => session.request(url, options)
  let token = await exchange(auth, session)
  let renewed = false
  return async (url, options = {}) => {
    const ask = () =>
      session.request(url, { ...options, headers: { ...options.headers, authorization: `Bearer ${token}` } })
    const answer = await ask()
    if (!isRefused(answer) || renewed) return isRefused(answer) ? refusal(auth) : answer
    renewed = true
    token = await exchange(auth, session)
    const second = await ask()
    return isRefused(second) ? refusal(auth) : second
  }
}

async function exchange(auth: Auth, session: Session): Promise<string> {
  try {
    const { body } = await obtain(session, auth.url, tokenRequest(auth, session))
    return readToken(body, auth)
  } catch (error) {
    // Wrong identifiers are a 400 to OAuth (RFC 6749 §5.2), and a 401 or 403 elsewhere.
    if (!(error instanceof Stopped) || error.result.kind !== 'failed') throw error
    const { status } = error.result
    if (status === 400 || status === 401 || status === 403) throw refusal(auth).error
    throw error
  }
}

function tokenRequest(auth: Auth, session: Session): RequestOptions {
  const secret = (name: string) => session.secret(name) ?? ''
  if (auth.kind === 'token-exchange') {
    return { method: 'POST', headers: { [auth.header]: secret(auth.secret) } }
  }
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: secret(auth.idSecret),
    client_secret: secret(auth.keySecret),
    ...(auth.scope ? { scope: auth.scope } : {}),
  })
  return { method: 'POST', body: form }
}

/** What may stand in a header: a token of another shape would make the request itself fail, and tell it. */
const tokenShape = /^[\x21-\x7e]{1,8192}$/

function readToken(body: Uint8Array, auth: Auth): string {
  const path = auth.kind === 'token-exchange' ? auth.tokenPath : 'access_token'
  const token = valueAt(readJson(new TextDecoder().decode(body)), path)
  if (typeof token === 'string' && tokenShape.test(token)) return token
  throw new ParseError(
    'mapping-found-nothing',
    `${serverOf(auth)} n’a pas donné de jeton au chemin « ${path} ». Le service a sans doute changé sa façon d’ouvrir l’accès.`,
  )
}

function isRefused(answer: FetchResult): boolean {
  return answer.kind === 'failed' && answer.status === 401
}

function refusal(auth: Auth): Extract<FetchResult, { kind: 'failed' }> {
  const names = auth.kind === 'token-exchange' ? auth.secret : `${auth.idSecret} et ${auth.keySecret}`
  const error = new FetchError(
    'token-refused',
    `${serverOf(auth)} refuse le jeton d’accès : vérifier ${names} auprès du service, qui l’a peut-être révoqué.`,
    { status: 401 },
  )
  return { kind: 'failed', error, status: 401 }
}

function serverOf({ url }: Auth): string {
  return new URL(url).hostname
}
