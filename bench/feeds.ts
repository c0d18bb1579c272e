import { serve, type ServerType } from '@hono/node-server'
import { Hono } from 'hono'
import { openTestSite } from '#test/helpers/site.ts'
import { serveSite } from '#web/node.ts'
import { load } from './feeds-load.ts'

/**
 * Claim: a partner feed that has not changed is served at 80 % of the speed of a bare Hono route that returns the same
 * bytes and headers, on the same server. Run: npx node bench/feeds.ts [seconds]
 */
const seconds = Number(process.argv[2] ?? 3)
const rounds = 3
const connections = 16
const path = '/flux/tout.rss'
const cases = [
  { name: 'compressed', headers: ['Accept-Encoding: gzip'] },
  { name: 'plain', headers: [] },
] as const

const test = await openTestSite()
const site = await serveSite({
  ...test.deps,
  config: { ...test.deps.config, port: 0 },
  now: () => new Date(),
})
const uncached = await serveSite({
  ...test.deps,
  config: { ...test.deps.config, port: 0 },
  // Never the same: each answer is made anew.
  db: { ...test.deps.db, version: () => String(Math.random()) },
})
for (const one of cases) await measure(one)
await site.close()
await uncached.close()

async function measure({ name, headers }: (typeof cases)[number]): Promise<void> {
  const bare = await serveBare(headers)
  const rates = { site: [] as number[], bare: [] as number[] }
  // In turns, so that what else the machine does weighs on both.
  for (let round = 0; round <= rounds; round += 1) {
    const bareRate = await load({ port: bare.port, path, headers, connections, seconds })
    const siteRate = await load({ port: site.port, path, headers, connections, seconds })
    if (round === 0) continue
    rates.bare.push(bareRate)
    rates.site.push(siteRate)
  }
  const made = await load({ port: uncached.port, path, headers, connections, seconds })
  const [ours, theirs] = [median(rates.site), median(rates.bare)]
  console.log(
    `${name.padEnd(12)} vigie ${ours.toFixed(0)}/s, bare hono ${theirs.toFixed(0)}/s: ${((100 * ours) / theirs).toFixed(0)} % (claim: 80 %); made anew each time ${made.toFixed(0)}/s`,
  )
  const unchanged = await fetch(`http://127.0.0.1:${site.port}${path}`)
  const mark = `If-None-Match: ${unchanged.headers.get('etag')}`
  const rate = await load({ port: site.port, path, headers: [...headers, mark], connections, seconds })
  console.log(`${' '.repeat(12)} 304 to the same mark: ${rate.toFixed(0)}/s`)
  bare.server.close()
}

/** The same bytes under the same headers, from a route that does nothing else. */
async function serveBare(headers: readonly string[]): Promise<{ server: ServerType; port: number }> {
  const { bytes, given } = await rawAnswer(headers)
  const app = new Hono()
  app.get(path, (c) => c.body(bytes, 200, given))
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0 }, ({ port }) => resolve({ server, port }))
  })
}

async function rawAnswer(
  headers: readonly string[],
): Promise<{ bytes: Uint8Array<ArrayBuffer>; given: Record<string, string> }> {
  const { request } = await import('node:http')
  const asked = Object.fromEntries(headers.map((line) => line.split(': ') as [string, string]))
  return new Promise((resolve, reject) => {
    request({ port: site.port, path, headers: asked }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () => {
        const { date: _date, connection: _connection, 'keep-alive': _keep, ...given } = answer.headers
        resolve({
          bytes: new Uint8Array(Buffer.concat(chunks)),
          given: given as Record<string, string>,
        })
      })
    })
      .on('error', reject)
      .end()
  })
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
