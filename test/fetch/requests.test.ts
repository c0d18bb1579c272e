import { afterEach, describe, expect, it } from 'vitest'
import { fetchFeed, type FetchOptions } from '#src/fetch/fetch-feed.ts'
import { type LocalServer, startServer } from '#test/helpers/http-server.ts'

const now = new Date('2026-11-24T08:00:00Z')
const options: FetchOptions = {
  fetch,
  userAgent: 'Vigie/test',
  timeoutMs: 2_000,
  maxBytes: 300_000,
  maxRedirects: 3,
  allowPrivate: true,
  now: () => now,
}

const servers: LocalServer[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})

async function serve(answer: Parameters<typeof startServer>[0]): Promise<LocalServer> {
  const server = await startServer(answer)
  servers.push(server)
  return server
}

async function codeOf(asked: ReturnType<typeof fetchFeed>): Promise<string> {
  const result = await asked
  return result.kind === 'failed' ? result.error.code : result.kind
}

describe('a POST', () => {
  const posted = {
    ...options,
    method: 'POST',
    body: '{"q":1}',
    headers: { 'content-type': 'application/json' },
  } as const

  it('sends its body and its headers, and no validator', async () => {
    const { url, requests } = await serve((_, response) => response.end('{}'))
    expect(await codeOf(fetchFeed(url, { etag: '"1"' }, posted))).toBe('fresh')
    expect(requests[0]).toMatchObject({
      method: 'POST',
      body: '{"q":1}',
      headers: { 'content-type': 'application/json' },
    })
    expect(requests[0]?.headers).not.toHaveProperty('if-none-match')
  })

  it.each([
    [307, 'POST', '{"q":1}'],
    [308, 'POST', '{"q":1}'],
    [302, 'GET', ''],
    [303, 'GET', ''],
  ])('after a %i within its site is a %s', async (status, method, body) => {
    const { url, requests } = await serve((request, response) =>
      request.url === '/suite'
        ? response.end('{}')
        : response.writeHead(status, { location: '/suite' }).end(),
    )
    expect(await codeOf(fetchFeed(url, {}, posted))).toBe('fresh')
    expect(requests[1]).toMatchObject({ method, body })
    expect(requests[1]?.headers['content-type']).toBe(method === 'POST' ? 'application/json' : undefined)
  })

  it('is not repeated to another site', async () => {
    const elsewhere = await serve((_, response) => response.end('{}'))
    const { url } = await serve((_, response) => response.writeHead(307, { location: elsewhere.url }).end())
    expect(await codeOf(fetchFeed(url, {}, posted))).toBe('forbidden-address')
    expect(elsewhere.requests).toEqual([])
  })
})

describe('the headers of a definition', () => {
  it('go to its own origin, and not beyond, even when redirects lead back', async () => {
    const keyed = { ...options, headers: { 'x-cle': 'secret', accept: 'text/csv' } }
    let back = ''
    const elsewhere = await serve((_, response) => response.writeHead(302, { location: back }).end())
    const home = await serve((request, response) => {
      if (request.url === '/fin') response.end('ok')
      else response.writeHead(302, { location: request.url === '/a' ? '/b' : elsewhere.url }).end()
    })
    back = `${home.url}/fin`
    expect(await codeOf(fetchFeed(`${home.url}/a`, {}, keyed))).toBe('fresh')
    expect(home.requests.map(({ path, headers }) => [path, headers['x-cle']])).toEqual([
      ['/a', 'secret'],
      ['/b', 'secret'],
      ['/fin', undefined],
    ])
    expect(home.requests[0]?.headers['accept']).toBe('text/csv')
    expect(elsewhere.requests[0]?.headers).not.toHaveProperty('x-cle')
  })
})

