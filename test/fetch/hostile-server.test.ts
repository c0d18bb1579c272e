import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { fetchFeed, type FetchOptions, type Validators } from '#src/fetch/fetch-feed.ts'
import { createGuardedFetch } from '#src/runtime/guarded-fetch.ts'
import { type LocalServer, startServer } from '#test/helpers/http-server.ts'
import { type RawServer, startRawServer } from '#test/helpers/raw-server.ts'

// The very fetch of the program: its limits are part of what is tested.
const guarded = createGuardedFetch({ allowPrivate: true })
afterAll(() => guarded.close())

const options: FetchOptions = {
  fetch: guarded.fetch,
  userAgent: 'Vigie/test',
  timeoutMs: 2_000,
  maxBytes: 10_000,
  maxRedirects: 3,
  allowPrivate: true,
  now: () => new Date('2026-11-24T08:00:00Z'),
}

const servers: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})

async function raw(answers: Record<string, string | Buffer>): Promise<RawServer> {
  const server = await startRawServer(answers)
  servers.push(server)
  return server
}

async function serve(answer: Parameters<typeof startServer>[0]): Promise<LocalServer> {
  const server = await startServer(answer)
  servers.push(server)
  return server
}

async function told(url: string, validators: Validators = {}) {
  const result = await fetchFeed(url, validators, options)
  return result.kind === 'failed' ? [result.error.code, result.error.message] : [result.kind, result.status]
}

describe('validators', () => {
  it('does not take "unchanged" from a server that was asked nothing', async () => {
    const { url } = await raw({ '/rss': 'HTTP/1.1 304 Not Modified\r\n\r\n' })
    expect(await told(`${url}/rss`)).toEqual([
      'http-status',
      'Le serveur répond 304 : il dit « rien de nouveau » sans qu’on le lui ait demandé.',
    ])
  })

  it('sends them only to the address that gave them', async () => {
    const elsewhere = await serve((request, response) => {
      if (request.headers['if-none-match'] === '"1"') response.writeHead(304).end()
      else response.writeHead(200, { etag: '"1"' }).end('<rss/>')
    })
    const moved = `${elsewhere.url}/rss`
    let target = moved
    const feed = await serve((_, response) => response.writeHead(302, { location: target }).end())
    // The old server's own validator: the new one would say 304 of a document that we never read.
    const first = await fetchFeed(feed.url, { etag: '"1"' }, options)
    expect(first).toMatchObject({ kind: 'fresh', url: moved, validators: { etag: '"1"', from: moved } })
    const kept = first.kind === 'fresh' ? first.validators : {}
    expect(await fetchFeed(feed.url, kept, options)).toEqual({
      kind: 'unchanged',
      status: 304,
      validators: kept,
    })
    target = `${elsewhere.url}/autre`
    expect(await fetchFeed(feed.url, kept, options)).toMatchObject({ kind: 'fresh', url: target })
    expect(feed.requests.at(-1)?.headers).not.toHaveProperty('if-none-match')
  })

  it.each([
    ['latin1', Buffer.from('HTTP/1.1 200 OK\r\netag: "é"\r\ncontent-length: 1\r\n\r\nx', 'latin1'), '"é"'],
    ['two of them', 'HTTP/1.1 200 OK\r\netag: "a"\r\netag: "b"\r\ncontent-length: 1\r\n\r\nx', '"a", "b"'],
    [
      '600 characters',
      `HTTP/1.1 200 OK\r\netag: "${'a'.repeat(600)}"\r\ncontent-length: 1\r\n\r\nx`,
      undefined,
    ],
  ])('gives an odd etag back as it came, or leaves it: %s', async (_, answer, sent) => {
    const { url, heads } = await raw({ '/rss': answer })
    const first = await fetchFeed(`${url}/rss`, {}, options)
    await fetchFeed(`${url}/rss`, first.kind === 'fresh' ? first.validators : {}, options)
    expect(/if-none-match: (.*)\r/i.exec(heads[1] ?? '')?.[1]).toBe(sent)
  })

  it('refuses control characters in a header, and a header without end', async () => {
    const { url } = await raw({
      '/rss': 'HTTP/1.1 200 OK\r\netag: "a\u0001b"\r\n\r\nx',
      '/long': `HTTP/1.1 200 OK\r\nx-a: ${'a'.repeat(200_000)}\r\n\r\nx`,
    })
    expect((await told(`${url}/rss`))[0]).toBe('connection')
    expect(await told(`${url}/long`)).toEqual([
      'too-large',
      'Le serveur envoie plus de 16 Ko d’en-têtes : sa réponse n’est pas lue.',
    ])
  })
})

