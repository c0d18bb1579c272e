import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lookAtAddress, sourceToTry } from '#src/pipeline/look-at-address.ts'
import { validateFeeds } from '#src/feed/validate.ts'
import { createTestDeps, rssOf, type TestDeps } from '#test/helpers/deps.ts'
import { type LocalServer, startServer } from '#test/helpers/http-server.ts'

let server: LocalServer
let deps: TestDeps
let answer: { status?: number; type: string; body: string } | 'silence'

beforeEach(async () => {
  server = await startServer((request, response) => {
    if (request.url === '/robots.txt') response.writeHead(404).end()
    else if (request.url === '/ancien') response.writeHead(301, { location: '/' }).end()
    else if (answer !== 'silence')
      response.writeHead(answer.status ?? 200, { 'content-type': answer.type }).end(answer.body)
  })
  deps = await createTestDeps({ env: { VIGIE_FETCH_TIMEOUT: '20' } })
})
afterEach(() => server.close())

const look = (path = '/', patienceMs = 4000) => lookAtAddress(deps, server.url + path, patienceMs)
const page = (body: string) => ({
  type: 'text/html; charset=utf-8',
  body: `<!doctype html><html><head>${body}`,
})

describe('lookAtAddress', () => {
  it('knows a feed, and what it says of itself', async () => {
    const body = rssOf([{ title: 'Un' }]).replace(
      '<title>Essai</title>',
      '<title>Ville de Blois</title><link>https://blois.example/</link><language>fr-fr</language>',
    )
    answer = { type: 'application/rss+xml', body }
    expect(await look()).toEqual({
      kind: 'feed',
      url: `${server.url}/`,
      about: { title: 'Ville de Blois', link: 'https://blois.example/', language: 'fr-fr' },
    })
  })

  it('gives the address where a permanent redirect leads', async () => {
    answer = { type: 'application/rss+xml', body: rssOf([{ title: 'Un' }]) }
    expect(await look('/ancien')).toMatchObject({ kind: 'feed', url: `${server.url}/` })
  })

  it('knows a page, its title, and the feeds that it announces', async () => {
    answer = page(
      '<title>Actualités &amp; agenda\n | Blois</title><link rel="alternate" type="application/rss+xml" title="Fil" href="/rss"></head><body>',
    )
    expect(await look()).toMatchObject({
      kind: 'page',
      title: 'Actualités & agenda | Blois',
      feeds: [{ url: `${server.url}/rss`, title: 'Fil', how: 'announced' }],
      suggestions: [],
    })
  })

  it('suggests how to read a page as a list', async () => {
    const articles = Array.from(
      { length: 6 },
      (_, n) =>
        `<article class="carte"><h3><a href="/actu/${n}">Le conseil vote le plan numérique n° ${n}</a></h3><time datetime="2026-11-0${n + 1}">${n + 1} novembre 2026</time></article>`,
    )
    answer = page(`<title>Actus</title></head><body><main>${articles.join('')}</main>`)
    const found = await look()
    expect(found).toMatchObject({ kind: 'page', feeds: [], suggestions: [{ count: 6 }] })
  })

  it('knows a sitemap', async () => {
    answer = {
      type: 'application/xml',
      body: '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://x.example/</loc></url></urlset>',
    }
    expect(await look()).toMatchObject({ kind: 'sitemap' })
  })

  it.each([
    [{ status: 404, type: 'text/html', body: '' }, 'http-status'],
    [{ type: 'application/xml', body: '' }, 'empty'],
    [{ type: 'application/xml', body: 'ni l’un ni l’autre' }, 'not-a-feed'],
    [{ status: 429, type: 'text/html', body: '' }, 'http-status'],
  ])('says why it can read nothing: %o', async (given, code) => {
    answer = given
    expect(await look()).toMatchObject({ kind: 'failed', error: { code } })
  })

  it('ends in the time given', async () => {
    answer = 'silence'
    expect(await look('/', 300)).toMatchObject({ kind: 'failed', error: { code: 'timeout' } })
  })

  it('goes to no private address, unless it is allowed', async () => {
    const strict = await createTestDeps({ env: { VIGIE_FETCH_PRIVATE: '0' } })
    answer = page('')
    expect(await lookAtAddress(strict, server.url, 2000)).toMatchObject({
      kind: 'failed',
      error: { code: 'forbidden-address' },
    })
    expect(server.requests).toEqual([])
  })
})

describe('sourceToTry', () => {
  it('is a definition that would be accepted', () => {
    expect(() => validateFeeds([sourceToTry('https://exemple.fr/rss')])).not.toThrow()
  })
})
