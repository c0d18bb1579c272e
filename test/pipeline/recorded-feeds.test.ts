import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FeedDefinition } from '#src/feed/definition.ts'
import { drainIndexQueue } from '#src/pipeline/index-items.ts'
import { findDueFeeds, refreshFeeds } from '#src/pipeline/refresh-due.ts'
import { countItems, listItemsOfFeed } from '#src/store/items.ts'
import { createTestDeps, feedAt, type TestDeps } from '#test/helpers/deps.ts'
import { type LocalServer, startServer } from '#test/helpers/http-server.ts'
import { sharedPath } from '#test/helpers/shared.ts'

const press = sharedPath('samples/rss-presse-peng')
// Sorted: the order of a folder is the file system's own.
const files = press
  ? readdirSync(press)
      .filter((name) => name.endsWith('.xml'))
      .toSorted()
  : []

/** Three addresses had already been moved when they were recorded: their publisher answers a web page. */
const webPages = press
  ? files.filter((name) => /^<!doctype html/i.test(readFileSync(join(press, name), 'utf8').slice(0, 50)))
  : []

/** Half of the files answer with an ETag, half with the same bytes only. */
async function serveFiles(folder: string): Promise<LocalServer> {
  return startServer((request, response) => {
    const number = Number(request.url?.slice(1))
    const etag = number % 2 === 0 ? `"${number}"` : undefined
    if (etag && request.headers['if-none-match'] === etag) return response.writeHead(304).end()
    response.writeHead(200, { 'content-type': 'text/xml', ...(etag ? { etag } : {}) })
    response.end(readFileSync(join(folder, files[number]!)))
  })
}

describe.skipIf(!press)('the recorded press feeds, served by a local server', () => {
  let deps: TestDeps
  let server: LocalServer
  let feeds: FeedDefinition[]

  beforeAll(async () => {
    server = await serveFiles(press!)
    feeds = files.map((_, n) => feedAt(`${server.url}/${n}`, { id: `presse-${n}`, gate: 'local-authority' }))
    deps = await createTestDeps({ feeds })
  })
  afterAll(() => server.close())

  const refresh = async () => refreshFeeds(deps, await findDueFeeds(deps), { holder: 'essai:1' })

  it('refresh without a failure that is ours', async () => {
    const reports = await refresh()
    const failed = reports.filter(({ result }) => result?.kind !== 'fresh')
    expect(failed.map(({ feed }) => files[Number(feed.id.slice(7))]).toSorted()).toEqual(webPages)
    expect(webPages).toHaveLength(3)
    const codes = failed.map(({ result }) => (result?.kind === 'failed' ? result.error.code : undefined))
    // One of the three is the page by which a protection refused whoever recorded it.
    expect(codes.toSorted()).toEqual(['blocked', 'html-instead-of-feed', 'html-instead-of-feed'])
    expect(reports).toHaveLength(files.length)
    const seen = reports.reduce((sum, { result }) => sum + (result?.kind === 'fresh' ? result.seen : 0), 0)
    expect(seen).toBeGreaterThan(1200)
    expect(await drainIndexQueue(deps)).toBe((await countItems(deps.db)).items)
  }, 60_000)

  it('have a title, a link and a date for every item, but for what the source does not say', async () => {
    const items = (await Promise.all(feeds.map((feed) => listItemsOfFeed(deps.db, feed.id, 500)))).flat()
    expect(items.filter((item) => item.title === '' || !item.url)).toEqual([])
    expect(items.filter((item) => !item.publishedAt).length / items.length).toBeLessThan(0.02)
  })

  it('add no item the second time: each answers from 304 or from the same bytes', async () => {
    const before = await countItems(deps.db)
    // Some ask for a day between two checks (ttl), and most publish less than each hour.
    deps.clock.at = new Date(deps.clock.at.getTime() + 25 * 3_600_000)
    const reports = await refresh()
    expect(reports.map(({ result }) => result?.kind).toSorted()).toEqual([
      ...webPages.map(() => 'failed'),
      ...files.slice(webPages.length).map(() => 'unchanged'),
    ])
    expect(await countItems(deps.db)).toEqual(before)
  }, 60_000)
})

it.skipIf(press)('the recorded press feeds are absent: their refresh was not tried', () => {
  expect(press).toBeFalsy()
})
