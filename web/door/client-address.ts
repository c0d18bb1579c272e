import type { Context } from 'hono'
import ipaddr from 'ipaddr.js'

/** Where the connection comes from, as the runtime saw it: the socket in Node, Cloudflare's word on Workers. */
export type PeerAddress = (c: Context) => string | undefined

/**
 * The client's address. X-Forwarded-For is what anyone writes: it is read from its end, and only as long as who wrote
 * the next entry is a proxy that the configuration names.
 */
export function clientAddress(c: Context, peerOf: PeerAddress, trusted: readonly string[]): string {
  const chain = [
    peerOf(c) ?? 'inconnue',
    ...(c.req.header('x-forwarded-for') ?? '')
      .slice(-2000)
      .split(',')
      .map((one) => one.trim())
      .toReversed(),
  ]
  for (const [index, address] of chain.entries()) {
    const next = chain[index + 1]
    if (!isTrusted(address, trusted) || !next || !ipaddr.isValid(next)) return address
  }
  return chain[0]!
}

function isTrusted(address: string, trusted: readonly string[]): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  return trusted.some((one) => {
    const [range, bits] = one.includes('/')
      ? ipaddr.parseCIDR(one)
      : ([ipaddr.process(one), ipaddr.process(one).kind() === 'ipv4' ? 32 : 128] as const)
    return range.kind() === parsed.kind() && parsed.match(range, bits)
  })
}
