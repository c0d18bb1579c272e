import { demoFeeds } from '#feeds/demo/world.ts'
import { enrichItem } from '#src/enrich/enrich-item.ts'
import type { FeedDefinition } from '#src/feed/definition.ts'
import { normaliseItems } from '#src/normalise/normalise-item.ts'
import { parseFeed } from '#src/parse/parse-feed.ts'
import { drainIndexQueue } from '#src/pipeline/index-items.ts'
import { saveItems } from '#src/pipeline/save-items.ts'
import { registerFeeds } from '#src/store/feed-state.ts'
import { startDemoWorld } from '#worker/demo/serve-world.ts'
import { type TestSite, siteNow } from './site.ts'

/** Fills a site with the items of the demonstration, read as the program reads them but for the network. */
export async function seedDemo({ deps }: Pick<TestSite, 'deps'>): Promise<void> {
  const world = await startDemoWorld({ now: () => siteNow })
  const feeds = demoFeeds(world.url)
  deps.feeds = [...deps.feeds, ...feeds]
  await registerFeeds(
    deps.db,
    feeds.map(({ id }) => id),
    siteNow.toISOString(),
  )
  for (const feed of feeds) await readInto(deps, feed)
  await world.close()
  while ((await drainIndexQueue(deps)) > 0);
}

async function readInto(deps: TestSite['deps'], feed: FeedDefinition): Promise<void> {
  const answer = await fetch(feed.url)
  const body = new Uint8Array(await answer.arrayBuffer())
  const contentType = answer.headers.get('content-type') ?? undefined
  const parsed = await parseFeed(body, { feed, url: feed.url, contentType })
  const { items } = await normaliseItems(parsed, feed)
  const enriched = items.map((item) => enrichItem(item, feed, deps.enricher))
  await saveItems(deps, feed.id, enriched, () => [])
}
