import type { Deps } from '../deps.ts'
import { enrichItem } from '../enrich/enrich-item.ts'
import { FetchError, ParseError, WatchError } from '../errors.ts'
import type { FeedDefinition } from '../feed/definition.ts'
import { fetchFeed, type FetchResult, type Validators } from '../fetch/fetch-feed.ts'
import { sha256Hex } from '../hash.ts'
import { normaliseItems } from '../normalise/normalise-item.ts'
import { parseFeed } from '../parse/parse-feed.ts'
import { type FeedState, findFeedState, leaseFeed, releaseFeed, saveFeedState } from '../store/feed-state.ts'
import { hashDefinition } from './definition-hash.ts'
import { afterFailure, afterLimit, afterSuccess, afterUnchanged, whenUnconfigured } from './feed-outcome.ts'
import { type Saved, saveItems } from './save-items.ts'

export type RefreshResult =
  | ({ kind: 'fresh' } & Saved)
  | { kind: 'unchanged' }
  | { kind: 'limited'; until: string }
  | { kind: 'failed'; error: WatchError }
  | { kind: 'unconfigured'; missing: readonly string[] }
  /** Another worker holds the feed, or has just read it. */
  | { kind: 'busy' }
  /** The program is stopping: the feed is as it was, and still due. */
  | { kind: 'stopped' }

export interface CheckOptions {
  /** Leaves a feed alone that another worker has read since it was found due. */
  onlyDue?: boolean
  /** Gives up what is being fetched. */
  signal?: AbortSignal
}

export type RefreshDeps = Pick<
  Deps,
  'config' | 'db' | 'fetch' | 'log' | 'now' | 'random' | 'secret' | 'tagger'
>

/**
 * One check of one feed, from the GET to the stored items: the whole pipeline in order. Whatever a publisher does
 * ends as a state on the feed; only a fault of ours (the database) throws.
 */
export async function refreshFeed(
  deps: RefreshDeps,
  feed: FeedDefinition,
  holder: string,
  { onlyDue, signal }: CheckOptions = {},
): Promise<RefreshResult> {
  const started = deps.now()
  const until = new Date(started.getTime() + deps.config.fetch.timeoutMs + 60_000)
  const lease = { holder, now: started.toISOString(), until: until.toISOString(), onlyDue }
  if (!(await leaseFeed(deps.db, feed.id, lease))) return { kind: 'busy' }
  try {
    return await checkLeased(deps, feed, started, signal)
  } catch (error) {
    await releaseFeed(deps.db, feed.id, holder)
    if (signal?.aborted) return { kind: 'stopped' }
    throw error
  }
}

async function checkLeased(
  deps: RefreshDeps,
  feed: FeedDefinition,
  started: Date,
  signal: AbortSignal | undefined,
): Promise<RefreshResult> {
  const state = await readState(deps, feed)
  const missing = (feed.secrets ?? []).filter((name) => !deps.secret(name))
  const clock = { started, now: deps.now, random: deps.random }
  if (missing.length > 0) {
    await deps.db.batch([saveFeedState(whenUnconfigured(state, feed, missing, clock))])
    return { kind: 'unconfigured', missing }
  }
  const answer = await fetchFeed(feed.url, validatorsOf(state), {
    ...deps.config.fetch,
    ...deps,
    userAgent: deps.config.userAgent,
    signal,
  })
  switch (answer.kind) {
    case 'unchanged':
      await deps.db.batch([saveFeedState(afterUnchanged(state, feed, answer, clock))])
      return { kind: 'unchanged' }
    case 'limited':
      await deps.db.batch([saveFeedState(afterLimit(state, feed, answer, clock))])
      return { kind: 'limited', until: answer.retryAt.toISOString() }
    case 'failed':
      await deps.db.batch([saveFeedState(afterFailure(state, feed, answer, clock))])
      return { kind: 'failed', error: answer.error }
    case 'fresh':
      return await readFresh(deps, feed, state, answer, clock)
  }
}

type Fresh = Extract<FetchResult, { kind: 'fresh' }>
type Clock = { started: Date; now: () => Date; random: () => number }

async function readFresh(
  deps: RefreshDeps,
  feed: FeedDefinition,
  state: FeedState,
  answer: Fresh,
  clock: Clock,
): Promise<RefreshResult> {
  const bodyHash = await sha256Hex(answer.body)
  // Many servers give no validator: the same bytes are the same answer, unless the last reading of them failed.
  if (state.failures === 0 && state.bodyHash === bodyHash) {
    await deps.db.batch([saveFeedState(afterUnchanged(state, feed, answer, clock))])
    return { kind: 'unchanged' }
  }
  try {
    const parsed = await parseFeed(answer.body, { feed, url: answer.url, contentType: answer.contentType })
    const { items, dropped } = await normaliseItems(parsed, { ...feed, url: answer.url })
    const enriched = items.map((item) => enrichItem(item, feed, deps.tagger))
    const finish = (saved: Saved) =>
      saveFeedState(
        afterSuccess(state, feed, { ...answer, ...saved, bodyHash, dropped, bozo: parsed.bozo }, clock),
      )
    return { kind: 'fresh', ...(await saveItems(deps, feed.id, enriched, finish)) }
  } catch (error) {
    if (!(error instanceof ParseError || error instanceof FetchError)) throw error
    await deps.db.batch([saveFeedState(afterFailure(state, feed, { error, status: answer.status }, clock))])
    return { kind: 'failed', error }
  }
}

/** A changed definition starts afresh: validators and hashes belong to the old address and selectors. */
async function readState(deps: RefreshDeps, feed: FeedDefinition): Promise<FeedState> {
  const state = await findFeedState(deps.db, feed.id)
  if (!state) throw new WatchError('unknown-feed', `Le flux ${feed.id} n’est pas enregistré.`)
  const definitionHash = await hashDefinition(feed)
  if (state.definitionHash === definitionHash) return state
  const { etag: _e, lastModified: _l, validatorsFrom: _f, bodyHash: _b, ...rest } = state
  return { ...rest, definitionHash }
}

/** After a failure the next GET is unconditional: a 304 must not heal what was never read. */
function validatorsOf(state: FeedState): Validators {
  if (state.failures > 0) return {}
  return {
    ...(state.etag ? { etag: state.etag } : {}),
    ...(state.lastModified ? { lastModified: state.lastModified } : {}),
    ...(state.validatorsFrom ? { from: state.validatorsFrom } : {}),
  }
}
