import type { FetchError } from '../errors.ts'
import type { Log } from '../log.ts'
import { challengeBytes, challengeError, findChallenge, mayBeChallenge } from './challenge.ts'
import { describeFailure } from './describe-failure.ts'
import { createExchangeClock, type ExchangeClock } from './exchange-clock.ts'
import { type Arrival, followRedirects } from './follow-redirects.ts'
import { freshUntil } from './freshness.ts'
import { readAddress } from './read-address.ts'
import { type EnterLarge, readBody, readStart } from './read-body.ts'
import { retryAt } from './retry-at.ts'
import { statusError } from './status-error.ts'

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
  /** For the answers and the body together, redirects included; not for the time that `enter` takes. */
  timeoutMs: number
  maxBytes: number
  /** Beyond maxBytes, the start is enough (robots.txt): otherwise it is a failure. */
  isStartEnough?: boolean
  maxRedirects: number
  allowPrivate: boolean
  /** Names, addresses or CIDR that may be on a private network all the same. */
  privateHosts?: readonly string[]
  now: () => Date
  log?: Log
  /** The program is stopping: fetchFeed then throws the signal's reason, since nothing was learnt of the server. */
  signal?: AbortSignal
  /** Asked before each request, redirects included. May throw; what it answers is called once the answer is read. */
  enter?: (url: URL) => Promise<() => void>
  /** Asked when a body passes a megabyte: a run holds few of them in memory at once. */
  enterLarge?: EnterLarge
  method?: 'GET' | 'POST'
  /** Beside our own; never sent to another origin than the first. */
  headers?: Record<string, string>
  body?: string | FormData | URLSearchParams
}

/** One polite conditional GET. Never throws for what a server or a network can do: failures are results. */
export async function fetchFeed(
  address: string,
  validators: Validators,
  options: FetchOptions,
): Promise<FetchResult> {
  const clock = createExchangeClock(options.timeoutMs, options.signal)
  try {
    const first = readAddress(address)
    const from = validators.from ?? first.href
    const arrival = await followRedirects(first, { ...validators, from }, options, clock)
    try {
      const isSent = arrival.url.href === from && (options.method ?? 'GET') === 'GET'
      const sent = isSent ? validators : {}
      return await readAnswer(arrival, { first, sent }, { ...options, enterLarge: pausing(clock, options) })
    } finally {
      arrival.leave()
    }
  } catch (error) {
    options.signal?.throwIfAborted()
    return { kind: 'failed', error: describeFailure(error, options.timeoutMs) }
  } finally {
    clock.stop()
  }
}

async function readAnswer(
  { response, url, isMoved }: Arrival,
  { first, sent }: { first: URL; sent: Validators },
  options: FetchOptions,
): Promise<FetchResult> {
  const { status } = response
  const told = { ...movedTo(first, url, isMoved), ...holdsUntil(response, options) }
  // A 304 to an unconditional GET says nothing, and must not heal a source that was never read.
  if (status === 304 && (sent.etag || sent.lastModified)) {
    // A 304 may renew a validator (RFC 9111 §4.3.4); what it does not repeat stays.
    return { kind: 'unchanged', status, validators: { ...sent, ...readValidators(response) }, ...told }
  }
  // 206 is a part that nobody asked for: half a document would look like a whole one.
  if (status < 200 || status >= 300 || status === 206) return readRefusal(response, options)
  const body = options.isStartEnough
    ? await readStart(response, options.maxBytes)
    : await readBody(response, options.maxBytes, options.enterLarge)
  const whose = findChallenge(response, body)
  if (whose) return { kind: 'failed', status, error: challengeError(whose, status) }
  const contentType = response.headers.get('content-type') ?? undefined
  const validators = {
    ...readValidators(response),
    ...(url.href === first.href ? {} : { from: url.href }),
  }
  return { kind: 'fresh', body, url: url.href, contentType, status, validators, ...told }
}

/** Waiting for the place of a large body is not the server's doing. */
function pausing(clock: ExchangeClock, { enterLarge }: FetchOptions): EnterLarge | undefined {
  if (!enterLarge) return undefined
  return async () => {
    clock.stop()
    try {
      return await enterLarge()
    } finally {
      clock.start()
    }
  }
}

async function readRefusal(response: Response, options: FetchOptions): Promise<FetchResult> {
  const { status } = response
  const start = mayBeChallenge(response) ? await readStart(response, challengeBytes) : new Uint8Array()
  await response.body?.cancel()
  const whose = findChallenge(response, start)
  if (whose) return { kind: 'failed', status, error: challengeError(whose, status) }
  const asked = retryAt(response.headers.get('retry-after'), options.now())
  if (status === 429 || (status === 503 && asked)) {
    return { kind: 'limited', status, retryAt: asked ?? new Date(options.now().getTime() + 3_600_000) }
  }
  return { kind: 'failed', status, error: statusError(status), ...(asked ? { retryAt: asked } : {}) }
}

/** A move from https to http is followed and not remembered: whoever is on the way could have written it. */
function movedTo(first: URL, url: URL, isMoved: boolean): { movedTo?: string } {
  const isDowngrade = first.protocol === 'https:' && url.protocol === 'http:'
  return isMoved && !isDowngrade && url.href !== first.href ? { movedTo: url.href } : {}
}

function holdsUntil({ headers }: Response, { now }: FetchOptions): { freshUntil?: Date } {
  const until = freshUntil(headers, now())
  return until ? { freshUntil: until } : {}
}

function readValidators({ headers }: Response): Validators {
  const etag = headers.get('etag')
  const lastModified = headers.get('last-modified')
  return {
    ...(etag && etag.length <= 512 ? { etag } : {}),
    ...(lastModified && lastModified.length <= 64 ? { lastModified } : {}),
  }
}
