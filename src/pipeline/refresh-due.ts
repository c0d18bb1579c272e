import { watchedFeeds } from '../catalogue/watched-feeds.ts'
import type { Deps } from '../deps.ts'
import type { FeedDefinition } from '../feed/definition.ts'
import { createHostPace } from '../fetch/host-pace.ts'
import { runByHost } from '../fetch/host-queue.ts'
import { messageOf } from '../errors.ts'
import { listDueFeeds, registerFeeds } from '../store/feed-state.ts'
import { createHostManners } from './host-manners.ts'
import { type CheckOptions, type RefreshDeps, refreshFeed, type RefreshResult } from './refresh-feed.ts'

export interface RefreshReport {
  feed: FeedDefinition
  /** Undefined when a fault of ours stopped it (the log has it). */
  result: RefreshResult | undefined
}

export interface RefreshOptions extends CheckOptions {
  holder: string
  /** Told as each feed ends, for a person who watches. */
  onReport?: (report: RefreshReport, done: number, total: number) => void
}

/** Most feeds checked in one run; the rest is still due at the next. */
const mostAtOnce = 1000

/** The feeds that are due now, registered first so that a new definition is due at once. */
export async function findDueFeeds(
  deps: Pick<Deps, 'db' | 'feeds' | 'log' | 'now'>,
): Promise<FeedDefinition[]> {
  const now = deps.now().toISOString()
  const watched = await watchedFeeds(deps)
  const active = new Map(watched.filter((feed) => !feed.paused).map((feed) => [feed.id, feed]))
  await registerFeeds(deps.db, [...active.keys()], now)
  const due = await listDueFeeds(deps.db, now, mostAtOnce)
  return due.flatMap((id) => active.get(id) ?? [])
}

/** Checks these feeds, several hosts at once and one request at a time to each. One feed's trouble never stops another. */
export async function refreshFeeds(
  deps: RefreshDeps,
  feeds: readonly FeedDefinition[],
  options: RefreshOptions,
): Promise<RefreshReport[]> {
  const reports: RefreshReport[] = []
  const manners = createHostManners(deps, createHostPace())
  await runByHost(
    feeds.map((feed) => ({
      host: new URL(feed.url).host,
      run: async () => {
        const result = await refreshSafely(deps, feed, options.holder, { ...options, manners })
        const report = { feed, result }
        reports.push(report)
        options.onReport?.(report, reports.length, feeds.length)
      },
    })),
    { concurrency: deps.config.fetch.concurrency, waitOf: manners.waitOf, signal: options.signal },
  )
  return reports
}

/** The door between one feed and the others: a fault of ours is logged, its lease given back, and the rest goes on. */
export async function refreshSafely(
  deps: RefreshDeps,
  feed: FeedDefinition,
  holder: string,
  options: CheckOptions = {},
): Promise<RefreshResult | undefined> {
  try {
    const result = await refreshFeed(deps, feed, holder, options)
    logResult(deps, feed, result)
    return result
  } catch (error) {
    deps.log.error('feed-crashed', { feed: feed.id, error: messageOf(error) })
    return undefined
  }
}

function logResult(deps: RefreshDeps, feed: FeedDefinition, result: RefreshResult): void {
  if (result.kind === 'fresh') {
    deps.log.info('feed-read', {
      feed: feed.id,
      seen: result.seen,
      added: result.added,
      revised: result.revised,
    })
  } else if (result.kind === 'failed') {
    // A publisher's trouble is not ours: a warning, with what staff will read on the page of the source.
    deps.log.warn('feed-failed', { feed: feed.id, code: result.error.code, error: result.error.message })
  } else {
    deps.log.info(`feed-${result.kind}`, { feed: feed.id })
  }
}
