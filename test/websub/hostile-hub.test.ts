import { describe, expect, it } from 'vitest'
import { pingHub } from '#src/websub/ping-hub.ts'
import { tellHub } from '#src/websub/tell-hub.ts'
import { listDuePings } from '#src/store/websub-pings.ts'
import { startServer } from '#test/helpers/http-server.ts'
import { openTestSite } from '#test/helpers/site.ts'

type Answer = Parameters<typeof startServer>[0]

const topic = 'https://veille.example/flux/tout.rss'

/** What one ping makes of a hub on the wire, and how often anything was asked of it. */
async function pingOf(answer: Answer): Promise<{ error: string | undefined; asked: string[] }> {
  const server = await startServer(answer)
  try {
    const { deps } = await openTestSite({ seeds: false })
    const error = await pingHub({ ...deps, fetch }, `${server.url}/hub`, topic)
    return { error: error?.replaceAll(server.url, ''), asked: server.requests.map(({ path }) => path) }
  } finally {
    await server.close()
  }
}

describe('pingHub, of a hub that does as it likes', () => {
  it.each([301, 302, 303, 307, 308])(
    'follows no redirect (%i): a hub must not choose whom we write to',
    async (status) => {
      const { error, asked } = await pingOf(
        (_, response) => void response.writeHead(status, { location: '/interne' }).end(),
      )
      expect(error).toBe(`[POST] "/hub": ${status}`)
      expect(asked).toEqual(['/hub'])
    },
  )

  it.each([200, 202, 204])(
    'takes %i for a yes, and leaves the rest of a body that has no end',
    async (status) => {
      const { error } = await pingOf((_, response) => {
        response.writeHead(status)
        if (status === 204) return void response.end()
        const chunk = Buffer.alloc(64 * 1024, 'x')
        const more = (): void => {
          while (!response.destroyed && response.write(chunk));
        }
        response.on('drain', more)
        more()
      })
      expect(error).toBeUndefined()
    },
  )

  it.each<[string, Answer, RegExp]>([
    ['a refusal', (_, response) => void response.writeHead(403).end('non'), /: 403$/],
    [
      'a failure',
      (_, response) => void response.writeHead(503, { 'retry-after': '999999999' }).end(),
      /: 503$/,
    ],
    ['a connection that is cut', (request) => void request.socket.destroy(), /^\[POST\] "\/hub": ./],
    ['no HTTP at all', (request) => void request.socket.end('bonjour\r\n\r\n'), /^\[POST\] "\/hub": ./],
  ])('says what went wrong, and throws nothing: %s', async (_, answer, told) => {
    expect((await pingOf(answer)).error).toMatch(told)
  })
})

describe('tellHub, of a hub that does as it likes', () => {
  it('keeps what it could not tell, no longer than some days, whatever the clock does', async () => {
    const site = await openTestSite({ env: { VIGIE_WEBSUB_HUB: 'https://hub.example/' } })
    const deps = {
      ...site.deps,
      fetch: (() => Promise.reject(new TypeError('fetch failed'))) as typeof fetch,
    }
    await tellHub(deps)
    await deps.db.run("update items set last_revised_at = ? where id = 'cuivre'", deps.now().toISOString())
    site.wait(120_000)
    await tellHub(deps)
    site.wait(-90_000)
    await tellHub(deps)
    site.wait(120_000)
    const left = await listDuePings(deps.db, '2100-01-01T00:00:00.000Z', 1000)
    expect(left.length).toBeGreaterThan(0)
    expect(new Set(left.map((ping) => ping.topic)).size).toBe(left.length)
    for (let run = 0; run < 40; run += 1) {
      site.wait(7 * 3_600_000)
      await tellHub(deps)
    }
    expect(await listDuePings(deps.db, '2100-01-01T00:00:00.000Z', 1000)).toEqual([])
  })
})
