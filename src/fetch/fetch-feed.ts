import { FetchError } from '../errors.ts'
import type { Log } from '../log.ts'
import { describeFailure } from './describe-failure.ts'
import { checkAddress } from './guard-address.ts'
import { readBody } from './read-body.ts'
import { retryAt } from './retry-at.ts'

/** What a check of one feed's address gave. Only `fresh` has bytes. */
export type FetchResult =
  | {
      kind: 'fresh'
      body: Uint8Array
      /** Where the bytes came from, after redirects: relative links start there. */
      url: string
      contentType: string | undefined
      status: number
      validators: Validators
      /** Where permanent redirects only (301, 308) led: to be asked from now on. */
      movedTo?: string
      /** Until when the server says that its answer holds (Cache-Control, Expires; RFC 9111). */
      freshUntil?: Date
    }
  /** 304, or the same bytes as last time. */
  | { kind: 'unchanged'; status: number; validators: Validators; movedTo?: string; freshUntil?: Date }
  /** 429, or 503 with Retry-After: come back later, nothing is wrong. */
  | { kind: 'limited'; status: number; retryAt: Date }
  | { kind: 'failed'; error: FetchError; status?: number; retryAt?: Date }

/** What makes the next GET conditional (RFC 9110 §13). */
export interface Validators {
  etag?: string
  lastModified?: string
  /** The address that gave them, when redirects led elsewhere than to the one asked. */
  from?: string
}

export interface FetchOptions {
  fetch: typeof fetch
  userAgent: string
  timeoutMs: number
  maxBytes: number
  maxRedirects: number
  allowPrivate: boolean
  now: () => Date
  log?: Log
  /** The program is stopping: fetchFeed then throws the signal's reason, since nothing was learnt of the server. */
  signal?: AbortSignal
  method?: 'GET' | 'POST'
  /** Beside our own; never sent to another origin than the first. */
  headers?: Record<string, string>
  body?: string | FormData | URLSearchParams
}

const accept =
  'application/atom+xml, application/rss+xml, application/feed+json, application/json;q=0.9, application/xml;q=0.9, text/xml;q=0.9, text/html;q=0.8, */*;q=0.5'

/** One polite conditional GET. Never throws for what a server or a network can do: failures are results. */
export async function fetchFeed(
  address: string,
  validators: Validators,
  options: FetchOptions,
): Promise<FetchResult> {
  // One clock for the whole exchange, redirects and body included: a slow drip must not hold a worker.
  const timeout = AbortSignal.timeout(options.timeoutMs)
  const signal = options.signal ? AbortSignal.any([timeout, options.signal]) : timeout
  try {
    const first = parseAddress(address).href
    const from = validators.from ?? first
    const { response, url } = await followRedirects(first, { ...validators, from }, options, signal)
    return await readAnswer(response, { url, first, sent: url === from ? validators : {} }, options)
  } catch (error) {
    options.signal?.throwIfAborted()
    return { kind: 'failed', error: describeFailure(error, options.timeoutMs) }
  }
}

async function followRedirects(
  address: string,
  validators: Validators,
  options: FetchOptions,
  signal: AbortSignal,
): Promise<{ response: Response; url: string }> {
  let url = parseAddress(address)
  for (let hop = 0; hop <= options.maxRedirects; hop += 1) {
    checkAddress(url, options)
    // What one address gave means nothing to another: its 304 would speak of a document that we never read.
    const headers = requestHeaders(url.href === validators.from ? validators : {}, options.userAgent)
    const response = await options.fetch(url.href, { headers, redirect: 'manual', signal })
    const location = isRedirect(response.status) ? response.headers.get('location') : null
    if (!location) return { response, url: url.href }
    await response.body?.cancel()
    url = parseAddress(readLocation(location), url)
  }
  throw new FetchError(
    'too-many-redirects',
    `Plus de ${options.maxRedirects} redirections : l’adresse tourne en rond.`,
  )
}

async function readAnswer(
  response: Response,
  { url, first, sent }: { url: string; first: string; sent: Validators },
  options: FetchOptions,
): Promise<FetchResult> {
  const { status } = response
  // A 304 to an unconditional GET says nothing, and must not heal a source that was never read.
  if (status === 304 && (sent.etag || sent.lastModified)) {
    // A 304 may renew a validator (RFC 9111 §4.3.4); what it does not repeat stays.
    return { kind: 'unchanged', status, validators: { ...sent, ...readValidators(response) } }
  }
  // 206 is a part that nobody asked for: half a document would look like a whole one.
  if (status >= 200 && status < 300 && status !== 206) {
    const body = await readBody(response, options.maxBytes)
    const contentType = response.headers.get('content-type') ?? undefined
    const validators = { ...readValidators(response), ...(url === first ? {} : { from: url }) }
    return { kind: 'fresh', body, url, contentType, status, validators }
  }
  await response.body?.cancel()
  const asked = retryAt(response.headers.get('retry-after'), options.now())
  if (status === 429 || (status === 503 && asked)) {
    return { kind: 'limited', status, retryAt: asked ?? new Date(options.now().getTime() + 3_600_000) }
  }
  return { kind: 'failed', status, error: statusError(status), ...(asked ? { retryAt: asked } : {}) }
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

function readValidators(response: Response): Validators {
  const etag = response.headers.get('etag')
  const lastModified = response.headers.get('last-modified')
  return {
    ...(etag && etag.length <= 512 ? { etag } : {}),
    ...(lastModified && lastModified.length <= 64 ? { lastModified } : {}),
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

function parseAddress(address: string, base?: URL): URL {
  if (!URL.canParse(address, base?.href))
    throw new FetchError('bad-url', `Adresse illisible : « ${address.slice(0, 200)} ».`)
  return new URL(address, base)
}

function statusError(status: number): FetchError {
  const advice: Record<number, string> = {
    304: 'il dit « rien de nouveau » sans qu’on le lui ait demandé',
    401: 'le serveur demande une authentification',
    403: 'le serveur refuse notre robot',
    404: 'la page n’existe plus ; cherchez la nouvelle adresse du flux',
    410: 'le flux est supprimé définitivement',
    500: 'panne du serveur',
    502: 'panne du serveur',
    503: 'serveur indisponible',
  }
  const why = advice[status]
  return new FetchError('http-status', `Le serveur répond ${status}${why ? ` : ${why}.` : '.'}`, { status })
}
