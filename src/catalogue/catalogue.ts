import type { Deps } from '../deps.ts'
import { type WatchedFeed, watchedFeeds } from './watched-feeds.ts'

/** Every source by its id, as the pages and letters of one answer see it. */
export interface Catalogue {
  feeds: readonly WatchedFeed[]
  find(feedId: string): WatchedFeed | undefined
  /** Who publishes; the feed's id for an imported archive that no definition describes. */
  publisherOf(feedId: string): string
}

export async function openCatalogue(deps: Pick<Deps, 'db' | 'feeds' | 'log'>): Promise<Catalogue> {
  return catalogueOf(await watchedFeeds(deps))
}

export function catalogueOf(feeds: readonly WatchedFeed[]): Catalogue {
  const byId = new Map(feeds.map((feed) => [feed.id, feed]))
  return {
    feeds,
    find: (feedId) => byId.get(feedId),
    publisherOf: (feedId) => byId.get(feedId)?.publisher ?? feedId,
  }
}
