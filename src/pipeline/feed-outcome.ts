import type { WatchError } from '../errors.ts'
import type { FeedDefinition } from '../feed/definition.ts'
import { findRhythm } from '../feed/rhythm.ts'
import { goneWait, nextCheck } from '../feed/schedule.ts'
import type { Validators } from '../fetch/fetch-feed.ts'
import type { Item } from '../normalise/item.ts'
import type { ParsedFeed } from '../parse/raw-item.ts'
import type { FeedState } from '../store/feed-state.ts'
import { judgeCount } from './usual-items.ts'

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
  const changed = read.added + read.revised > 0 ? newsAt(state, read, checked.checkedAt) : state.changedAt
  const { warningCode: _c, warning: _w, ...before } = state
  const known = { ...before, ...learntOf(state, read, clock.now()), ...judgeCount(feed, state, read.seen) }
  return {
    ...healthy(known, feed, read, clock),
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

/** A first reading finds everything new: the latest date of its items says more, and a source long dead is silent at once. */
function newsAt({ confirmedAt }: FeedState, { items }: Read, now: string): string {
  if (confirmedAt) return now
  const dates = items.flatMap(({ publishedAt, updatedAt }) => publishedAt ?? updatedAt ?? [])
  return (
    dates
      .filter((date) => date <= now)
      .toSorted()
      .at(-1) ?? now
  )
}

/** Only reached when the last reading succeeded: after a failure the GET is unconditional. */
export function afterUnchanged(
  state: FeedState,
  feed: FeedDefinition,
  answer: { status: number; validators: Validators; movedTo?: string; freshUntil?: Date },
  clock: Clock,
): FeedState {
  return {
    ...healthy(state, feed, answer, clock),
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
  const known = withoutLostMove(state, failures, failure.status)
  const isGone = failure.error.code === 'gone' && !state.movedTo
  const rhythm = {
    everyMinutes: feed.everyMinutes,
    failures,
    notBefore: failure.retryAt,
    random: clock.random(),
  }
  const next = isGone ? new Date(clock.now().getTime() + goneWait) : nextCheck(clock.now(), rhythm)
  return {
    ...known,
    ...checked,
    outcome: 'failed',
    failures,
    errorCode: failure.error.code,
    errorMessage: failure.error.message,
    failingSince: state.failingSince ?? checked.checkedAt,
    goneAt: isGone ? (state.goneAt ?? checked.checkedAt) : undefined,
    httpStatus: failure.status,
    itemsNew: 0,
    nextCheckAt: next.toISOString(),
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
    ...healthy(state, feed, {}, clock),
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

/** What a reading teaches of its publisher's habits; what it says nothing of stays as it was known. */
function learntOf(
  { rhythmMinutes }: FeedState,
  { items, parsed: { askedMinutes, skipHours = [], skipDays = [] } }: Read,
  now: Date,
): Partial<FeedState> {
  const dates = items.flatMap(({ publishedAt }) => publishedAt ?? [])
  const skips = skipHours.length + skipDays.length > 0
  return {
    rhythmMinutes: findRhythm(dates, now) ?? rhythmMinutes,
    askedMinutes,
    skipTimes: skips ? { hours: skipHours, days: skipDays } : undefined,
  }
}

/**
 * A permanent redirect is remembered once its target was read well. One that leads back to the definition's own address
 * is no move.
 */
function moveOf(
  state: FeedState,
  feed: FeedDefinition,
  movedTo: string | undefined,
  at: string,
): Partial<FeedState> {
  if (movedTo === undefined || movedTo === state.movedTo) return {}
  if (movedTo === feed.url) return { movedTo: undefined, movedAt: undefined }
  return { movedTo, movedAt: at }
}

/** The new address is missing for the third time in a row: the old one is asked again. */
function withoutLostMove(state: FeedState, failures: number, status: number | undefined): FeedState {
  const isMissing = (one: number | undefined) => one === 404 || one === 410
  if (!state.movedTo || failures < 3 || !isMissing(status) || !isMissing(state.httpStatus)) return state
  const { movedTo: _t, movedAt: _a, ...rest } = state
  return rest
}

function healthy(
  state: FeedState,
  feed: FeedDefinition,
  answer: { movedTo?: string; freshUntil?: Date },
  clock: Clock,
): FeedState {
  const { errorCode: _c, errorMessage: _m, failingSince: _f, goneAt: _g, ...rest } = state
  const now = clock.now()
  const rhythm = {
    everyMinutes: feed.everyMinutes,
    rhythmMinutes: state.rhythmMinutes,
    askedMinutes: state.askedMinutes,
    skip: state.skipTimes,
    notBefore: answer.freshUntil,
    failures: 0,
    random: clock.random(),
  }
  return {
    ...rest,
    ...moveOf(state, feed, answer.movedTo, now.toISOString()),
    failures: 0,
    succeededAt: now.toISOString(),
    nextCheckAt: nextCheck(now, rhythm).toISOString(),
  }
}

function checkedNow(clock: Clock): { checkedAt: string; durationMs: number } {
  const now = clock.now()
  return { checkedAt: now.toISOString(), durationMs: Math.max(0, now.getTime() - clock.started.getTime()) }
}
