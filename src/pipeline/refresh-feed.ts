import type { Deps } from '../deps.ts'
import { enrichItem } from '../enrich/enrich-item.ts'
import { acquireFeed, type Acquired, type KnownReading } from '../acquire/acquire-feed.ts'
import { WatchError } from '../errors.ts'
import type { FeedDefinition } from '../feed/definition.ts'
import { mapInTurns } from '../normalise/map-in-turns.ts'
import { normaliseItems } from '../normalise/normalise-item.ts'
import { currentEnricher } from '../taxonomy/current-enricher.ts'
import { type FeedState, findFeedState, leaseFeed, releaseFeed } from '../store/feed-state.ts'
import { longestCheckMs } from './check-budget.ts'
import { findFamily } from './amend-items.ts'
import type { Session } from '../acquire/session.ts'
import { heardLanguages } from './heard-languages.ts'
import { completeItems } from './complete-items.ts'
import { closeCheck, nothingSeen } from './close-check.ts'
import { hashDefinition } from './definition-hash.ts'
import { afterFailure, afterLimit, afterSuccess, afterUnchanged, whenUnconfigured } from './feed-outcome.ts'
import type { HostManners } from './host-manners.ts'
import { leaveOut } from './leave-out.ts'
import { openSession } from './open-session.ts'
import { type Saved, saveItems } from './save-items.ts'

export type RefreshResult =
  | { kind: 'fresh'; seen: number; added: number; revised: number }
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
  /** Shared with the other feeds of the run; alone, a check shares them through the database. */
  manners?: HostManners
}

export type RefreshDeps = Pick<
  Deps,
  | 'axes'
  | 'config'
  | 'db'
  | 'feeds'
  | 'extractFullText'
  | 'fetch'
  | 'log'
  | 'now'
  | 'random'
  | 'secret'
  | 'enricher'
>

/**
 * One check of one feed, from the GET to the stored items: the whole pipeline in order. Whatever a publisher does
 * ends as a state on the feed; only a fault of ours (the database) throws.
 */
export async function refreshFeed(
  deps: RefreshDeps,
  feed: FeedDefinition,
  holder: string,
  { onlyDue, signal, manners }: CheckOptions = {},
): Promise<RefreshResult> {
  const started = deps.now()
  const until = new Date(started.getTime() + longestCheckMs(deps.config.fetch))
  const lease = { holder, now: started.toISOString(), until: until.toISOString(), onlyDue }
  if (!(await leaseFeed(deps.db, feed.id, lease))) return { kind: 'busy' }
  try {
    return await checkLeased(deps, feed, started, { signal, manners })
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
  { signal, manners }: CheckOptions,
): Promise<RefreshResult> {
  const state = await readState(deps, feed)
  const missing = (feed.secrets ?? []).filter((name) => !deps.secret(name))
  const clock = { started, now: deps.now, random: deps.random }
  if (missing.length > 0) {
    await deps.db.batch(closeCheck(feed, state, whenUnconfigured(state, feed, missing, clock), nothingSeen))
    return { kind: 'unconfigured', missing }
  }
  const close = (after: FeedState) => deps.db.batch(closeCheck(feed, state, after, nothingSeen))
  const session = openSession(deps, feed, signal, manners)
  try {
    const answer = await acquireFeed(atItsAddress(feed, state), knownOf(state), session)
    switch (answer.kind) {
      case 'unchanged':
        await close(afterUnchanged(state, feed, answer, clock))
        return { kind: 'unchanged' }
      case 'limited':
        await close(afterLimit(state, feed, answer, clock))
        return { kind: 'limited', until: answer.retryAt.toISOString() }
      case 'failed':
        await close(afterFailure(state, feed, answer, clock))
        return { kind: 'failed', error: answer.error }
      case 'fresh':
        return await keepFresh(deps, feed, state, answer, { clock, session, signal })
    }
  } finally {
    session.close()
  }
}

type Read = Extract<Acquired, { kind: 'fresh' }>
type Clock = { started: Date; now: () => Date; random: () => number }

async function keepFresh(
  deps: RefreshDeps,
  feed: FeedDefinition,
  state: FeedState,
  answer: Read,
  { clock, session, signal }: { clock: Clock; session: Session; signal?: AbortSignal },
): Promise<RefreshResult> {
  const { parsed, first, url, bodyHash, cursor } = answer
  const { items, rejected } = leaveOut(await normaliseItems(parsed, { ...feed, url }), feed)
  const whole = await completeItems(deps, feed, items, session, signal)
  const heard = heardLanguages(parsed, whole)
  const enricher = await currentEnricher(deps)
  const enriched = await mapInTurns(heard, (item) => enrichItem(item, feed, enricher))
  const finish = (saved: Saved) => {
    const all = [...rejected, ...saved.buried]
    const seen = saved.seen + (parsed.leftAsTheyAre ?? 0)
    const read = { ...first, ...saved, seen, bodyHash, cursor, rejected: rejected.length, parsed, items }
    return closeCheck(feed, state, afterSuccess(state, feed, read, clock), { ...saved, seen, rejected: all })
  }
  const { buried: _, ...saved } = await saveItems(
    deps,
    feed.id,
    enriched,
    finish,
    await findFamily(deps, feed),
  )
  return { kind: 'fresh', ...saved }
}

/** Until the definition changes, a source is asked where its permanent redirect leads. */
function atItsAddress(feed: FeedDefinition, { movedTo }: FeedState): FeedDefinition {
  return movedTo ? { ...feed, url: movedTo } : feed
}

/** A changed definition starts afresh: validators and hashes belong to the old address and selectors. */
async function readState(deps: RefreshDeps, feed: FeedDefinition): Promise<FeedState> {
  const state = await findFeedState(deps.db, feed.id)
  if (!state) throw new WatchError('unknown-feed', `Le flux ${feed.id} n’est pas enregistré.`)
  const definitionHash = await hashDefinition(feed)
  if (state.definitionHash === definitionHash) return state
  const { etag: _e, lastModified: _l, validatorsFrom: _f, bodyHash: _b, ...rest } = state
  const { movedTo: _t, movedAt: _a, goneAt: _g, cursor: _c, usualItems: _u, ...kept } = rest
  return { ...kept, definitionHash }
}

/** After a failure the next GET is unconditional: a 304 must not heal what was never read. */
function knownOf(state: FeedState): KnownReading {
  const cursor = state.cursor ? { cursor: state.cursor } : {}
  if (state.failures > 0) return { validators: {}, ...cursor }
  return {
    validators: {
      ...(state.etag ? { etag: state.etag } : {}),
      ...(state.lastModified ? { lastModified: state.lastModified } : {}),
      ...(state.validatorsFrom ? { from: state.validatorsFrom } : {}),
    },
    ...(state.bodyHash ? { bodyHash: state.bodyHash } : {}),
    ...cursor,
  }
}
