import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shippedEnricher } from '#test/helpers/enricher.ts'
import { demoFeeds, demoPublishers } from '#feeds/demo/world.ts'
import { axisIds, domains, kinds } from '#src/axis/taxonomy.ts'
import { enrichItem } from '#src/enrich/enrich-item.ts'
import type { EnrichedItem } from '#src/enrich/enriched-item.ts'
import type { FeedDefinition } from '#src/feed/definition.ts'
import type { StoryCandidate } from '#src/match/stories.ts'
import { linkStories } from '#src/match/stories.ts'
import { storyKeysOf } from '#src/match/story-keys.ts'
import { normaliseItems } from '#src/normalise/normalise-item.ts'
import { parseFeed } from '#src/parse/parse-feed.ts'
import type { DemoWorld } from '#worker/demo/serve-world.ts'
import { startDemoWorld } from '#worker/demo/serve-world.ts'

const now = new Date('2026-11-24T09:00:00Z')
const enricher = shippedEnricher()
const read = new Map<string, EnrichedItem[]>()
let world: DemoWorld

beforeAll(async () => {
  world = await startDemoWorld({ now: () => now })
  for (const feed of demoFeeds(world.url)) read.set(feed.id, await readFeed(feed))
})
afterAll(() => world.close())

async function readFeed(feed: FeedDefinition): Promise<EnrichedItem[]> {
  const answer = await fetch(feed.url)
  const body = new Uint8Array(await answer.arrayBuffer())
  const contentType = answer.headers.get('content-type') ?? undefined
  const parsed = await parseFeed(body, { feed, url: feed.url, contentType })
  const { items, rejected } = await normaliseItems(parsed, feed)
  const dropped = rejected.filter(({ rule }) => rule !== 'personal-measure')
  expect({ feed: feed.id, bozo: parsed.bozo, dropped }).toEqual({
    feed: feed.id,
    bozo: undefined,
    dropped: [],
  })
  return items.map((item) => enrichItem(item, feed, enricher))
}

const all = () => [...read.values()].flat()
const opening = (wanted: string) =>
  all()
    .find(({ id }) => id === wanted)
    ?.title.slice(0, 12)
const titled = (feed: string, start: string) =>
  read.get(`demo-${feed}`)?.find(({ title }) => title.startsWith(start))

function storyOf(told: ReadonlyMap<string, string>, id: string): { storyId?: string } {
  const storyId = told.get(id)
  return storyId ? { storyId } : {}
}

