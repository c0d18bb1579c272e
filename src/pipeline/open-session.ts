import type { RequestOptions, Session } from '../acquire/session.ts'
import type { FeedDefinition } from '../feed/definition.ts'
import { describeFailure } from '../fetch/describe-failure.ts'
import { fetchFeed, type FetchResult } from '../fetch/fetch-feed.ts'
import { readAddress } from '../fetch/read-address.ts'
import { canonicaliseUrl } from '../normalise/url.ts'
import { listKnownAddresses } from '../store/known-items.ts'
import { type CheckBudget, createCheckBudget, waitedTooLong } from './check-budget.ts'
import { createHostManners, type HostManners } from './host-manners.ts'
import type { RefreshDeps } from './refresh-feed.ts'
import { createStorePace } from './store-pace.ts'

export type SessionDeps = Pick<RefreshDeps, 'config' | 'db' | 'fetch' | 'log' | 'now' | 'secret'>

/** The requests that one check of a feed may make; with the other feeds of its run, or alone. */
export function openSession(
  deps: SessionDeps,
  feed: FeedDefinition,
  signal: AbortSignal | undefined,
  manners: HostManners = createHostManners(deps, createStorePace(deps)),
): Session {
  const budget = createCheckBudget(deps.config.fetch)
  return {
    request: (url, options = {}) => request({ deps, feed, signal, manners, budget }, url, options),
    knownAddresses: (urls) =>
      listKnownAddresses(
        deps.db,
        feed.id,
        urls.flatMap((url) => canonicaliseUrl(url) ?? []),
      ),
    // Those that the definition names and no other: a redirect may lead to an address with a hole, `?x={VIGIE_SECRET}`.
    secret: (name) => (feed.secrets?.includes(name) ? deps.secret(name) : undefined),
    now: deps.now,
  }
}

interface Check {
  deps: SessionDeps
  feed: FeedDefinition
  signal: AbortSignal | undefined
  manners: HostManners
  budget: CheckBudget
}

async function request(
  check: Check,
  address: string,
  { validators = {}, ...rest }: RequestOptions,
): Promise<FetchResult> {
  const { deps, feed, signal, manners, budget } = check
  const isExempt = 'auth' in feed && feed.auth?.url === address
  try {
    const limits = budget.next()
    const url = readAddress(address)
    const refusal = await manners.findRefusal(url, { signal, isExempt })
    if (refusal) return refusal
    const result = await fetchFeed(address, validators, {
      ...deps,
      ...deps.config.fetch,
      ...limits,
      ...rest,
      userAgent: deps.config.userAgent,
      signal,
      enter: (hop) => enter(check, hop, hop.href === url.href || isExempt),
    })
    if (result.kind === 'fresh') budget.addBytes(result.body.byteLength)
    if (result.kind === 'limited') await manners.hold(url, result.retryAt)
    return result
  } catch (error) {
    signal?.throwIfAborted()
    return { kind: 'failed', error: describeFailure(error, deps.config.fetch.timeoutMs) }
  }
}

/** Each redirect is a request like another: its own robots.txt, and its host's turn. */
async function enter({ signal, manners, budget }: Check, hop: URL, isAsked: boolean): Promise<() => void> {
  const refusal = isAsked ? undefined : await manners.findRefusal(hop, { signal })
  if (refusal?.kind === 'failed') throw refusal.error
  const patience = AbortSignal.timeout(Math.max(1, Math.round(budget.waitLeft())))
  const started = performance.now()
  try {
    return await manners.enter(hop, signal ? AbortSignal.any([signal, patience]) : patience)
  } catch (error) {
    throw patience.aborted && !signal?.aborted ? waitedTooLong() : error
  } finally {
    budget.addWait(performance.now() - started)
  }
}
