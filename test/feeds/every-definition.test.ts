import { describe, expect, it } from 'vitest'
import { axes } from '#feeds/axes/index.ts'
import { feeds } from '#feeds/index.ts'
import { acquireFeed } from '#src/acquire/acquire-feed.ts'
import { compileAxes } from '#src/enrich/axes.ts'
import { enrichItem } from '#src/enrich/enrich-item.ts'
import type { EnrichedItem } from '#src/enrich/enriched-item.ts'
import type { FeedDefinition } from '#src/feed/definition.ts'
import { isTerritoryCode } from '#src/feed/territory-code.ts'
import { normaliseItems } from '#src/normalise/normalise-item.ts'
import { findWorld, openWorld } from './worlds/find-world.ts'
import type { ExpectedItem, World } from './worlds/world.ts'

const tagger = compileAxes(axes)

/** Hosts on which src/enrich/kind-rules.ts decides, whatever the definition says. */
const kindOfHost: Record<string, string> = {
  'www.cert.ssi.gouv.fr': 'alerte',
  'eur-lex.europa.eu': 'reglement-ue',
  'www.economie.gouv.fr': 'guide',
  'www.service-public.fr': 'guide',
  'www.collectivites-locales.gouv.fr': 'guide',
}

describe.each([...Map.groupBy(feeds, ({ format }) => format)])('definitions of format %s', (_format, own) => {
  it.each(own.map((feed) => [feed.id, feed] as const))('%s gives the expected items', async (_id, feed) => {
    const world = await findWorld(feed)
    expect(world, `no fixture for ${feed.id}: add it to test/feeds/worlds`).toBeDefined()
    if (!world) return
    expect(world.expected.length).toBeGreaterThan(1)
    const items = await read(feed, world)
    expect(items.map(seen)).toEqual(world.expected.map((item) => asSeen(item, feed)))
    expect(items.filter(({ url }) => !url?.startsWith('https://'))).toEqual([])
  })
})

/** From the first request to the item as it is filed. */
async function read(feed: FeedDefinition, world: World): Promise<EnrichedItem[]> {
  const acquired = await acquireFeed(feed, { validators: {} }, openWorld(world))
  if (acquired.kind !== 'fresh') throw new Error(JSON.stringify(acquired))
  expect(acquired.parsed.bozo).toBeUndefined()
  const { items } = await normaliseItems(acquired.parsed, { ...feed, url: acquired.url })
  return items.map((item) => enrichItem(item, feed, tagger))
}

function seen({ title, url, publishedAt, updatedAt, closing, kind, domain, territories }: EnrichedItem) {
  const dates = { publishedAt, updatedAt, deadline: closing?.value }
  return { title, url, ...dates, kind, domain, territories }
}

/** What the definition says stands wherever the fixture says nothing. */
function asSeen(expected: ExpectedItem, feed: FeedDefinition): ReturnType<typeof seen> {
  const { title, url, publishedAt, updatedAt, deadline } = expected
  const kind = expected.kind ?? kindOfHost[new URL(url).hostname] ?? feed.kind ?? 'actualite'
  return {
    title,
    url,
    publishedAt,
    updatedAt,
    deadline,
    kind: kind as EnrichedItem['kind'],
    domain: feed.domain,
    territories: [...(expected.territories ?? [feed.territory])],
  }
}
