import { describe, expect, it } from 'vitest'
import { axes } from '#feeds/axes/index.ts'
import { feeds } from '#feeds/index.ts'
import { acquireFeed } from '#src/acquire/acquire-feed.ts'
import { compileEnricher } from '#src/enrich/enricher.ts'
import { enrichItem } from '#src/enrich/enrich-item.ts'
import type { EnrichedItem } from '#src/enrich/enriched-item.ts'
import type { FeedDefinition } from '#src/feed/definition.ts'
import { normaliseItems } from '#src/normalise/normalise-item.ts'
import { findWorld, openWorld } from './worlds/find-world.ts'
import type { ExpectedItem, World } from './worlds/world.ts'

const enricher = compileEnricher(axes)
const day = 1440

/** Hosts on which src/enrich/kind/address-kind.ts decides, whatever the definition says. */
const kindOfHost: Record<string, string> = {
  'www.cert.ssi.gouv.fr': 'alerte',
  'eur-lex.europa.eu': 'reglement-ue',
}

describe('every definition', () => {
  it('is fetched and opened over https', () => {
    expect(idsWhere((feed) => !feed.url.startsWith('https://'))).toEqual([])
    expect(idsWhere((feed) => !feed.homepage.startsWith('https://'))).toEqual([])
  })

  it('is read at least once a day', () => {
    expect(idsWhere((feed) => feed.everyMinutes > day)).toEqual([])
  })

  it('says how often it publishes: never oftener than it is read, and once a quarter at least', () => {
    expect(idsWhere(({ cadenceMinutes = 0, everyMinutes }) => cadenceMinutes < everyMinutes)).toEqual([])
    expect(idsWhere(({ cadenceMinutes = 0 }) => cadenceMinutes > 90 * day)).toEqual([])
  })

  it('says how sure its address is, and in French where it was seen', () => {
    expect(idsWhere(({ confidence }) => confidence === undefined)).toEqual([])
    expect(idsWhere(({ note = '' }) => !/^[A-ZÀ-Ý].{15,}\.$/.test(note))).toEqual([])
  })

  it('names no file of a machine in a note', () => {
    expect(idsWhere(({ note = '' }) => /\/(?:home|tmp|root)\/|semence|localhost/.test(note))).toEqual([])
  })

  it('credits the open data that it reads', () => {
    const isOpenData = ({ format }: FeedDefinition) => ['json', 'csv', 'jorf-archive'].includes(format)
    // Portals whose catalogue says no licence of its own, and a table that its authors published without one.
    const without = ['biblio-ia-territoriale', 'data-tours', 'data-orleans']
    expect(idsWhere((feed) => isOpenData(feed) && !feed.licence)).toEqual(without)
    expect(
      idsWhere(({ licence, attribution }) => (licence === undefined) !== (attribution === undefined)),
    ).toEqual([])
  })

  it('favours one axis at most, and never enough to file an item by itself', () => {
    const weights = ({ priors = {} }: FeedDefinition) => Object.values(priors)
    expect(
      idsWhere((feed) => weights(feed).length > 1 || weights(feed).some((weight) => weight >= 3)),
    ).toEqual([])
  })

  it('is written with French typography', () => {
    expect(idsWhere((feed) => texts(feed).some((text) => /'|"|\.\.\.| - |^\s|\s$/.test(text)))).toEqual([])
  })

  it('asks nothing of Légifrance, which answers 403 to every robot', () => {
    expect(idsWhere((feed) => /(?:^|\.)legifrance\.gouv\.fr$/.test(new URL(feed.url).hostname))).toEqual([])
  })

  it('scrapes no site that refuses data centres', () => {
    const refuses = /\/\/(?:[^/]*\.)?(?:info\.gouv\.fr|education\.gouv\.fr|ccomptes\.fr)\/|senat\.fr\/agenda/
    expect(idsWhere((feed) => feed.format === 'html-list' && refuses.test(feed.url))).toEqual([])
  })
})

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
  return items.map((item) => enrichItem(item, feed, enricher))
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

function idsWhere(isFault: (feed: FeedDefinition) => boolean): string[] {
  return feeds.filter(isFault).map(({ id }) => id)
}

function texts({ publisher, title, paused = '', note = '', licence = '', attribution = '' }: FeedDefinition) {
  return [publisher, title, paused, note, licence, attribution]
}
