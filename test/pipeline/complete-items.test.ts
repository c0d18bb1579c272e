import { afterEach, describe, expect, it } from 'vitest'
import type { FeedDefinition } from '#src/feed/definition.ts'
import { refreshFeed } from '#src/pipeline/refresh-feed.ts'
import { registerFeeds } from '#src/store/feed-state.ts'
import { createTestDeps, feedAt, rssOf, type TestDeps } from '../helpers/deps.ts'
import { type LocalServer, startServer } from '../helpers/http-server.ts'

const paragraph =
  'Le syndicat départemental déploie un réseau LoRaWAN de capteurs pour la télérelève des compteurs d’eau de quarante communes du Loir-et-Cher. '
const article = `<!doctype html><html lang="fr"><head><title>Télérelève</title></head><body><nav><a href="/">Accueil</a></nav>
<article><h1>Télérelève</h1><p>${paragraph.repeat(3)}</p><p>${paragraph.repeat(3)}</p></article><script>alert(1)</script></body></html>`

let served: LocalServer | undefined
afterEach(() => served?.close())

interface World {
  deps: TestDeps
  feed: FeedDefinition
  asked: string[]
  item(): Promise<{ title: string; text: string; content_html: string; revised: number }>
  check(): ReturnType<typeof refreshFeed>
}

async function openWorld(
  answer: (path: string) => string | undefined,
  fields: Partial<FeedDefinition>,
): Promise<World> {
  const asked: string[] = []
  served = await startServer((request, response) => {
    const path = request.url ?? '/'
    asked.push(path)
    const body = answer(path)
    const type = path === '/rss' ? 'application/rss+xml' : 'text/html; charset=utf-8'
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': type }).end(body ?? '')
  })
  const feed = feedAt(`${served.url}/rss`, { fullText: true, ...fields } as Partial<FeedDefinition>)
  const deps = await createTestDeps({ feeds: [feed] })
  await registerFeeds(deps.db, [feed.id], deps.now().toISOString())
  return {
    deps,
    feed,
    asked,
    item: async () =>
      (await deps.db.get(
        'select title, text, content_html, (select count(*) from revisions) as revised from items order by seq limit 1',
      ))!,
    check: () => refreshFeed(deps, feed, 'essai'),
  }
}

function feedOf(teaser: string): (path: string) => string | undefined {
  return (path) => {
    if (path === '/rss')
      return rssOf([{ guid: 'a', title: 'Réunion du comité', link: `${served!.url}/article`, text: teaser }])
    return path === '/article' ? article : undefined
  }
}

describe('a source that asks for the whole text', () => {
  it('stores what the page says, sanitised, and files the item by it', async () => {
    const world = await openWorld(feedOf('Lire la suite.'), {})
    expect(await world.check()).toMatchObject({ kind: 'fresh', added: 1 })
    const item = await world.item()
    expect(item.text).toContain('réseau LoRaWAN de capteurs')
    expect(item.content_html).not.toMatch(/script|nav/)
    const axes = await world.deps.db.all<{ axis_id: string }>('select axis_id from item_axes')
    expect(axes.map((axis) => axis.axis_id)).toContain('territoires-durables-connectes')
  })

  it('makes no revision of it, and never fetches the page of an item that did not change', async () => {
    const world = await openWorld(feedOf('Lire la suite.'), {})
    await world.check()
    world.deps.clock.at = new Date('2026-11-24T12:00:00Z')
    await world.deps.db.run('update feed_state set body_hash = null')
    expect(await world.check()).toMatchObject({ kind: 'fresh', added: 0, revised: 0 })
    expect(world.asked.filter((path) => path === '/article')).toHaveLength(1)
    expect((await world.item()).text).toContain('LoRaWAN')
  })

  it('reads the page again when the teaser changes', async () => {
    let teaser = 'Lire la suite.'
    const world = await openWorld((path) => feedOf(teaser)(path), {})
    await world.check()
    teaser = 'Mis à jour : lire la suite.'
    expect(await world.check()).toMatchObject({ kind: 'fresh', revised: 1 })
    expect(world.asked.filter((path) => path === '/article')).toHaveLength(2)
    expect(await world.item()).toMatchObject({
      revised: 1,
      text: expect.stringContaining('LoRaWAN') as string,
    })
  })

  it('keeps the teaser of an item whose page cannot be read', async () => {
    const world = await openWorld(
      (path) =>
        path === '/rss'
          ? rssOf([{ guid: 'a', title: 'Réunion', link: `${served!.url}/nulle-part`, text: 'Un mot.' }])
          : undefined,
      {},
    )
    expect(await world.check()).toMatchObject({ kind: 'fresh', added: 1 })
    expect((await world.item()).text).toBe('Un mot.')
  })

  it('asks for no page when the source says enough, or when the definition does not ask', async () => {
    const long = await openWorld(feedOf(paragraph.repeat(4)), {})
    await long.check()
    expect(long.asked).not.toContain('/article')
    await served?.close()
    const plain = await openWorld(feedOf('Lire la suite.'), {
      fullText: undefined,
    } as Partial<FeedDefinition>)
    await plain.check()
    expect(plain.asked).not.toContain('/article')
    expect((await plain.item()).text).toBe('Lire la suite.')
  })
})