describe('redirects', () => {
  it.each([
    [
      'UTF-8',
      Buffer.from('HTTP/1.1 301 Moved\r\nlocation: /actualités\r\ncontent-length: 0\r\n\r\n', 'utf8'),
      '%C3%A9s',
    ],
    [
      'latin1',
      Buffer.from('HTTP/1.1 301 Moved\r\nlocation: /actualités\r\ncontent-length: 0\r\n\r\n', 'latin1'),
      '%C3%A9s',
    ],
  ])('reads accents as a browser would: %s', async (_, answer, end) => {
    const { url, heads } = await raw({ '/rss': answer })
    await fetchFeed(`${url}/rss`, {}, options)
    expect(heads[1]?.split('\r')[0]).toBe(`GET /actualit${end} HTTP/1.1`)
  })

  it.each([
    ['http://[::1', 'bad-url'],
    ['http://[fe80::1%25eth0]/', 'bad-url'],
    ['data:text/xml,<rss/>', 'bad-url'],
    ['http://moi:secret@127.0.0.1/', 'bad-url'],
    ['', 'http-status'],
  ])('to « %s » is %s', async (location, code) => {
    const { url } = await raw({
      '/rss': `HTTP/1.1 302 Found\r\nlocation: ${location}\r\ncontent-length: 0\r\n\r\n`,
    })
    expect((await told(`${url}/rss`))[0]).toBe(code)
  })

  it('carries no cookie along', async () => {
    const { url, requests } = await serve((request, response) =>
      request.url === '/rss'
        ? response.writeHead(302, { location: '/suite', 'set-cookie': 'suivi=1; Path=/' }).end()
        : response.end('<rss/>'),
    )
    expect(await told(`${url}/rss`)).toEqual(['fresh', 200])
    expect(requests[1]?.headers).not.toHaveProperty('cookie')
  })
})

describe('bodies', () => {
  it.each([
    ['gzip', 'La réponse n’est pas compressée comme elle le dit (Z_DATA_ERROR).'],
    ['br', 'La réponse n’est pas compressée comme elle le dit (ERR__ERROR_FORMAT_RESERVED).'],
  ])('announced as %s and sent as they are: said so', async (encoding, message) => {
    const { url } = await raw({
      '/rss': `HTTP/1.1 200 OK\r\ncontent-encoding: ${encoding}\r\ncontent-length: 6\r\n\r\n<rss/>`,
    })
    expect(await told(`${url}/rss`)).toEqual(['connection', message])
  })

  it('cut before the announced end, or not HTTP at all, are failures', async () => {
    const { url } = await raw({
      '/coupe': 'HTTP/1.1 200 OK\r\ncontent-length: 600\r\n\r\n<rss>',
      '/ssh': 'SSH-2.0-OpenSSH_9.9\r\n',
    })
    expect((await told(`${url}/coupe`))[0]).toBe('connection')
    expect((await told(`${url}/ssh`))[0]).toBe('connection')
  })

  it('empty ones are answers with no bytes', async () => {
    const { url } = await raw({
      '/204': 'HTTP/1.1 204 No Content\r\n\r\n',
      '/200': 'HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n',
    })
    for (const [path, status] of [
      ['204', 204],
      ['200', 200],
    ] as const) {
      expect(await fetchFeed(`${url}/${path}`, {}, options)).toMatchObject({
        kind: 'fresh',
        status,
        body: new Uint8Array(),
      })
    }
  })
})

describe('a program that stops', () => {
  it('gives up at once, and blames nobody', async () => {
    const { url } = await serve(() => undefined)
    const stopping = new AbortController()
    const asked = fetchFeed(url, {}, { ...options, timeoutMs: 60_000, signal: stopping.signal })
    setTimeout(() => stopping.abort(new Error('arrêt')), 50)
    await expect(asked).rejects.toThrow('arrêt')
  })
})
