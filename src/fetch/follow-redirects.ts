import { FetchError } from '../errors.ts'
import { cookieWallError } from './challenge.ts'
import type { ExchangeClock } from './exchange-clock.ts'
import type { FetchOptions, Validators } from './fetch-feed.ts'
import { checkAddress } from './guard-address.ts'
import { readAddress } from './read-address.ts'

/** Where redirects ended, before the body is read. */
export interface Arrival {
  response: Response
  url: URL
  /** Every redirect on the way was permanent (301, 308), and there was one. */
  isMoved: boolean
  /** Gives the host's turn back, once the body is read. */
  leave: () => void
}

interface Request {
  url: URL
  method: 'GET' | 'POST'
  body?: FetchOptions['body']
  /** The definition's own headers, until the first origin is left. */
  own: Record<string, string>
}

const accept =
  'application/atom+xml, application/rss+xml, application/feed+json, application/json;q=0.9, application/xml;q=0.9, text/xml;q=0.9, text/html;q=0.8, */*;q=0.5'

/**
 * Goes where the redirects lead. Each address is checked, and the caller asked (robots.txt, its host's turn), before
 * it is requested.
 *
 * @throws {FetchError} as addresses and redirects deserve, and whatever `fetch` throws
 */
export async function followRedirects(
  first: URL,
  validators: Validators,
  options: FetchOptions,
  clock: ExchangeClock,
): Promise<Arrival> {
  const { method = 'GET', body, headers: own = {} } = options
  let request: Request = { url: first, method, body, own }
  const seen = new Set<string>()
  let isMoved: boolean | undefined
  let hasCookie = false
  for (let hop = 0; hop <= options.maxRedirects; hop += 1) {
    checkAddress(request.url, options)
    const { response, leave } = await ask(request, validators, options, clock)
    const location = isRedirect(response.status) ? response.headers.get('location') : null
    if (!location) return { response, url: request.url, isMoved: isMoved === true, leave }
    await drop(response, leave)
    seen.add(request.url.href)
    hasCookie ||= response.headers.has('set-cookie')
    isMoved = isMoved !== false && (response.status === 301 || response.status === 308)
    request = nextRequest(request, readAddress(readLocation(location), request.url), response.status)
    // It sends us back for a cookie that it has just set, and would do so for ever.
    if (hasCookie && seen.has(request.url.href)) throw cookieWallError()
  }
  throw new FetchError(
    'too-many-redirects',
    `Plus de ${options.maxRedirects} redirections : l’adresse tourne en rond.`,
  )
}

async function ask(
  { url, method, body, own }: Request,
  validators: Validators,
  options: FetchOptions,
  clock: ExchangeClock,
): Promise<{ response: Response; leave: () => void }> {
  clock.stop()
  const leave = (await options.enter?.(url)) ?? (() => undefined)
  try {
    // What one address gave means nothing to another: its 304 would speak of a document that we never read.
    const known = method === 'GET' && url.href === validators.from ? validators : {}
    const headers = { ...requestHeaders(known, options.userAgent), ...own }
    clock.start()
    // The URL standard drops a fragment by itself; `manual` lets us look at each hop.
    const { signal } = clock
    const response = await options.fetch(url.href, { method, headers, body, redirect: 'manual', signal })
    return { response, leave }
  } catch (error) {
    leave()
    throw error
  }
}

async function drop(response: Response, leave: () => void): Promise<void> {
  try {
    await response.body?.cancel()
  } finally {
    leave()
  }
}

/** What the Fetch standard does with each status; a body never goes to another origin, nor do our own headers. */
function nextRequest({ url, method, body, own }: Request, next: URL, status: number): Request {
  const isElsewhere = next.origin !== url.origin
  const kept = isElsewhere ? {} : own
  if (method === 'GET') return { url: next, method, own: kept }
  if (status !== 307 && status !== 308) return { url: next, method: 'GET', own: withoutContent(kept) }
  if (isElsewhere) {
    throw new FetchError(
      'forbidden-address',
      `Le serveur renvoie notre requête vers un autre site (${next.host}) : elle n’y est pas envoyée. Vérifier l’adresse dans la documentation de l’éditeur.`,
    )
  }
  return { url: next, method, body, own: kept }
}

function withoutContent(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !/^content-/i.test(name)))
}

function requestHeaders(validators: Validators, userAgent: string): Record<string, string> {
  return {
    'user-agent': userAgent,
    accept,
    'accept-language': 'fr, en;q=0.5',
    ...(validators.etag ? { 'if-none-match': validators.etag } : {}),
    ...(validators.lastModified ? { 'if-modified-since': validators.lastModified } : {}),
  }
}

/** Many servers write UTF-8 where only ASCII may stand, and `fetch` gives its bytes one by one: browsers read it so. */
function readLocation(header: string): string {
  if (!/[\x80-\xff]/.test(header)) return header
  try {
    const bytes = Uint8Array.from(header, (character) => character.charCodeAt(0))
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes)
  } catch {
    return header
  }
}

function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status)
}
