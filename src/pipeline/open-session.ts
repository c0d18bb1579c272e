import type { RequestOptions, Session } from '../acquire/session.ts'
import type { FeedDefinition } from '../feed/definition.ts'
import { describeFailure } from '../fetch/describe-failure.ts'
import { fetchFeed, type FetchResult } from '../fetch/fetch-feed.ts'
import { readAddress } from '../fetch/read-address.ts'
import { canonicaliseUrl } from '../normalise/url.ts'
import { listKnownAddresses } from '../store/known-items.ts'
import { type CheckBudget, createCheckBudget, tooManyBytes, waitedTooLong } from './check-budget.ts'
import { createHostManners, type HostManners } from './host-manners.ts'
import type { RefreshDeps } from './refresh-feed.ts'
import { createStorePace } from './store-pace.ts'

export type SessionDeps = Pick<RefreshDeps, 'config' | 'db' | 'fetch' | 'log' | 'now' | 'secret'>

export interface OpenSession extends Session {
  /** The check has ended: what it held is free for the other feeds of the run. */
  close(): void
}

/** The requests that one check of a feed may make; with the other feeds of its run, or alone. */
export function openSession(
  deps: SessionDeps,
  feed: FeedDefinition,
  signal: AbortSignal | undefined,
  manners: HostManners = createHostManners(deps, createStorePace(deps)),
): OpenSession {
  const check: Check = { deps, feed, signal, manners, budget: createCheckBudget(deps.config.fetch) }
  const leaveLarge = () => {
    // A turn that never came (the program stops) holds nothing.
    check.large?.then((leave) => leave()).catch(() => undefined)
    check.large = undefined
  }
  return {
    request(url, options = {}) {
      leaveLarge()
      return request(check, url, options)
    },
    knownAddresses: (urls) =>
      listKnownAddresses(
        deps.db,
        feed.id,
        urls.flatMap((url) => canonicaliseUrl(url) ?? []),
      ),
    secret: deps.secret,
    now: deps.now,
    close: leaveLarge,
  }
}

interface Check {
  deps: SessionDeps
  feed: FeedDefinition
  signal: AbortSignal | undefined
  manners: HostManners
  budget: CheckBudget
  /** Held from a large body until it is stored, or the next request. */
  large?: Promise<() => void>
}

async function request(
  check: Check,
  address: string,
  { validators = {}, ...rest }: RequestOptions,
): Promise<FetchResult> {
  const { deps, feed, signal, manners, budget } = check
  try {
    const limits = budget.next()
    const url = readAddress(address)
    const isExempt = isOffered(feed, url)
    const refusal = await manners.findRefusal(url, { signal, isExempt })
    if (refusal) return refusal
    const result = await fetchFeed(address, validators, {
      ...deps,
      ...deps.config.fetch,
      ...limits,
      ...rest,
      userAgent: deps.config.userAgent,
      signal,
      enter: (hop) => enter(check, hop, hop.href === url.href || isOffered(feed, hop)),
      enterLarge: () => enterLarge(check),
    })
    if (result.kind === 'fresh') budget.addBytes(result.body.byteLength)
    const isShort = limits.maxBytes < deps.config.fetch.maxBytes
    if (isShort && result.kind === 'failed' && result.error.code === 'too-large')
      throw tooManyBytes(deps.config.fetch)
    if (result.kind === 'limited') await manners.hold(url, result.retryAt)
    return result
  } catch (error) {
    signal?.throwIfAborted()
    return { kind: 'failed', error: describeFailure(error, deps.config.fetch.timeoutMs) }
  }
}

/** Whether the publisher offers this address to programs: where it gives its tokens, and the host of its API. */
function isOffered(feed: FeedDefinition, url: URL): boolean {
  if ('auth' in feed && feed.auth && readAddress(feed.auth.url).href === url.href) return true
  return feed.api === true && URL.canParse(feed.url) && new URL(feed.url).host === url.host
}

/** Each redirect is a request like another: its own robots.txt, and its host's turn. */
async function enter(check: Check, hop: URL, isAsked: boolean): Promise<() => void> {
  const { signal, manners } = check
  const refusal = isAsked ? undefined : await manners.findRefusal(hop, { signal })
  if (refusal?.kind === 'failed') throw refusal.error
  return wait(check, (patience) => manners.enter(hop, patience))
}

async function enterLarge(check: Check): Promise<() => void> {
  await (check.large ??= wait(check, (patience) => check.manners.enterLarge(patience)))
  return () => undefined
}

async function wait<T>({ signal, budget }: Check, turn: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const patience = AbortSignal.timeout(Math.max(1, Math.round(budget.waitLeft())))
  const started = performance.now()
  try {
    return await turn(signal ? AbortSignal.any([signal, patience]) : patience)
  } catch (error) {
    throw patience.aborted && !signal?.aborted ? waitedTooLong() : error
  } finally {
    budget.addWait(performance.now() - started)
  }
}
