import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FeedDefinition } from '#src/feed/definition.ts'
import { previewFeed } from '#src/pipeline/preview-feed.ts'
import { previewWarnings } from '#src/pipeline/preview-warnings.ts'
import { refreshFeed } from '#src/pipeline/refresh-feed.ts'
import { registerFeeds } from '#src/store/feed-state.ts'
import { countItems } from '#src/store/items.ts'
import { createTestDeps, feedAt, rssOf, type TestDeps } from '#test/helpers/deps.ts'
import { type LocalServer, startServer } from '#test/helpers/http-server.ts'

let server: LocalServer
let deps: TestDeps
let pages: Record<string, { status?: number; body?: string; type?: string; location?: string }>

beforeEach(async () => {
  pages = {}
  server = await startServer((request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? ''
    const page = pages[path]
    if (!page) response.writeHead(404).end()
    else if (page.body === undefined && page.status === undefined) return
    else {
      const headers = {
        'content-type': page.type ?? 'application/rss+xml',
        ...(page.location ? { location: page.location } : {}),
      }
      response.writeHead(page.status ?? 200, headers).end(page.body)
    }
  })
  deps = await createTestDeps({
    env: { VIGIE_FETCH_TIMEOUT: '20', AVIS_CLE: 'tres-secret', SMTP_URL: 'smtp://a:b@c' },
  })
})
afterEach(() => server.close())

const preview = (fields: Partial<FeedDefinition> = {}, options = { patienceMs: 4000 }) =>
  previewFeed(deps, feedAt(`${server.url}/rss`, fields), options)

const items = [
  {
    guid: 'a',
    title: 'La fibre optique relie les collectivités',
    link: 'https://x.example/a',
    date: 'Mon, 23 Nov 2026 08:00:00 GMT',
  },
  { guid: 'b', title: 'Le concours de belote', link: 'https://x.example/b' },
]

describe('previewFeed', () => {
  it('gives items as they would be filed, and keeps nothing', async () => {
    pages['/rss'] = { body: rssOf(items) }
    const read = await preview()
    expect(read).toMatchObject({
      kind: 'read',
      title: 'Essai',
      items: [
        { title: items[0]!.title, relevant: true, publishedAt: '2026-11-23T08:00:00Z' },
        { title: items[1]!.title, relevant: false },
      ],
      rejected: [],
      warnings: ['1 élément sur 2 sans date.'],
    })
    expect(await countItems(deps.db)).toMatchObject({ items: 0 })
    expect(await deps.db.all('select * from feed_state')).toEqual([])
    expect(await deps.db.all('select * from rejections')).toEqual([])
  })

  it('tells what a rule of the definition leaves out', async () => {
    pages['/rss'] = { body: rssOf(items) }
    expect(await preview({ exclude: ['belote'] })).toMatchObject({
      items: [{}],
      rejected: [{ rule: 'excluded', title: 'Le concours de belote' }],
    })
  })

  it('reads a list by selectors, and names the one that finds nothing', async () => {
    pages['/rss'] = {
      type: 'text/html',
      body: '<ul><li><h3>Un</h3><a href="/1">x</a></li><li><h3>Deux</h3><a href="/2">x</a></li></ul>',
    }
    const list = (item: string) =>
      ({ format: 'html-list', list: { item, title: 'h3' } }) as Partial<FeedDefinition>
    expect(await preview(list('li'))).toMatchObject({
      kind: 'read',
      items: [{ title: 'Un' }, { title: 'Deux' }],
    })
    expect(await preview(list('tr'))).toMatchObject({
      kind: 'failed',
      error: { code: 'selector-found-nothing', message: expect.stringContaining('« tr »') },
    })
  })

  it('looks behind the first items only when someone waits', async () => {
    const many = Array.from({ length: 8 }, (_, n) => `<li><h3>Titre ${n}</h3><a href="/page-${n}">x</a></li>`)
    pages['/rss'] = { type: 'text/html', body: `<ul>${many.join('')}</ul>` }
    for (let n = 0; n < 8; n += 1)
      pages[`/page-${n}`] = { type: 'text/html', body: '<p class="t">Le texte</p>' }
    const list = { format: 'html-list', list: { item: 'li', title: 'h3', detail: { content: '.t' } } }
    const options = { patienceMs: 4000, mostDetails: 3 }
    expect(await preview(list as Partial<FeedDefinition>, options)).toMatchObject({ kind: 'read' })
    expect(server.requests.filter(({ path }) => path.startsWith('/page-'))).toHaveLength(3)
  })

  it('ends in the time given', async () => {
    pages['/rss'] = {}
    const started = performance.now()
    expect(await preview({}, { patienceMs: 300 })).toMatchObject({
      kind: 'failed',
      error: { code: 'timeout' },
    })
    expect(performance.now() - started).toBeLessThan(3000)
  })

  it.each([
    [
      { status: 403, body: '' },
      { kind: 'failed', error: { code: 'http-status' } },
    ],
    [{ status: 429, body: '' }, { kind: 'limited' }],
    [{ body: '' }, { kind: 'failed', error: { code: 'empty' } }],
    [
      { body: '<!doctype html><p>Bonjour', type: 'text/html' },
      { kind: 'failed', error: { code: 'html-instead-of-feed' } },
    ],
  ])('says why nothing is read: %o', async (page, expected) => {
    pages['/rss'] = page
    expect(await preview()).toMatchObject(expected)
  })

  it('asks for a secret before it asks the server', async () => {
    expect(await preview({ secrets: ['AUTRE_CLE'] })).toMatchObject({
      kind: 'unconfigured',
      missing: ['AUTRE_CLE'],
    })
    expect(server.requests).toEqual([])
  })
})

