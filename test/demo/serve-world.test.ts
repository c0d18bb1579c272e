import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoFeeds, demoPublishers } from '#feeds/demo/world.ts'
import type { DemoWorld } from '#worker/demo/serve-world.ts'
import { startDemoWorld } from '#worker/demo/serve-world.ts'

let clock = new Date('2026-11-24T09:00:00Z')
let world: DemoWorld

beforeAll(async () => {
  world = await startDemoWorld({ now: () => clock })
})
afterAll(() => world.close())

const typeOf = async (path: string) => (await fetch(world.url + path)).headers.get('content-type')
const statusOf = async (path: string, init?: RequestInit) => (await fetch(world.url + path, init)).status

describe('startDemoWorld', () => {
  it('listens on the loopback address, on a free port', () => {
    expect(world.url).toMatch(/^http:\/\/127\.0\.0\.1:\d{4,5}$/)
  })

  it('serves every feed that the definitions name, with a strong ETag and a day of change', async () => {
    for (const feed of demoFeeds(world.url)) {
      const answer = await fetch(feed.url)
      expect([feed.id, answer.status]).toEqual([feed.id, 200])
      expect(answer.headers.get('etag')).toMatch(/^"[0-9a-f]{32}"$/)
      expect(answer.headers.get('last-modified')).toMatch(/00:00:00 GMT$/)
      expect(Date.parse(answer.headers.get('last-modified') ?? '')).toBeLessThanOrEqual(clock.getTime())
      expect((await answer.text()).length).toBeGreaterThan(2000)
    }
  })

  it('gives each format its media type', async () => {
    expect(await typeOf('/syndicat-loire-fibre/rss.xml')).toBe('application/rss+xml; charset=utf-8')
    expect(await typeOf('/europe-numerique/atom.xml')).toBe('application/atom+xml; charset=utf-8')
    expect(await typeOf('/la-loire-quotidienne/index.rdf')).toBe('application/rdf+xml; charset=utf-8')
    expect(await typeOf('/territoires-connectes-mag/feed.json')).toBe('application/feed+json; charset=utf-8')
  })

  it('has a page for each item, with its title and its text', async () => {
    const answer = await fetch(`${world.url}/syndicat-loire-fibre/fermeture-cuivre-26-communes`)
    const page = await answer.text()
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(page).toContain('26 communes du Loir-et-Cher basculent vers la fibre optique</h1>')
    expect(page).toContain('Publié le 23 novembre 2026')
    expect(page).toContain('162 adresses restent à traiter')
  })

  it('has a front page and a home page for each publisher', async () => {
    const front = await (await fetch(world.url)).text()
    for (const { slug } of demoPublishers) expect(front).toContain(`href="/${slug}/"`)
    const home = await (await fetch(`${world.url}/europe-numerique/`)).text()
    expect(home).toContain('href="/europe-numerique/atom.xml"')
    expect(home).toContain('href="/europe-numerique/directive-nis2-actes"')
  })

  it('knows nothing else, and changes nothing', async () => {
    expect(await statusOf('/inconnu/')).toBe(404)
    expect(await statusOf('/europe-numerique/inconnu')).toBe(404)
    expect(await statusOf('/%E0%A4%A')).toBe(404)
    expect(await statusOf('/trouble/500')).toBe(404)
    expect(await statusOf('/', { method: 'POST' })).toBe(405)
  })

  it('answers HEAD without a body', async () => {
    const answer = await fetch(`${world.url}/europe-numerique/atom.xml`, { method: 'HEAD' })
    expect(Number(answer.headers.get('content-length'))).toBeGreaterThan(2000)
    expect(await answer.text()).toBe('')
  })

  it('ignores the query string, as the records service is asked with one', async () => {
    const path = '/marches-du-centre/api/explore/v2.1/catalog/datasets/boamp/records?limit=100'
    expect((await fetch(world.url + path)).status).toBe(200)
  })
})

describe('conditional requests', () => {
  const path = '/syndicat-loire-fibre/rss.xml'
  const ask = (headers: Record<string, string>) => fetch(world.url + path, { headers })

  it('answers 304 to the ETag it gave, alone, weak or in a list', async () => {
    const etag = (await ask({})).headers.get('etag') ?? ''
    for (const value of [etag, `W/${etag}`, `"autre", ${etag}`]) {
      const answer = await ask({ 'if-none-match': value })
      expect(answer.status).toBe(304)
      expect(answer.headers.get('etag')).toBe(etag)
      expect(await answer.text()).toBe('')
    }
  })

  it('answers 304 to its own Last-Modified', async () => {
    const modified = (await ask({})).headers.get('last-modified') ?? ''
    expect((await ask({ 'if-modified-since': modified })).status).toBe(304)
    expect((await ask({ 'if-modified-since': 'Sat, 01 Jan 2000 00:00:00 GMT' })).status).toBe(200)
    expect((await ask({ 'if-modified-since': 'hier' })).status).toBe(200)
  })

  it('lets If-None-Match decide where both are sent', async () => {
    const modified = (await ask({})).headers.get('last-modified') ?? ''
    expect((await ask({ 'if-none-match': '"autre"', 'if-modified-since': modified })).status).toBe(200)
  })

  it('holds still for a clock day and moves on the next', async () => {
    const etagAt = async (time: string) => {
      clock = new Date(time)
      return (await ask({})).headers.get('etag')
    }
    const morning = await etagAt('2026-11-24T05:00:00Z')
    const evening = await etagAt('2026-11-24T22:59:00Z')
    const tomorrow = await etagAt('2026-11-24T23:01:00Z')
    clock = new Date('2026-11-24T09:00:00Z')
    expect(evening).toBe(morning)
    expect(tomorrow).not.toBe(morning)
  })
})

describe('starting and stopping', () => {
  it('fails when the port is taken', async () => {
    const port = Number(new URL(world.url).port)
    await expect(startDemoWorld({ port, now: () => clock })).rejects.toMatchObject({ code: 'EADDRINUSE' })
  })

  it('answers no more once closed', async () => {
    const other = await startDemoWorld({ now: () => clock })
    expect((await fetch(other.url)).status).toBe(200)
    await other.close()
    await expect(fetch(other.url)).rejects.toThrow('fetch failed')
  })
})
