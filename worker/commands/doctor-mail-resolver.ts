import { Resolver as DnsResolver } from 'node:dns/promises'
import type { Resolver } from '#src/mail/dns/resolver.ts'

/** The resolver of this machine. `servers`: others, « 127.0.0.1:5353 ». */
export function createNodeResolver(servers?: readonly string[]): Resolver {
  const dns = new DnsResolver({ timeout: 3000, tries: 2 })
  if (servers) dns.setServers(servers)
  return {
    txt: async (name) => (await orNone(dns.resolveTxt(name))).map((pieces) => pieces.join('')),
    mx: (name) => orNone(dns.resolveMx(name)),
    addresses: async (name) =>
      (await Promise.all([orNone(dns.resolve4(name)), orNone(dns.resolve6(name))])).flat(),
    names: (address) => orNone(dns.reverse(address)),
  }
}

async function orNone<T>(answer: Promise<T[]>): Promise<T[]> {
  try {
    return await answer
  } catch (error) {
    const { code } = error as { code?: string }
    if (code === 'ENOTFOUND' || code === 'ENODATA') return []
    throw error
  }
}