describe('the secrets of the environment', () => {
  it('go to the source that names them', async () => {
    pages['/rss'] = { body: rssOf(items) }
    await preview({ secrets: ['AVIS_CLE'], url: `${server.url}/rss?cle={AVIS_CLE}` })
    expect(server.requests.at(-1)?.path).toBe('/rss?cle=tres-secret')
  })

  it('go nowhere that a permanent redirect asks for', async () => {
    pages['/rss'] = { status: 301, location: '/neuf?x={SMTP_URL}&y={AVIS_CLE}', body: '' }
    pages['/neuf'] = { body: rssOf(items) }
    await registerFeeds(deps.db, ['essai'], deps.now().toISOString())
    await refreshFeed(deps, feedAt(`${server.url}/rss`), 'essai:1')
    await refreshFeed(deps, feedAt(`${server.url}/rss`), 'essai:1')
    expect(server.requests.length).toBeGreaterThan(2)
    expect(server.requests.map(({ path }) => decodeURIComponent(path)).join()).not.toMatch(
      /smtp:|tres-secret/,
    )
  })
})

describe('previewWarnings', () => {
  const now = new Date('2026-11-24T08:00:00Z')
  const item = (fields = {}) =>
    ({ title: 'Un', url: 'https://x.example/', publishedAt: '2026-11-20T08:00:00Z', ...fields }) as never

  it('has nothing to say of what is as it should', () => {
    expect(previewWarnings([item(), item({ title: 'Deux' })], { now })).toEqual([])
  })

  it.each([
    ['no item at all', [], /^Aucun élément/],
    ['no date', [item({ publishedAt: undefined }), item()], /^1 élément sur 2 sans date\.$/],
    ['no address', [item({ url: undefined }), item({ url: undefined })], /^2 éléments sur 2 sans adresse\.$/],
    ['dates to come', [item({ publishedAt: '2027-01-01T00:00:00Z' })], /datés dans l’avenir/],
    ['one title for all', [item(), item(), item()], /même titre, « Un »/],
  ])('tells of %s', (_, given, expected) => {
    expect(previewWarnings(given, { now }).join()).toMatch(expected)
  })

  it('tells of a document that is ill-formed, and of a move', () => {
    const told = previewWarnings([item()], {
      now,
      bozo: 'balise non fermée',
      movedTo: 'https://neuf.example/',
    })
    expect(told).toHaveLength(2)
    expect(told.join()).toMatch(/balise non fermée.*https:\/\/neuf\.example\//)
  })
})
