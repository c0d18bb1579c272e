import type { WatchedFeed } from '../catalogue/watched-feeds.ts'
import type { FeedDefinition } from '../feed/definition.ts'
import type { Rejection } from '../normalise/normalise-item.ts'
import type { Statement } from '../store/database.ts'
import { type FeedState, saveFeedState } from '../store/feed-state.ts'
import { countDay } from './count-day.ts'
import { passHealth } from './pass-health.ts'

/** What one check did, for the proof of coverage. */
export interface Tally {
  /** Items of the document, those that a person deleted included. */
  seen: number
  added: number
  revised: number
  rejected: readonly Rejection[]
}

export const nothingSeen: Tally = { seen: 0, added: 0, revised: 0, rejected: [] }

/**
 * What ends a check, in one batch with its last items: the feed's state, the passage from one health to another, and
 * the day's counts.
 */
export function closeCheck(
  feed: FeedDefinition | WatchedFeed,
  before: FeedState,
  after: FeedState,
  tally: Tally,
): Statement[] {
  const { state, history } = passHealth(feed, before, after)
  return [saveFeedState(state), ...history, ...countDay(feed, before, state, tally)]
}
