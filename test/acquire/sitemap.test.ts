import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { acquireFeed, type KnownReading } from '#src/acquire/acquire-feed.ts'
import type { Session } from '#src/acquire/session.ts'
import { isGzip, unpackGzip } from '#src/acquire/unpack-gzip.ts'
import type { FeedDefinition, SitemapFeed } from '#src/feed/definition.ts'
import { normaliseItems } from '#src/normalise/normalise-item.ts'
import { feedAt } from '#test/helpers/deps.ts'
import { type LocalServer, startServer } from '#test/helpers/http-server.ts'
import { localSession } from './local-session.ts'

type Answer = string | Buffer | { status: number }

const servers: LocalServer[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})

/** `{hôte}` in a document is the server's own address. */
async function serve(pages: Record<string, Answer>): Promise<LocalServer> {
  const server: LocalServer = await startServer((request, response) => {
    const page = pages[request.url ?? ''] ?? { status: 404 }
    if (typeof page === 'string') response.end(page.replaceAll('{hôte}', server.url))
    else if (Buffer.isBuffer(page)) response.end(page)
    else response.writeHead(page.status).end()
  })
  servers.push(server)
  return server
}

function urlset(entries: readonly (readonly [path: string, lastmod?: string])[]): string {
  const urls = entries.map(
    ([path, lastmod]) =>
      `<url><loc>{hôte}${path}</loc>${lastmod ? `<lastmod>${lastmod}</lastmod>` : ''}<image:image><image:loc>{hôte}/i.png</image:loc></image:image></url>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">${urls.join('')}</urlset>`
}

function indexOf(entries: readonly (readonly [path: string, lastmod?: string])[]): string {
  const sitemaps = entries.map(
    ([path, lastmod]) =>
      `<sitemap><loc>${path.startsWith('http') ? path : `{hôte}${path}`}</loc>${lastmod ? `<lastmod>${lastmod}</lastmod>` : ''}</sitemap>`,
  )
  return `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${sitemaps.join('')}</sitemapindex>`
}

interface Options {
  session?: Session
  known?: KnownReading
}

async function acquire(
  server: LocalServer,
  sitemap: SitemapFeed['sitemap'] = {},
  { session = localSession(), known = { validators: {} } }: Options = {},
) {
  const feed = feedAt(`${server.url}/sitemap.xml`, { format: 'sitemap', sitemap } as Partial<FeedDefinition>)
  return await acquireFeed(feed, known, session)
}

async function read(server: LocalServer, sitemap: SitemapFeed['sitemap'] = {}, options: Options = {}) {
  const acquired = await acquire(server, sitemap, options)
  if (acquired.kind !== 'fresh') throw new Error(JSON.stringify(acquired))
  return acquired
}

const paths = (server: LocalServer) => server.requests.map(({ path }) => path)
const titles = ({ parsed }: Awaited<ReturnType<typeof read>>) => parsed.items.map((item) => item.title)

describe('a sitemap', () => {
  it('gives its newest addresses, titled by their last part, lastmod as an update and never as a publication', async () => {
    const server = await serve({
      '/sitemap.xml': urlset([
        ['/actualites/plan-fibre-2026', '2026-03-01'],
        ['/actualites/appel-a-projets-2026.html', '2026-03-12T10:00:00+01:00'],
        ['/actualites/sans-date'],
      ]),
    })
    const { parsed } = await read(server)
    const { items } = await normaliseItems(parsed, { id: 'essai', url: server.url })
    expect(items.map((item) => [item.title, item.publishedAt, item.updatedAt])).toEqual([
      ['Appel a projets 2026', undefined, '2026-03-12T09:00:00Z'],
      ['Plan fibre 2026', undefined, '2026-03-01T00:00:00Z'],
      ['Sans date', undefined, undefined],
    ])
    expect(parsed.bozo).toBeUndefined()
  })

  it('keeps the paths that the definition wants, and as many as it says', async () => {
    const server = await serve({
      '/sitemap.xml': urlset([
        ['/mentions-legales', '2026-03-09'],
        ['/actualites/un-deux', '2026-03-01'],
        ['/actualites/trois-quatre', '2026-03-02'],
        ['/appels/cinq-six', '2026-03-03'],
      ]),
    })
    expect(titles(await read(server, { paths: ['/actualites/', '/appels/'], most: 2 }))).toEqual([
      'Cinq six',
      'Trois quatre',
    ])
  })

  it('fails and names the paths when none is left', async () => {
    const server = await serve({ '/sitemap.xml': urlset([['/x-y-z', '2026-03-01']]) })
    expect(await acquire(server, { paths: ['/actualites/'] })).toMatchObject({
      kind: 'failed',
      error: {
        code: 'selector-found-nothing',
        message: expect.stringContaining('Aucune des 1 adresses du sitemap ne commence par « /actualites/ »'),
      },
    })
  })

  it('says of addresses without dates that only the first are read', async () => {
    const server = await serve({ '/sitemap.xml': urlset([['/un-deux'], ['/trois-quatre'], ['/cinq-six']]) })
    const acquired = await read(server, { most: 2 })
    expect(titles(acquired)).toEqual(['Un deux', 'Trois quatre'])
    expect(acquired.parsed.bozo).toContain(
      'Le sitemap ne date pas ses 3 adresses : les 2 premières sont lues.',
    )
  })

  it('takes titles and dates from the pages where the definition asks for it, for new ones only', async () => {
    const server = await serve({
      '/sitemap.xml': urlset([
        ['/a-b-c', '2026-03-02'],
        ['/d-e-f', '2026-03-01'],
        ['/connu-deja', '2026-02-01'],
      ]),
      '/a-b-c':
        '<html><head><meta property="article:published_time" content="2026-01-05T08:00:00Z"></head><h1>Fibre à l’école</h1></html>',
      '/d-e-f':
        '<h1>a</h1><h1>b</h1><script type="application/ld+json">{"@type":"NewsArticle","headline":"Le titre","datePublished":"2026-01-06"}</script>',
    })
    const session = localSession([`${server.url}/connu-deja`])
    const { parsed } = await read(server, { detail: {} }, { session })
    expect(parsed.items.map((item) => [item.title, item.published])).toEqual([
      ['Fibre à l’école', '2026-01-05T08:00:00Z'],
      ['Le titre', '2026-01-06'],
    ])
    expect(parsed.leftAsTheyAre).toBe(1)
  })

  it('keeps the title made of the address when the page cannot be read', async () => {
    const server = await serve({ '/sitemap.xml': urlset([['/plan-fibre', '2026-03-02']]) })
    const acquired = await read(server, { detail: { title: 'h1' } })
    expect(titles(acquired)).toEqual(['Plan fibre'])
    expect(acquired.parsed.bozo).toContain('Le serveur répond 404')
  })

  it('is read packed, whatever its name', async () => {
    const server = await serve({
      '/sitemap.xml': gzipSync(urlset([['/un-deux']]).replaceAll('{hôte}', 'https://www.exemple.fr')),
    })
    expect(titles(await read(server))).toEqual(['Un deux'])
  })

  it('is unchanged when its bytes are those of the last time', async () => {
    const server = await serve({ '/sitemap.xml': urlset([['/un-deux']]) })
    const { bodyHash } = await read(server)
    expect(await acquire(server, {}, { known: { validators: {}, bodyHash } })).toMatchObject({
      kind: 'unchanged',
    })
  })

  it.each([
    ['a page', '<!doctype html><html><body>Accueil</body></html>', 'html-instead-of-feed'],
    ['a feed', '<rss version="2.0"><channel></channel></rss>', 'not-a-feed'],
    ['nothing', ' \n', 'empty'],
    ['a cut file', gzipSync(urlset([['/un-deux']])).subarray(0, 60), 'bad-archive'],
    ['a bomb', gzipSync(Buffer.alloc(60_000_000, 32)), 'too-complex'],
  ])('fails on %s', async (_, body, code) => {
    const server = await serve({ '/sitemap.xml': body })
    expect(await acquire(server)).toMatchObject({ kind: 'failed', error: { code } })
  })

  it('reads 50,000 addresses and keeps the newest', async () => {
    const entries = Array.from(
      { length: 60_000 },
      (_, at) =>
        [`/page-numero-${at}`, new Date(Date.UTC(2020, 0, 1) + at * 3_600_000).toISOString()] as const,
    )
    const server = await serve({
      '/sitemap.xml': urlset(entries).replaceAll(
        '<image:image><image:loc>{hôte}/i.png</image:loc></image:image>',
        '',
      ),
    })
    const { parsed } = await read(server, { most: 3 })
    expect(parsed.items.map((item) => new URL(item.url ?? '').pathname)).toEqual([
      '/page-numero-49999',
      '/page-numero-49998',
      '/page-numero-49997',
    ])
  })
})

describe('a sitemap index', () => {
  it('is read newest first, and no further than needed', async () => {
    const server = await serve({
      '/sitemap.xml': indexOf([
        ['/vieux.xml', '2024-01-01'],
        ['/neuf.xml', '2026-03-02'],
        ['/moyen.xml', '2026-01-01'],
      ]),
      '/neuf.xml': urlset([
        ['/un-deux', '2026-03-01'],
        ['/trois-quatre', '2026-03-02'],
      ]),
      '/moyen.xml': urlset([['/cinq-six', '2025-12-01']]),
    })
    expect(titles(await read(server, { most: 2 }))).toEqual(['Trois quatre', 'Un deux'])
    expect(paths(server)).toEqual(['/sitemap.xml', '/neuf.xml'])
  })

  it('reads only the sitemaps that the definition wants, packed or not, one level deep, on its own host', async () => {
    const server = await serve({
      '/sitemap.xml': indexOf([
        ['/post-1.xml.gz'],
        ['/page-1.xml'],
        ['/post-index.xml'],
        ['https://ailleurs.exemple/post-2.xml'],
      ]),
      '/post-1.xml.gz': gzipSync(urlset([['/un-deux']]).replaceAll('{hôte}', 'https://www.exemple.fr')),
      '/post-index.xml': indexOf([['/post-9.xml']]),
    })
    const acquired = await read(server, { only: 'post' })
    expect(titles(acquired)).toEqual(['Un deux'])
    expect(paths(server)).toEqual(['/sitemap.xml', '/post-1.xml.gz', '/post-index.xml'])
    expect(acquired.parsed.bozo).toContain('un seul niveau est lu')
  })

  it('notices a sitemap that changes behind an index that does not', async () => {
    const pages: Record<string, Answer> = {
      '/sitemap.xml': indexOf([['/a.xml']]),
      '/a.xml': urlset([['/un-deux']]),
    }
    const server = await serve(pages)
    const { bodyHash, first } = await read(server)
    expect(first.validators).toEqual({})
    expect(await acquire(server, {}, { known: { validators: {}, bodyHash } })).toMatchObject({
      kind: 'unchanged',
    })
    pages['/a.xml'] = urlset([['/trois-quatre']])
    expect(titles(await read(server, {}, { known: { validators: {}, bodyHash } }))).toEqual(['Trois quatre'])
  })

  it('keeps the sitemaps that could be read, and tells of the other', async () => {
    const server = await serve({
      '/sitemap.xml': indexOf([['/manquant.xml'], ['/a.xml']]),
      '/a.xml': urlset([['/un-deux']]),
    })
    const acquired = await read(server)
    expect([titles(acquired), acquired.bodyHash]).toEqual([['Un deux'], ''])
    expect(acquired.parsed.bozo).toContain('Un sitemap de l’index n’a pas été lu : Le serveur répond 404')
  })

  it.each([
    ['nothing can be fetched', [['/manquant.xml']], {}, 'http-status'],
    ['nothing is wanted', [['/a.xml']], { only: 'post' }, 'selector-found-nothing'],
  ] as const)('fails when %s', async (_, entries, sitemap, code) => {
    const server = await serve({ '/sitemap.xml': indexOf(entries) })
    expect(await acquire(server, sitemap)).toMatchObject({ kind: 'failed', error: { code } })
  })

  it('reads five sitemaps without dates and says that there are more', async () => {
    const names = [1, 2, 3, 4, 5, 6, 7].map((at) => `/s${at}.xml`)
    const server = await serve({
      '/sitemap.xml': indexOf(names.map((name) => [name] as const)),
      ...Object.fromEntries(names.map((name) => [name, urlset([[`/page-de${name}`]])])),
    })
    const acquired = await read(server)
    expect([acquired.parsed.items.length, server.requests.length]).toEqual([5, 6])
    expect(acquired.parsed.bozo).toContain('L’index cite 7 sitemaps sans date : les 5 premiers sont lus.')
  })
})

describe('unpackGzip', () => {
  it('gives back what was packed, members one after the other included', async () => {
    const packed = Buffer.concat([gzipSync('un '), gzipSync('deux')])
    expect(isGzip(packed)).toBe(true)
    expect(isGzip(new TextEncoder().encode('<urlset>'))).toBe(false)
    expect(new TextDecoder().decode(await unpackGzip(gzipSync('un deux'), 100))).toBe('un deux')
  })

  it('stops at its cap without unpacking the rest', async () => {
    await expect(unpackGzip(gzipSync(Buffer.alloc(50_000_000)), 1_000_000)).rejects.toMatchObject({
      code: 'too-complex',
      message: expect.stringContaining('1 Mo'),
    })
  })
})
