import type { Deps } from '../deps.ts'
import { ConfigError } from '../errors.ts'
import type { FeedDefinition } from '../feed/definition.ts'
import { validateFeeds } from '../feed/validate.ts'
import { listFeedPauses, listSiteFeeds, type SiteFeed } from '../store/site-feeds.ts'

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
  const checked = checkAll(deps, written)
  for (const { feedId, definition, archivedAt } of written) {
    const feed = checked.get(definition)
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

/**
 * What each written text says, once checked, for one program: checking 500 takes 30 ms, and each page asks. Texts that are no
 * longer written leave with the next reading.
 */
const checkedTexts = new WeakMap<Deps['feeds'], Map<string, FeedDefinition | undefined>>()

function checkAll(
  deps: Pick<Deps, 'feeds' | 'log'>,
  written: readonly SiteFeed[],
): Map<string, FeedDefinition> {
  const before = checkedTexts.get(deps.feeds)
  const checked = new Map(
    written.map(({ feedId, definition }) => [
      definition,
      before?.has(definition) ? before.get(definition) : readDefinition(deps, feedId, definition),
    ]),
  )
  checkedTexts.set(deps.feeds, checked)
  return new Map([...checked].flatMap(([text, feed]) => (feed ? [[text, feed] as const] : [])))
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
