import type { lookup, LookupAddress } from 'node:dns'
import { zstdCompressSync } from 'node:zlib'
import { afterEach, expect, it } from 'vitest'
import { fetchFeed } from '#src/fetch/fetch-feed.ts'
import { createGuardedFetch, type GuardedFetch } from '#src/runtime/guarded-fetch.ts'
import { type LocalServer, startServer } from '#test/helpers/http-server.ts'

const packed = zstdCompressSync(Buffer.from('<rss/>'))
let guarded: GuardedFetch | undefined
let server: LocalServer | undefined
afterEach(async () => {
  await guarded?.close()
  await server?.close()
  guarded = server = undefined
})

/** A resolver under the attacker's hand: each name's next answers, in turn. */
function resolverOf(...answers: string[][]) {
  const asked: string[] = []
  const resolve = (hostname: string, _: unknown, callback: unknown) => {
    asked.push(hostname)
    const addresses = (answers.shift() ?? []).map((address): LookupAddress => ({
      address,
      family: address.includes(':') ? 6 : 4,
    }))
    process.nextTick(callback as (error: null, found: LookupAddress[]) => void, null, addresses)
  }
  return { asked, resolve: resolve as unknown as typeof lookup }
}

async function codeOf(url: string, fetch: typeof globalThis.fetch) {
  const result = await fetchFeed(
    url,
    {},
    {
      fetch,
      userAgent: 'Vigie/test',
      timeoutMs: 1_000,
      maxBytes: 1_000,
      maxRedirects: 3,
      allowPrivate: false,
      now: () => new Date(),
    },
  )
  return result.kind === 'failed' ? result.error.code : result.kind
}

it.each([
  ['127.0.0.1'],
  ['::1'],
  ['::ffff:169.254.169.254'],
  ['fe80::1%eth0'],
  ['100.64.0.1'],
  ['64:ff9b::a00:1'],
  ['93.184.216.34', '10.0.0.1'],
])('refuses a public name that resolves to %s %s', async (...addresses) => {
  const { asked, resolve } = resolverOf(addresses)
  guarded = createGuardedFetch({ allowPrivate: false, lookup: resolve })
  expect(await codeOf('http://piege.example.org/rss', guarded.fetch)).toBe('forbidden-address')
  expect(asked).toEqual(['piege.example.org'])
})

it('asks at each connection, and looks at the very answer that the socket would go to', async () => {
  server = await startServer((_, response) => response.end('secret'))
  const port = new URL(server.url).port
  const { resolve, asked } = resolverOf(['192.0.2.1'], ['127.0.0.1'])
  guarded = createGuardedFetch({ allowPrivate: false, lookup: resolve })
  for (const _ of ['first', 'rebound'])
    expect(await codeOf(`http://rebond.example.org:${port}/`, guarded.fetch)).toBe('forbidden-address')
  expect(asked).toHaveLength(2)
  expect(server.requests).toEqual([])
})

it('opens a named intranet source, and only its organisation’s networks', async () => {
  const { resolve } = resolverOf(['127.0.0.1'], ['169.254.169.254'], ['127.0.0.1'])
  server = await startServer((_, response) => response.end('interne'))
  const port = new URL(server.url).port
  guarded = createGuardedFetch({ allowPrivate: false, privateHosts: ['intranet.ville.lan'], lookup: resolve })
  const { fetch } = guarded
  expect(await (await fetch(`http://intranet.ville.lan:${port}/`)).text()).toBe('interne')
  const causeOf = (address: string) => fetch(address).catch((error: Error) => error.cause)
  expect(await causeOf('http://intranet.ville.lan:8081/')).toMatchObject({ code: 'forbidden-address' })
  expect(await causeOf(`http://autre.ville.lan:${port}/`)).toMatchObject({ code: 'forbidden-address' })
})

it('refuses a private address in place of a name, whoever asks', async () => {
  server = await startServer((_, response) => response.end('secret'))
  guarded = createGuardedFetch({ allowPrivate: false })
  for (const address of [server.url, server.url.replace('127.0.0.1', '[::ffff:127.0.0.1]')]) {
    const cause = await guarded.fetch(address).catch((error: Error) => error.cause)
    expect(cause).toMatchObject({ code: 'forbidden-address' })
  }
  expect(server.requests).toEqual([])
})

it('asks for all that it unpacks, over http as well', async () => {
  server = await startServer((_, response) =>
    response.writeHead(200, { 'content-encoding': 'zstd' }).end(packed),
  )
  guarded = createGuardedFetch({ allowPrivate: true })
  expect(await (await guarded.fetch(server.url)).text()).toBe('<rss/>')
  expect(server.requests[0]?.headers['accept-encoding']).toBe('gzip, deflate, br, zstd')
})

it('sends a form in parts, as fetch does', async () => {
  server = await startServer((_, response) => response.end())
  guarded = createGuardedFetch({ allowPrivate: true })
  const body = new FormData()
  body.set('query', new Blob(['{"a":1}'], { type: 'application/json' }))
  await guarded.fetch(server.url, { method: 'POST', body })
  expect(server.requests[0]?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/)
  expect(server.requests[0]?.body).toContain('{"a":1}')
})

it('leaves an unknown name unknown', async () => {
  guarded = createGuardedFetch({ allowPrivate: false })
  expect(await codeOf('http://n-existe-pas.invalid/', guarded.fetch)).toBe('dns')
})