describe('what an answer says of its address', () => {
  it.each([
    [[301], true],
    [[308, 301], true],
    [[302], false],
    [[301, 302], false],
    [[302, 301], false],
    [[307, 308], false],
  ])('redirects %j are a move for good: %s', async (statuses, isMoved) => {
    const { url } = await serve((request, response) => {
      const step = Number(request.url?.slice(1))
      if (step === statuses.length) response.end('ok')
      else response.writeHead(statuses[step] ?? 302, { location: `/${step + 1}` }).end()
    })
    const result = await fetchFeed(`${url}/0`, {}, options)
    expect(result.kind === 'fresh' && result.movedTo).toBe(isMoved ? `${url}/${statuses.length}` : undefined)
  })

  it('says until when it holds, also with a 304', async () => {
    const headers = { 'cache-control': 'max-age=7200', etag: '"1"' }
    const { url } = await serve((request, response) =>
      response.writeHead(request.headers['if-none-match'] ? 304 : 200, headers).end(),
    )
    const until = new Date('2026-11-24T10:00:00Z')
    expect(await fetchFeed(url, {}, options)).toMatchObject({ kind: 'fresh', freshUntil: until })
    expect(await fetchFeed(url, { etag: '"1"' }, options)).toMatchObject({
      kind: 'unchanged',
      freshUntil: until,
    })
  })

  it('410 is gone, a challenge and a cookie wall are a refusal', async () => {
    const { url } = await serve((request, response) => {
      if (request.url === '/410') response.writeHead(410).end()
      else if (request.url === '/mur')
        response.writeHead(302, { location: '/mur', 'set-cookie': 'a=1' }).end()
      else
        response
          .writeHead(429, { 'content-type': 'text/html' })
          .end('<!doctype html><title>Just a moment...</title>')
    })
    expect(await codeOf(fetchFeed(`${url}/410`, {}, options))).toBe('gone')
    expect(await codeOf(fetchFeed(`${url}/mur`, {}, options))).toBe('blocked')
    expect(await codeOf(fetchFeed(`${url}/epreuve`, {}, options))).toBe('blocked')
  })

  it('follows a redirect that sets a cookie and leads on', async () => {
    const { url } = await serve((request, response) =>
      request.url === '/fin'
        ? response.end('ok')
        : response.writeHead(302, { location: '/fin', 'set-cookie': 'a=1' }).end(),
    )
    expect(await codeOf(fetchFeed(url, {}, options))).toBe('fresh')
  })
})

describe('turns', () => {
  it('are asked for before each hop, given back after it, and not counted as the server’s time', async () => {
    const { url } = await serve((request, response) =>
      request.url === '/b' ? response.end('ok') : response.writeHead(302, { location: '/b' }).end(),
    )
    const turns: string[] = []
    const enter = async ({ pathname }: URL) => {
      turns.push(`+${pathname}`)
      await new Promise((resolve) => setTimeout(resolve, 250))
      return () => void turns.push(`-${pathname}`)
    }
    expect(await codeOf(fetchFeed(`${url}/a`, {}, { ...options, timeoutMs: 400, enter }))).toBe('fresh')
    expect(turns).toEqual(['+/a', '-/a', '+/b', '-/b'])
  })

  it('that are refused end the exchange, and the one before is given back', async () => {
    const { url, requests } = await serve((_, response) => response.end('ok'))
    const enter = async () => {
      throw new Error('non')
    }
    expect(await codeOf(fetchFeed(url, {}, { ...options, enter }))).toBe('connection')
    expect(requests).toEqual([])
  })

  it('are asked for a large body, and given back when it is read, whole or not', async () => {
    const { url } = await serve((request, response) =>
      response.end('x'.repeat(Number(request.url?.slice(1)))),
    )
    let turns = 0
    const enterLarge = async () => {
      turns += 1
      return () => void (turns -= 10)
    }
    expect(await codeOf(fetchFeed(`${url}/1000`, {}, { ...options, enterLarge }))).toBe('fresh')
    expect(turns).toBe(0)
    expect(await codeOf(fetchFeed(`${url}/290000`, {}, { ...options, enterLarge }))).toBe('fresh')
    expect(turns).toBe(-9)
  })
})

describe('a start that is enough', () => {
  it('is kept where the rest is dropped', async () => {
    const { url } = await serve((_, response) => response.end('x'.repeat(500_000)))
    const result = await fetchFeed(url, {}, { ...options, isStartEnough: true })
    expect(result.kind === 'fresh' && result.body.byteLength).toBe(300_000)
  })
})
