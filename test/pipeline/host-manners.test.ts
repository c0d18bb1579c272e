import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createHostPace } from '#src/fetch/host-pace.ts'
import { createHostManners } from '#src/pipeline/host-manners.ts'
import { openSession } from '#src/pipeline/open-session.ts'
import { refreshFeeds } from '#src/pipeline/refresh-due.ts'
import { findFeedState, registerFeeds } from '#src/store/feed-state.ts'
import { findHostManners } from '#src/store/robots.ts'
import { createTestDeps, feedAt, rssOf, type TestDeps } from '#test/helpers/deps.ts'
import { type LocalServer, startServer } from '#test/helpers/http-server.ts'

let deps: TestDeps
let server: LocalServer
let robots: { status?: number; headers?: Record<string, string>; body?: string }
let feed: { status?: number; headers?: Record<string, string> }

beforeEach(async () => {
  deps = await createTestDeps()
  robots = { status: 404 }
  feed = {}
  server = await startServer(
    (request, response) => {
      const {
        status = 200,
        headers = {},
        body,
      } = request.url === '/robots.txt' ? robots : { ...feed, body: undefined }
      response.writeHead(status, headers).end(body ?? rssOf([{ guid: '1', title: 'La fibre arrive' }]))
    },
    { withRobots: true },
  )
})
afterEach(() => server.close())

const ask = (path = '/rss') =>
  openSession(deps, feedAt(server.url), undefined).request(`${server.url}${path}`)
const outcomeOf = async (path?: string) => {
  const result = await ask(path)
  return result.kind === 'failed' ? result.error.code : result.kind
}
const paths = () => server.requests.map(({ path }) => path)
const later = (hours: number) => {
  deps.clock.at = new Date(deps.clock.at.getTime() + hours * 3_600_000)
}

describe('robots.txt', () => {
  it('closes no documented API, whose host is known by the definition; any other host stays closed', async () => {
    robots = { body: 'User-agent: *\nDisallow: /' }
    const api = feedAt(`${server.url}/api`, { api: true })
    const asked = async (address: string) => {
      const result = await openSession(deps, api, undefined).request(address)
      return result.kind === 'failed' ? result.error.code : result.kind
    }
    expect(await asked(`${server.url}/api?page=2`)).toBe('fresh')
    expect(paths()).toEqual(['/robots.txt', '/api?page=2'])
    expect(await asked(server.url.replace('127.0.0.1', 'localhost'))).toBe('robots')
    expect(await outcomeOf('/api')).toBe('robots')
  })

  it('is asked once a day for each host, and obeyed path by path', async () => {
    robots = { body: 'User-agent: Vigie\nDisallow: /prive\nAllow: /prive/rss' }
    expect([await outcomeOf('/prive/a'), await outcomeOf('/prive/rss'), await outcomeOf('/rss')]).toEqual([
      'robots',
      'fresh',
      'fresh',
    ])
    expect(paths()).toEqual(['/robots.txt', '/prive/rss', '/rss'])
    robots = { body: '' }
    later(23)
    expect(await outcomeOf('/prive/a')).toBe('robots')
    later(2)
    expect(await outcomeOf('/prive/a')).toBe('fresh')
  })

  it('that refuses is told with its rule and what to do', async () => {
    robots = { body: 'User-agent: *\nDisallow: /rss' }
    const result = await ask()
    expect(result.kind === 'failed' && result.error.message).toBe(
      `Le robots.txt de ${new URL(server.url).host} interdit cette adresse à notre robot (ligne 2 : « Disallow: /rss »). Demander à l’éditeur d’autoriser « Vigie », ou chercher une autre adresse.`,
    )
  })

  it.each([
    ['absent', { status: 404 }],
    ['forbidden', { status: 403 }],
    ['gone', { status: 410 }],
    ['a loop', { status: 302, headers: { location: '/robots.txt' } }],
    ['on a private network', { status: 301, headers: { location: 'ftp://exemple.fr/robots.txt' } }],
    ['a web page', { body: '<!doctype html><p>Disallow: /' }],
  ])('that is %s forbids nothing', async (_, answer) => {
    robots = answer
    expect(await outcomeOf()).toBe('fresh')
  })

  it('is followed where it moved', async () => {
    robots = { status: 301, headers: { location: '/regles' } }
    expect(await outcomeOf()).toBe('fresh')
    expect(paths()).toEqual(['/robots.txt', '/regles', '/rss'])
  })

  it('that cannot be had forbids all, for ten minutes before it is asked for again', async () => {
    robots = { status: 500 }
    expect(await ask()).toMatchObject({ kind: 'failed', status: 500, error: { code: 'http-status' } })
    expect(await outcomeOf()).toBe('robots')
    expect(paths()).toEqual(['/robots.txt'])
    later(0.2)
    robots = { status: 404 }
    expect(await outcomeOf()).toBe('fresh')
  })

  it('that cannot be had is the one that was had before', async () => {
    robots = { body: 'User-agent: *\nDisallow: /prive' }
    await ask()
    robots = { status: 503 }
    later(25)
    expect([await outcomeOf('/prive'), await outcomeOf('/rss')]).toEqual(['robots', 'fresh'])
  })

  it('that could not be had for a month is taken for absent', async () => {
    robots = { status: 500 }
    expect(await outcomeOf()).toBe('http-status')
    later(31 * 24)
    expect(await outcomeOf()).toBe('fresh')
  })

  it('that asks to wait makes its feed wait', async () => {
    robots = { status: 429, headers: { 'retry-after': '600' } }
    expect(await ask()).toMatchObject({ kind: 'limited', retryAt: new Date('2026-11-24T08:10:00Z') })
    expect(paths()).toEqual(['/robots.txt'])
  })

  it('is read from its start only', async () => {
    robots = { body: `User-agent: *\nDisallow: /rss\n${'# rien\n'.repeat(100_000)}Allow: /rss\n` }
    expect(await outcomeOf()).toBe('robots')
    const kept = await findHostManners(deps.db, server.url, new URL(server.url).host)
    expect(kept.robots?.body).toHaveLength(500 * 1024)
  })

  it('of another host is asked before its redirect is followed', async () => {
    const other = await startServer(
      (request, response) =>
        request.url === '/robots.txt' ? response.end('User-agent: *\nDisallow: /') : response.end(rssOf([])),
      { withRobots: true },
    )
    feed = { status: 302, headers: { location: `${other.url}/rss` } }
    expect(await outcomeOf()).toBe('robots')
    expect(other.requests.map(({ path }) => path)).toEqual(['/robots.txt'])
    await other.close()
  })

  it('does not govern the address that gives tokens', async () => {
    robots = { body: 'User-agent: *\nDisallow: /' }
    const auth = { kind: 'oauth2-client', url: `${server.url}/jeton`, idSecret: 'A', keySecret: 'B' }
    const session = openSession(deps, feedAt(server.url, { auth } as object), undefined)
    expect(await session.request(`${server.url}/jeton`, { method: 'POST', body: 'a=b' })).toMatchObject({
      kind: 'fresh',
    })
    expect(await session.request(`${server.url}/donnees`)).toMatchObject({
      kind: 'failed',
      error: { code: 'robots' },
    })
  })
})

