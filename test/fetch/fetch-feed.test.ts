import { afterEach, describe, expect, it } from 'vitest'
import { fetchFeed, type FetchOptions } from '#src/fetch/fetch-feed.ts'
import { type LocalServer, startServer } from '#test/helpers/http-server.ts'

const now = new Date('2026-11-24T08:00:00Z')
const options: FetchOptions = {
  fetch,
  userAgent: 'Vigie/test (veille@exemple.fr)',
  timeoutMs: 2_000,
  maxBytes: 1_000,
  maxRedirects: 3,
  allowPrivate: true,
  now: () => now,
}

let server: LocalServer | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})

async function serve(answer: Parameters<typeof startServer>[0]): Promise<LocalServer> {
  server = await startServer(answer)
  return server
}

function failureOf(result: Awaited<ReturnType<typeof fetchFeed>>) {
  if (result.kind !== 'failed') throw new Error(`attendu un échec, reçu ${result.kind}`)
  return { code: result.error.code, message: result.error.message }
}

describe('fetchFeed', () => {
  it('answers the bytes, the final address and the validators', async () => {
    const { url } = await serve((_, response) => {
      response.writeHead(200, {
        'content-type': 'application/rss+xml',
        etag: '"a1"',
        'last-modified': 'Mon, 23 Nov 2026 08:00:00 GMT',
      })
      response.end('<rss/>')
    })
    const result = await fetchFeed(`${url}/rss`, {}, options)
    expect(result).toMatchObject({
      kind: 'fresh',
      status: 200,
      url: `${url}/rss`,
      contentType: 'application/rss+xml',
      validators: { etag: '"a1"', lastModified: 'Mon, 23 Nov 2026 08:00:00 GMT' },
    })
    expect(result.kind === 'fresh' && new TextDecoder().decode(result.body)).toBe('<rss/>')
  })

  it('says who asks and sends the validators back', async () => {
    const { url, requests } = await serve((_, response) => response.writeHead(304).end())
    const result = await fetchFeed(
      url,
      { etag: '"a1"', lastModified: 'Mon, 23 Nov 2026 08:00:00 GMT' },
      options,
    )
    expect(result).toEqual({
      kind: 'unchanged',
      status: 304,
      validators: { etag: '"a1"', lastModified: 'Mon, 23 Nov 2026 08:00:00 GMT' },
    })
    expect(requests[0]?.headers).toMatchObject({
      'user-agent': 'Vigie/test (veille@exemple.fr)',
      'if-none-match': '"a1"',
      'if-modified-since': 'Mon, 23 Nov 2026 08:00:00 GMT',
    })
  })

  it('keeps what a 304 renews and what it does not repeat', async () => {
    const { url } = await serve((_, response) => response.writeHead(304, { etag: '"a2"' }).end())
    const result = await fetchFeed(
      url,
      { etag: '"a1"', lastModified: 'Mon, 23 Nov 2026 08:00:00 GMT' },
      options,
    )
    expect(result).toMatchObject({
      validators: { etag: '"a2"', lastModified: 'Mon, 23 Nov 2026 08:00:00 GMT' },
    })
  })

  it('follows a relative redirect and reads relative links from where it ends', async () => {
    const { url } = await serve((request, response) => {
      if (request.url === '/ancien') response.writeHead(301, { location: '/nouveau/rss' }).end()
      else response.end('ici')
    })
    expect(await fetchFeed(`${url}/ancien`, {}, options)).toMatchObject({
      kind: 'fresh',
      url: `${url}/nouveau/rss`,
    })
  })

  it('stops at a redirect loop', async () => {
    const { url, requests } = await serve((_, response) => response.writeHead(302, { location: '/' }).end())
    expect(failureOf(await fetchFeed(url, {}, options)).code).toBe('too-many-redirects')
    expect(requests).toHaveLength(4)
  })

  it('refuses a redirect to another scheme', async () => {
    const { url } = await serve((_, response) =>
      response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
    )
    expect(failureOf(await fetchFeed(url, {}, options)).code).toBe('bad-url')
  })

  it('refuses private addresses, also behind a redirect', async () => {
    const { url, requests } = await serve((_, response) => response.end('secret'))
    expect(failureOf(await fetchFeed(url, {}, { ...options, allowPrivate: false })).code).toBe(
      'forbidden-address',
    )
    expect(requests).toHaveLength(0)
  })

  it('refuses a body that announces too much', async () => {
    const { url } = await serve((_, response) =>
      response.writeHead(200, { 'content-length': '5000' }).end('x'.repeat(5000)),
    )
    expect(failureOf(await fetchFeed(url, {}, options)).code).toBe('too-large')
  })

  it('stops reading a body that says nothing and never ends', async () => {
    const { url } = await serve((_, response) => {
      const drip = setInterval(() => response.write('x'.repeat(400)), 5)
      response.on('close', () => clearInterval(drip))
    })
    expect(failureOf(await fetchFeed(url, {}, options)).code).toBe('too-large')
  })

  it('counts the size after decompression', async () => {
    const { gzipSync } = await import('node:zlib')
    const bomb = gzipSync(Buffer.alloc(1_000_000))
    const { url } = await serve((_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
    )
    expect(failureOf(await fetchFeed(url, {}, { ...options, maxBytes: 100_000 })).code).toBe('too-large')
  })

  it('gives up on a server that never answers, and on a body that stalls', async () => {
    const { url } = await serve((request, response) => {
      if (request.url === '/bloque') response.writeHead(200).write('<rss>')
    })
    const impatient = { ...options, timeoutMs: 200 }
    expect(failureOf(await fetchFeed(`${url}/muet`, {}, impatient)).code).toBe('timeout')
    expect(failureOf(await fetchFeed(`${url}/bloque`, {}, impatient)).code).toBe('timeout')
  })

  it.each([
    [404, 'Le serveur répond 404 : la page n’existe plus ; cherchez la nouvelle adresse du flux.'],
    [418, 'Le serveur répond 418.'],
    [206, 'Le serveur répond 206.'],
    [503, 'Le serveur répond 503 : serveur indisponible.'],
  ])('tells what a %i means', async (status, message) => {
    const { url } = await serve((_, response) => response.writeHead(status).end('non'))
    expect(failureOf(await fetchFeed(url, {}, options))).toEqual({ code: 'http-status', message })
  })

  it.each([
    [429, { 'retry-after': '120' }, '2026-11-24T08:02:00.000Z'],
    [429, {}, '2026-11-24T09:00:00.000Z'],
    [503, { 'retry-after': 'Tue, 24 Nov 2026 10:00:00 GMT' }, '2026-11-24T10:00:00.000Z'],
  ])('takes %i with %o as "come back later"', async (status, headers, expected) => {
    const { url } = await serve((_, response) => response.writeHead(status, headers).end())
    const result = await fetchFeed(url, {}, options)
    expect(result.kind === 'limited' && result.retryAt.toISOString()).toBe(expected)
  })

  it('names a TLS fault, a refused connection, an unknown host and an unreadable address', async () => {
    const { url } = await serve((_, response) => response.end())
    expect(failureOf(await fetchFeed(url.replace('http:', 'https:'), {}, options)).code).toBe('tls')
    await server?.close()
    expect(failureOf(await fetchFeed(url, {}, options)).code).toBe('connection')
    expect(failureOf(await fetchFeed('http://n-existe-pas.invalid/', {}, options)).code).toBe('dns')
    expect(failureOf(await fetchFeed('pas une adresse', {}, options)).code).toBe('bad-url')
    expect(failureOf(await fetchFeed('http://moi:secret@exemple.fr/', {}, options)).message).not.toContain(
      'secret',
    )
  })
})
