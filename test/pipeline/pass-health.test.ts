import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { refreshFeed } from '#src/pipeline/refresh-feed.ts'
import { findFeedState, registerFeeds } from '#src/store/feed-state.ts'
import { listHealthChanges } from '#src/store/health-changes.ts'
import { createTestDeps, feedAt, rssOf, type TestDeps } from '#test/helpers/deps.ts'
import { type LocalServer, startServer } from '#test/helpers/http-server.ts'

let server: LocalServer
let deps: TestDeps
let answer: { status: number; body: string }

const fresh = {
  status: 200,
  body: rssOf([{ guid: 'a1', title: 'La fibre arrive', date: 'Mon, 23 Nov 2026 08:00:00 GMT' }]),
}

beforeEach(async () => {
  answer = fresh
  server = await startServer((request, response) => {
    if (request.url === '/robots.txt') response.writeHead(404).end()
    else response.writeHead(answer.status, { 'content-type': 'application/rss+xml' }).end(answer.body)
  })
  deps = await createTestDeps()
  await registerFeeds(deps.db, ['essai'], deps.now().toISOString())
})
afterEach(() => server.close())

/** One check, an hour after the last. */
async function check(fields = {}): Promise<string | undefined> {
  await refreshFeed(deps, feedAt(`${server.url}/rss`, fields), 'essai:1')
  deps.clock.at = new Date(deps.clock.at.getTime() + 3_600_000)
  return (await findFeedState(deps.db, 'essai'))?.health
}

const history = async () =>
  (await listHealthChanges(deps.db, 'essai', 20)).map(({ previous, health }) => [previous, health])

describe('the health that a check leaves', () => {
  it('is written with its state, and since when', async () => {
    expect(await check()).toBe('ok')
    expect(await check()).toBe('ok')
    expect(await findFeedState(deps.db, 'essai')).toMatchObject({
      health: 'ok',
      healthSince: '2026-11-24T08:00:00.000Z',
    })
    expect(await history()).toEqual([[undefined, 'ok']])
  })

  it('is no news for a source that is well from its first reading', async () => {
    await check()
    expect((await listHealthChanges(deps.db, 'essai', 1))[0]?.toldAt).toBe('2026-11-24T08:00:00.000Z')
  })

  it('lets one failure pass, tells the second, and the return', async () => {
    await check()
    answer = { status: 503, body: '' }
    expect(await check()).toBe('ok')
    expect(await check()).toBe('failing')
    expect(await check()).toBe('failing')
    answer = fresh
    expect(await check()).toBe('ok')
    expect(await history()).toEqual([
      ['failing', 'ok'],
      ['ok', 'failing'],
      [undefined, 'ok'],
    ])
  })

  it('tells at once what luck has no part in', async () => {
    await check()
    answer = { status: 403, body: '' }
    expect(await check()).toBe('blocked')
    expect((await listHealthChanges(deps.db, 'essai', 1))[0]).toMatchObject({
      previous: 'ok',
      code: 'http-status',
      message: expect.stringContaining('403'),
    })
  })

  it('finds silence though nothing changed', async () => {
    await check({ cadenceMinutes: 1440 })
    deps.clock.at = new Date('2026-12-03T08:00:00Z')
    expect(await check({ cadenceMinutes: 1440 })).toBe('silent')
    expect(await history()).toEqual([
      ['ok', 'silent'],
      [undefined, 'ok'],
    ])
  })

  it('finds a source that died long ago silent from its first reading', async () => {
    answer = { ...fresh, body: fresh.body.replace('2026', '2024') }
    expect(await check()).toBe('silent')
    expect((await findFeedState(deps.db, 'essai'))?.changedAt).toMatch(/^2024-11-23/)
  })
})
