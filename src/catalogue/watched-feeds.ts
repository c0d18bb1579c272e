import type { Deps } from '../deps.ts'
import { ConfigError } from '../errors.ts'
import type { FeedDefinition } from '../feed/definition.ts'
import { validateFeeds } from '../feed/validate.ts'
import { listFeedPauses, listSiteFeeds } from '../store/site-feeds.ts'

/** A source as it is watched today, and where its definition comes from. */
export type WatchedFeed = FeedDefinition & {
  /** 'code', or 'site' for one that staff added, or 'edited' for one of the code that staff wrote anew. */
  origin: 'code' | 'site' | 'edited'
  /** Kept for its items; never fetched, listed apart. */
  archived?: true
}

/**
 * Everything that is watched: the definitions of the code, those that staff wrote on the site in their place or beside
 * them, and who is on hold. Two short queries, asked anew each time: several programs share one database.
 */
export async function watchedFeeds(deps: Pick<Deps, 'db' | 'feeds' | 'log'>): Promise<WatchedFeed[]> {
  const [written, pauses] = await Promise.all([listSiteFeeds(deps.db), listFeedPauses(deps.db)])
  const byId = new Map<string, WatchedFeed>(
    deps.feeds.map((feed) => [feed.id, { ...feed, origin: 'code' as const }]),
  )
  for (const { feedId, definition, archivedAt } of written) {
    const feed = readDefinition(deps, feedId, definition)
    if (!feed) continue
    const origin = byId.has(feedId) ? 'edited' : 'site'
    byId.set(feedId, {
      ...feed,
      origin,
      ...(archivedAt ? { archived: true as const, paused: 'Retirée de la veille.' } : {}),
    })
  }
  for (const { feedId, reason } of pauses) {
    const feed = byId.get(feedId)
    if (feed && !feed.archived) byId.set(feedId, { ...feed, paused: reason })
  }
  return [...byId.values()]
}

/** One that an older version wrote and this one refuses is left out and told, and never stops the others. */
function readDefinition(
  { log }: Pick<Deps, 'log'>,
  feedId: string,
  definition: string,
): FeedDefinition | undefined {
  try {
    const [feed] = validateFeeds([JSON.parse(definition)])
    return feed
  } catch (error) {
    const faults = error instanceof ConfigError ? error.faults.join(' ; ') : 'JSON illisible'
    log.error('site-feed-refused', { feed: feedId, faults })
    return undefined
  }
}
