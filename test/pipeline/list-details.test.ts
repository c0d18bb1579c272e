import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FeedDefinition } from '#src/feed/definition.ts'
import { refreshFeed } from '#src/pipeline/refresh-feed.ts'
import { findFeedState, registerFeeds } from '#src/store/feed-state.ts'
import { listItemsOfFeed, listRevisions } from '#src/store/items.ts'
import { createTestDeps, feedAt, type TestDeps } from '#test/helpers/deps.ts'
import { type LocalServer, startServer } from '#test/helpers/http-server.ts'

let deps: TestDeps
let server: LocalServer
let pages: Record<string, string>

beforeEach(async () => {
  deps = await createTestDeps()
  server = await startServer((request, response) => {
    const page = pages[request.url ?? '']
    response.writeHead(page === undefined ? 404 : 200, { 'content-type': 'text/html' }).end(page)
  })
  await registerFeeds(deps.db, ['essai'], deps.now().toISOString())
})
afterEach(() => server.close())

const list = { item: 'li', title: 'a', detail: { date: '.publie', content: '.corps' } }
const refresh = () => {
  const fields = { format: 'html-list', list } as Partial<FeedDefinition>
  return refreshFeed(deps, feedAt(`${server.url}/liste`, fields), 'essai:1')
}
const asked = () => server.requests.map(({ path }) => path).filter((path) => path !== '/robots.txt')

describe('a list whose items are completed by their own pages', () => {
  it('stores them whole, and leaves them so at the next checks without asking for them again', async () => {
    pages = {
      '/liste': '<ul><li><a href="/fibre">La fibre en 2027</a></li></ul>',
      '/fibre': '<p class="publie">4 mai 2026</p><div class="corps">Le cuivre ferme en Loir-et-Cher.</div>',
    }
    expect(await refresh()).toEqual({ kind: 'fresh', seen: 1, added: 1, revised: 0 })
    const before = await listItemsOfFeed(deps.db, 'essai', 10)
    expect(before.map((item) => [item.title, item.publishedAt, item.text])).toEqual([
      ['La fibre en 2027', '2026-05-04T00:00:00Z', 'Le cuivre ferme en Loir-et-Cher.'],
    ])

    pages['/liste'] += '<!-- un compteur de visites -->'
    expect(await refresh()).toMatchObject({ kind: 'fresh', added: 0, revised: 0 })
    expect((await listItemsOfFeed(deps.db, 'essai', 10)).map((item) => item.text)).toEqual([
      'Le cuivre ferme en Loir-et-Cher.',
    ])
    expect(asked()).toEqual(['/liste', '/fibre', '/liste'])
    // Still one item on the page: it did not lose its items.
    expect(await findFeedState(deps.db, 'essai')).toMatchObject({ itemsSeen: 1 })
  })

  it('makes a revision of a title that the list corrects', async () => {
    pages = {
      '/liste': '<ul><li><a href="/fibre">La fibre en 2027</a></li></ul>',
      '/fibre': '<p class="publie">4 mai 2026</p><div class="corps">Le cuivre ferme en Loir-et-Cher.</div>',
    }
    await refresh()
    pages['/liste'] = '<ul><li><a href="/fibre">La fibre en 2028</a></li></ul>'
    expect(await refresh()).toMatchObject({ kind: 'fresh', added: 0, revised: 1 })
    const [item] = await listItemsOfFeed(deps.db, 'essai', 10)
    expect([item?.title, item?.publishedAt]).toEqual(['La fibre en 2028', '2026-05-04T00:00:00Z'])
    expect((await listRevisions(deps.db, item?.id ?? '')).map(({ title }) => title)).toEqual([
      'La fibre en 2027',
    ])
  })
})
