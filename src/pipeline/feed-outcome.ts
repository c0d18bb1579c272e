import type { WatchError } from '../errors.ts'
import type { FeedDefinition } from '../feed/definition.ts'
import { nextCheck } from '../feed/schedule.ts'
import type { Validators } from '../fetch/fetch-feed.ts'
import type { Item } from '../normalise/item.ts'
import type { ParsedFeed } from '../parse/raw-item.ts'
import type { FeedState } from '../store/feed-state.ts'

/** What a check leaves on the feed: one function an outcome, so that no branch forgets a field. */
interface Clock {
  started: Date
  now: () => Date
  random: () => number
}

interface Read {
  validators: Validators
  status: number
  movedTo?: string
  freshUntil?: Date
  bodyHash: string
  cursor?: string
  parsed: ParsedFeed
  items: readonly Item[]
  seen: number
  added: number
  revised: number
  rejected: number
}

export function afterSuccess(state: FeedState, feed: FeedDefinition, read: Read, clock: Clock): FeedState {
  const checked = checkedNow(clock)
  const changed = read.added + read.revised > 0 ? checked.checkedAt : state.changedAt
  return {
    ...healthy(state, feed, clock),
    ...checked,
    outcome: 'fresh',
    httpStatus: read.status,
    bodyHash: read.bodyHash,
    ...validatorsOf(read),
    bozo: read.parsed.bozo,
    cursor: read.cursor,
    itemsSeen: read.seen,
    itemsNew: read.added,
    itemsDropped: read.rejected,
    changedAt: changed,
    confirmedAt: state.confirmedAt ?? (read.seen > 0 ? checked.checkedAt : undefined),
  }
}

/** Only reached when the last reading succeeded: after a failure the GET is unconditional. */
export function afterUnchanged(
  state: FeedState,
  feed: FeedDefinition,
  answer: { status: number; validators: Validators },
  clock: Clock,
): FeedState {
  return {
    ...healthy(state, feed, clock),
    ...checkedNow(clock),
    ...validatorsOf(answer),
    outcome: 'unchanged',
    httpStatus: answer.status,
    itemsNew: 0,
  }
}

/** Asked to wait: neither a success nor a failure. */
export function afterLimit(
  state: FeedState,
  feed: FeedDefinition,
  answer: { status: number; retryAt: Date },
  clock: Clock,
): FeedState {
  const rhythm = {
    everyMinutes: feed.everyMinutes,
    failures: 0,
    notBefore: answer.retryAt,
    random: clock.random(),
  }
  return {
    ...state,
    ...checkedNow(clock),
    outcome: 'limited',
    httpStatus: answer.status,
    nextCheckAt: nextCheck(clock.now(), rhythm).toISOString(),
  }
}

export function afterFailure(
  state: FeedState,
  feed: FeedDefinition,
  failure: { error: WatchError; status?: number; retryAt?: Date },
  clock: Clock,
): FeedState {
  const checked = checkedNow(clock)
  const failures = state.failures + 1
  const rhythm = {
    everyMinutes: feed.everyMinutes,
    failures,
    notBefore: failure.retryAt,
    random: clock.random(),
  }
  return {
    ...state,
    ...checked,
    outcome: 'failed',
    failures,
    errorCode: failure.error.code,
    errorMessage: failure.error.message,
    failingSince: state.failingSince ?? checked.checkedAt,
    httpStatus: failure.status,
    itemsNew: 0,
    nextCheckAt: nextCheck(clock.now(), rhythm).toISOString(),
  }
}

export function whenUnconfigured(
  state: FeedState,
  feed: FeedDefinition,
  missing: readonly string[],
  clock: Clock,
): FeedState {
  const names = missing.join(', ')
  return {
    ...healthy(state, feed, clock),
    ...checkedNow(clock),
    succeededAt: state.succeededAt,
    outcome: 'unconfigured',
    errorCode: 'missing-secret',
    errorMessage: `À configurer : ${names} ${missing.length > 1 ? 'sont absentes' : 'est absente'} de l’environnement.`,
    itemsNew: 0,
  }
}

/** All three together: a validator that the server no longer gives is of no more use. */
function validatorsOf({ validators }: { validators: Validators }) {
  const { etag, lastModified, from } = validators
  return { etag, lastModified, validatorsFrom: from }
}

function healthy(state: FeedState, feed: FeedDefinition, clock: Clock): FeedState {
  const { errorCode: _c, errorMessage: _m, failingSince: _f, ...rest } = state
  const rhythm = { everyMinutes: feed.everyMinutes, failures: 0, random: clock.random() }
  return {
    ...rest,
    failures: 0,
    succeededAt: clock.now().toISOString(),
    nextCheckAt: nextCheck(clock.now(), rhythm).toISOString(),
  }
}

function checkedNow(clock: Clock): { checkedAt: string; durationMs: number } {
  const now = clock.now()
  return { checkedAt: now.toISOString(), durationMs: Math.max(0, now.getTime() - clock.started.getTime()) }
}
