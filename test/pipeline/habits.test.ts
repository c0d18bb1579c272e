import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { refreshFeed } from '#src/pipeline/refresh-feed.ts'
import { findFeedState, listDueFeeds, registerFeeds } from '#src/store/feed-state.ts'
import { countItems } from '#src/store/items.ts'
import { createTestDeps, feedAt, rssOf, type TestDeps } from '#test/helpers/deps.ts'
import { type LocalServer, startServer } from '#test/helpers/http-server.ts'

interface Answer {
  status?: number
  headers?: Record<string, string>
  body?: string
}

let deps: TestDeps
let server: LocalServer
let answers: Record<string, Answer>

beforeEach(async () => {
  deps = await createTestDeps()
  answers = {}
  server = await startServer((request, response) => {
    const { status = 200, headers = {}, body = '' } = answers[request.url ?? ''] ?? { status: 404 }
    response.writeHead(status, { 'content-type': 'application/rss+xml', ...headers }).end(body)
  })
  await registerFeeds(deps.db, ['essai'], deps.now().toISOString())
})
afterEach(() => server.close())

const refresh = (fields = {}) => refreshFeed(deps, feedAt(`${server.url}/rss`, fields), 'essai:1')
const state = () => findFeedState(deps.db, 'essai')
const paths = () => server.requests.map(({ path }) => path)
const later = (minutes: number) => {
  deps.clock.at = new Date(deps.clock.at.getTime() + minutes * 60_000)
}
const minutesAhead = async () =>
  (Date.parse((await state())?.nextCheckAt ?? '') - deps.now().getTime()) / 60_000
const articles = (count: number, hoursApart = 24) =>
  rssOf(
    Array.from({ length: count }, (_, index) => ({
      guid: `${index}`,
      title: `Article n° ${index}`,
      date: new Date(deps.now().getTime() - index * hoursApart * 3_600_000).toUTCString(),
    })),
  )

describe('the next check', () => {
  it('follows the rhythm of the publisher, learnt from its dates, also when nothing changed', async () => {
    answers['/rss'] = { body: articles(10, 168) }
    await refresh()
    expect(await state()).toMatchObject({ rhythmMinutes: 10_080 })
    expect(await minutesAhead()).toBe(480)
    later(480)
    expect(await refresh()).toEqual({ kind: 'unchanged' })
    expect(await minutesAhead()).toBe(480)
  })

  it('waits as the document and the server ask', async () => {
    answers['/rss'] = { body: articles(3).replace('<channel>', '<channel><ttl>180</ttl>') }
    await refresh()
    expect(await minutesAhead()).toBe(180)
    answers['/rss'] = { body: articles(2), headers: { 'cache-control': 'max-age=18000' } }
    later(180)
    await refresh()
    expect(await state()).not.toHaveProperty('askedMinutes')
    expect(await minutesAhead()).toBe(300)
  })

  it('keeps the skipped hours from one check to the next', async () => {
    const skipped = '<skipHours><hour>9</hour><hour>10</hour></skipHours>'
    answers['/rss'] = { body: articles(3).replace('<channel>', `<channel>${skipped}`) }
    await refresh()
    expect((await state())?.nextCheckAt).toBe('2026-11-24T11:00:00.000Z')
    await refresh()
    expect(await state()).toMatchObject({ outcome: 'unchanged', nextCheckAt: '2026-11-24T11:00:00.000Z' })
  })
})

describe('a source that moves', () => {
  beforeEach(() => {
    answers['/rss'] = { status: 301, headers: { location: '/nouveau' } }
    answers['/nouveau'] = { body: articles(3) }
  })

  it('is asked at its new address, once it was read well there', async () => {
    await refresh()
    expect(await state()).toMatchObject({
      movedTo: `${server.url}/nouveau`,
      movedAt: deps.now().toISOString(),
    })
    later(60)
    await refresh()
    expect(paths()).toEqual(['/rss', '/nouveau', '/nouveau'])
    expect((await countItems(deps.db)).items).toBe(3)
  })

  it('is not said to have moved to what cannot be read', async () => {
    answers['/nouveau'] = { body: '<!doctype html><title>Domaine à vendre</title>' }
    expect(await refresh()).toMatchObject({ kind: 'failed' })
    expect(await state()).not.toHaveProperty('movedTo')
  })

  it('is asked at its old address again after three times missing in a row at the new one', async () => {
    await refresh()
    answers['/nouveau'] = { status: 404 }
    for (let turn = 0; turn < 3; turn += 1) {
      expect(await state()).toHaveProperty('movedTo')
      later(1440)
      await refresh()
    }
    expect(await state()).not.toHaveProperty('movedTo')
    answers['/rss'] = { body: articles(3) }
    later(1440)
    expect(await refresh()).toMatchObject({ kind: 'fresh', added: 0 })
  })

  it('stays moved through other troubles', async () => {
    await refresh()
    for (const status of [404, 500, 404, 503]) {
      answers['/nouveau'] = { status }
      later(1440)
      await refresh()
    }
    expect(await state()).toMatchObject({ movedTo: `${server.url}/nouveau`, failures: 4 })
  })

  it('forgets it all when its definition changes', async () => {
    await refresh()
    later(60)
    answers['/rss'] = { body: articles(3) }
    await refresh({ territory: 'dept-41' })
    expect(await state()).not.toHaveProperty('movedTo')
  })

  it('comes home when the new address leads back to the old one', async () => {
    await refresh()
    answers['/nouveau'] = { status: 308, headers: { location: '/rss' } }
    answers['/rss'] = { body: articles(3) }
    later(60)
    await refresh()
    expect(await state()).not.toHaveProperty('movedTo')
  })
})

describe('a source that is gone', () => {
  it('is asked once a month, found due then, and may come back', async () => {
    answers['/rss'] = { status: 410 }
    expect(await refresh()).toMatchObject({ kind: 'failed', error: { code: 'gone' } })
    expect(await state()).toMatchObject({ goneAt: '2026-11-24T08:00:00.000Z', errorCode: 'gone' })
    expect(await minutesAhead()).toBe(30 * 1440)
    expect(await listDueFeeds(deps.db, deps.now().toISOString(), 10)).toEqual([])
    later(30 * 1440)
    expect(await listDueFeeds(deps.db, deps.now().toISOString(), 10)).toEqual(['essai'])
    await refresh()
    expect(await state()).toMatchObject({ goneAt: '2026-11-24T08:00:00.000Z', failures: 2 })
    answers['/rss'] = { body: articles(1) }
    later(30 * 1440)
    await refresh()
    expect(await state()).toMatchObject({ outcome: 'fresh', failures: 0 })
    expect(await state()).not.toHaveProperty('goneAt')
  })
})

describe('a source that is read and empty', () => {
  it('is warned of while it lasts, and well when its items are back', async () => {
    answers['/rss'] = { body: articles(8) }
    await refresh()
    answers['/rss'] = { body: articles(0) }
    later(60)
    expect(await refresh()).toMatchObject({ kind: 'fresh', seen: 0 })
    expect(await state()).toMatchObject({ outcome: 'fresh', warningCode: 'empty', usualItems: 8 })
    later(360)
    expect(await refresh()).toEqual({ kind: 'unchanged' })
    expect(await state()).toMatchObject({ outcome: 'unchanged', warningCode: 'empty' })
    answers['/rss'] = { body: articles(7) }
    later(360)
    await refresh()
    expect(await state()).not.toHaveProperty('warningCode')
    expect((await countItems(deps.db)).items).toBe(8)
  })
})