describe('a host that asks to wait', () => {
  const politely = () => ({
    ...deps,
    config: { ...deps.config, fetch: { ...deps.config.fetch, pauseMs: 5 } },
  })
  const run = async (ids: readonly string[]) => {
    await registerFeeds(deps.db, ids, deps.now().toISOString())
    const feeds = ids.map((id) => feedAt(`${server.url}/${id}`, { id }))
    const reports = await refreshFeeds(politely(), feeds, { holder: 'essai:1' })
    return reports.map(({ result }) => result?.kind)
  }

  it('is left alone by all its feeds, in this run and the next', async () => {
    feed = { status: 429, headers: { 'retry-after': '7200' } }
    expect(await run(['a', 'b', 'c'])).toEqual(['limited', 'limited', 'limited'])
    expect(paths()).toEqual(['/robots.txt', '/a'])
    later(1)
    expect(await run(['d'])).toEqual(['limited'])
    expect((await findFeedState(deps.db, 'd'))?.nextCheckAt).toBe('2026-11-24T10:00:00.000Z')
    feed = {}
    later(1.1)
    expect(await run(['a', 'd'])).toEqual(['fresh', 'fresh'])
  })

  it('is not left alone for more than a day, whatever it asks', async () => {
    feed = { status: 503, headers: { 'retry-after': '600000' } }
    await run(['a'])
    const { heldUntil = 0 } = await findHostManners(deps.db, server.url, new URL(server.url).host)
    expect(new Date(heldUntil).toISOString()).toBe('2026-11-25T08:00:00.000Z')
  })
})

describe('the pause between two requests', () => {
  it('is the host’s own Crawl-delay where it is longer, a minute at the most', async () => {
    robots = { body: 'User-agent: *\nCrawl-delay: 3600' }
    const manners = createHostManners(deps, createHostPace())
    const url = new URL(`${server.url}/rss`)
    await manners.findRefusal(url, {})
    const leave = await manners.enter(url)
    leave()
    expect(Math.round(manners.waitOf(url.host) / 1000)).toBe(60)
  })
})
