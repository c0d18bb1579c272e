import fc from 'fast-check'
import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { clientAddress } from '#web/door/client-address.ts'

/** What the site takes for the client, of a request that comes from this peer with this header. */
async function addressOf(
  peer: string | undefined,
  forwarded: string | undefined,
  trusted: readonly string[],
): Promise<string> {
  const app = new Hono()
  app.get('/', (c) => c.json(clientAddress(c, () => peer, trusted)))
  const headers: Record<string, string> = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }
  return (await (await app.request('/', { headers })).json()) as string
}

const proxy = '10.0.0.1'
const client = '203.0.113.9'
const forged = '198.51.100.66'

describe('clientAddress', () => {
  it.each<[string, string | undefined, string | undefined, string[], string]>([
    ['the peer, without a header', client, undefined, [proxy], client],
    ['the peer, when no proxy is trusted', client, forged, [], client],
    ['the peer, when it is not the proxy', client, forged, [proxy], client],
    ['what the trusted proxy says', proxy, client, [proxy], client],
    [
      'the last entry only: the rest is the client’s own word',
      proxy,
      `${forged}, ${client}`,
      [proxy],
      client,
    ],
    ['beyond two trusted proxies', proxy, `${forged}, ${client}, 10.0.0.2`, ['10.0.0.0/8'], client],
    ['the proxy, when it wrote no address', proxy, 'unknown', [proxy], proxy],
    ['the proxy, when the header is empty', proxy, '', [proxy], proxy],
    ['the proxy, when the entry has a port', proxy, `${client}:443`, [proxy], proxy],
    ['the first entry, when all are trusted', proxy, '10.0.0.3, 10.0.0.2', ['10.0.0.0/8'], '10.0.0.3'],
    ['an IPv6 client', proxy, '2001:db8::9', [proxy], '2001:db8::9'],
    ['behind an IPv6 proxy', '::1', client, ['::1'], client],
    ['behind an IPv6 range', '2001:db8::1', client, ['2001:db8::/32'], client],
    ['behind an IPv4 proxy seen as IPv6', '::ffff:10.0.0.1', client, [proxy], client],
    ['behind an IPv4 proxy written as IPv6', proxy, client, ['::ffff:10.0.0.1'], client],
    ['an unknown peer', undefined, forged, [proxy], 'inconnue'],
  ])('is %s', async (_, peer, forwarded, trusted, expected) => {
    expect(await addressOf(peer, forwarded, trusted)).toBe(expected)
  })

  it('reads the end of a header that a client made long to push the proxy’s word out', async () => {
    const padding = `${forged}, `.repeat(400)
    expect(await addressOf(proxy, `${padding}${client}`, [proxy])).toBe(client)
  })

  const address = fc.oneof(fc.ipV4(), fc.ipV6())
  const junk = fc.string({ unit: fc.constantFrom(...'0123456789abcdef.:, ;="[]%/'), maxLength: 200 })

  it('is the peer whatever the header says, when the peer is not trusted', async () => {
    await fc.assert(
      fc.asyncProperty(fc.ipV4(), fc.oneof(junk, address), async (peer, header) => {
        fc.pre(peer !== proxy)
        expect(await addressOf(peer, header.trim(), [proxy])).toBe(peer)
      }),
      { numRuns: 60 },
    )
  })

  it('is what the proxy appended, whatever the client wrote before', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          junk,
          fc.array(address).map((list) => list.join(',')),
        ),
        fc.ipV4(),
        async (before, real) => {
          fc.pre(real !== proxy)
          expect(await addressOf(proxy, `${before}, ${real}`.trim(), [proxy])).toBe(real)
        },
      ),
      { numRuns: 100 },
    )
  })
})