describe('the demo world through the true pipeline', () => {
  it('comes in whole, but for the appointments', () => {
    const published = demoPublishers.map(({ slug, items }) => [
      `demo-${slug}`,
      items.filter(({ rubric }) => !rubric?.includes('Mesures nominatives')).length,
    ])
    expect([...read].map(([feed, items]) => [feed, items.length])).toEqual(published)
    expect(all().filter(({ title }) => title.includes('portant nomination'))).toEqual([])
  })

  it('leaves no axis, no domain and no kind empty', () => {
    const relevant = all().filter((item) => item.relevant)
    const met = {
      axes: new Set(relevant.flatMap((item) => item.axes.map(({ id }) => id))),
      domains: new Set(relevant.map(({ domain }) => domain)),
      kinds: new Set(relevant.map(({ kind }) => kind)),
    }
    expect(axisIds.filter((id) => !met.axes.has(id))).toEqual([])
    expect(domains.filter((id) => !met.domains.has(id))).toEqual([])
    expect(kinds.filter((id) => !met.kinds.has(id))).toEqual([])
  })

  it('has at least four items whose first axis is each of the ten', () => {
    const first = all().flatMap((item) => item.axes[0]?.id ?? [])
    const thin = axisIds.filter((id) => first.filter((one) => one === id).length < 4)
    expect(thin).toEqual([])
  })

  it('gives every item its title, an address, and the date that was published', () => {
    for (const item of all()) {
      expect(item.title).not.toBe('')
      expect(item.url).toMatch(/^https?:\/\//)
    }
    const published = demoPublishers.flatMap(({ items }) => items)
    const undated = published.filter(({ daysAgo }) => daysAgo === undefined)
    expect(all().filter(({ publishedAt }) => publishedAt === undefined)).toHaveLength(undated.length)
    expect(all().filter(({ publishedAt = '' }) => publishedAt > now.toISOString())).toEqual([])
  })

  it('keeps the sign of a comparison and an ampersand in a title', () => {
    const item = titled('territoires-connectes-mag', 'Réseau LoRaWAN')
    expect(item?.title).toMatch(/60 passerelles & un seul cœur, pour un débit < 5\skbit\/s$/)
  })

  it('kills what a hostile body carries, and keeps its words', () => {
    const item = titled('territoires-connectes-mag', 'Parkings connectés')
    expect(item?.contentHtml).toContain('11 minutes gagnées')
    expect(item?.contentHtml).not.toMatch(/script|onerror|onclick|javascript:|iframe|style=/i)
    expect(item?.text).not.toContain('document.cookie')
  })

  it('keeps lists and tables', () => {
    expect(titled('territoires-connectes-mag', 'Télérelève')?.contentHtml).toContain('<li>')
    expect(titled('syndicat-loire-fibre', 'Délibération')?.contentHtml).toContain('<td>')
  })

  it('reads a notice: département, deadline as a field, kind by its nature', () => {
    const item = titled('marches-du-centre', 'Fourniture et pose de 6')
    expect(item).toMatchObject({
      kind: 'marche-public',
      territories: ['dept-41'],
      closing: { value: '2026-12-30T11:00:00Z', origin: 'field' },
      author: 'Syndicat des eaux du Vendômois',
    })
  })

  it('reads the closing date of a call in its sentence', () => {
    const calls = read.get('demo-banque-des-projets') ?? []
    const call = calls.find(({ url }) => url?.endsWith('/aap-territoires-intelligents-durables'))
    expect(call).toMatchObject({ kind: 'appel-a-projets', closing: { origin: 'text' } })
    expect(call?.closing?.value).toMatch(/^2027-02-24/)
  })

  it('lets two publishers give one address to one page', () => {
    const address = `${world.url}/banque-des-projets/aap-territoires-intelligents-durables`
    const sharing = all().filter(({ url }) => url === address)
    expect(sharing.map(({ feedId }) => feedId).toSorted()).toEqual([
      'demo-banque-des-projets',
      'demo-region-ligerienne-aides',
    ])
  })

  it('tells three stories by several publishers, and groups nothing else', () => {
    const seen: StoryCandidate[] = []
    const told = new Map<string, string>()
    for (const items of read.values()) {
      const { joined, opened } = linkStories(items, seen)
      for (const [id, story] of [...opened, ...joined]) told.set(id, story)
      for (const one of seen) Object.assign(one, storyOf(told, one.item.id))
      seen.push(...items.map((item) => ({ item, keys: storyKeysOf(item), ...storyOf(told, item.id) })))
    }
    const stories = Map.groupBy([...told], ([, story]) => story)
    expect([...stories.values()].map((members) => members.map(([id]) => opening(id)))).toEqual([
      ['Appel à proj', 'Appel à proj', 'Territoires ', 'Appel à proj'],
      ['Fermeture du', 'Loir-et-Cher'],
      ['Télérelève d', 'Eau : le Gra'],
    ])
  })

  it('keeps out of the watch what only looks like it', () => {
    const press = read.get('demo-la-loire-quotidienne') ?? []
    expect(press.filter(({ relevant }) => relevant)).toHaveLength(5)
    const offTopic = ['Football', 'La recette', 'Autoroute', 'La mine de cuivre', 'Santé', 'Vignes']
    expect(offTopic.filter((start) => titled('la-loire-quotidienne', start)?.relevant !== false)).toEqual([])
    const notices = ['Nettoyage', 'Travaux de voirie', 'Fourniture de repas', 'Entretien des espaces verts']
    expect(notices.filter((start) => titled('marches-du-centre', start)?.relevant !== false)).toEqual([])
  })

  it('files the Journal officiel by the nature of its texts', () => {
    const jo = read.get('demo-journal-officiel-demo') ?? []
    const count = (kind: string) => jo.filter((item) => item.kind === kind).length
    expect([count('loi'), count('decret'), count('deliberation')]).toEqual([3, 4, 1])
    expect(count('arrete')).toBeGreaterThanOrEqual(8)
    expect(jo.every(({ url }) => url?.startsWith('https://www.legifrance.gouv.fr/jorf/id/JORFTEXT'))).toBe(
      true,
    )
    expect(jo.filter(({ relevant }) => relevant).length).toBeGreaterThanOrEqual(9)
    expect(jo.filter(({ relevant }) => !relevant).length).toBeGreaterThanOrEqual(8)
  })
})
