import { canonicaliseUrl } from '../normalise/url.ts'
import type { RequestOptions, Session } from '../acquire/session.ts'
import type { FeedDefinition } from '../feed/definition.ts'
import { fetchFeed } from '../fetch/fetch-feed.ts'
import { listKnownAddresses } from '../store/known-items.ts'
import type { RefreshDeps } from './refresh-feed.ts'

/** The requests that one check of a feed may make. */
export function openSession(
  deps: Pick<RefreshDeps, 'config' | 'db' | 'fetch' | 'log' | 'now' | 'secret'>,
  feed: FeedDefinition,
  signal: AbortSignal | undefined,
): Session {
  const options = { ...deps.config.fetch, ...deps, userAgent: deps.config.userAgent, signal }
  return {
    request: (url: string, { validators = {}, ...request }: RequestOptions = {}) =>
      fetchFeed(url, validators, { ...options, ...request }),
    knownAddresses: (urls) =>
      listKnownAddresses(
        deps.db,
        feed.id,
        urls.flatMap((url) => canonicaliseUrl(url) ?? []),
      ),
    secret: deps.secret,
    now: deps.now,
  }
}
