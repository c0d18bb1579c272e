import ipaddr from 'ipaddr.js'
import { FetchError } from '../errors.ts'

/** Names that never leave a private network (RFC 6761, RFC 6762, RFC 8375, cloud metadata). */
const privateName = /(^|\.)(localhost|local|internal|intranet|lan|home\.arpa|corp)$/

/**
 * Refuses what a feed address must never reach: another scheme, credentials, a private or special IP literal, a
 * private name. What a public name resolves to is checked at connection time by the Node runtime (see
 * src/runtime/guarded-fetch.ts); workerd has no route to private networks.
 */
export function checkAddress(url: URL, options: { allowPrivate: boolean }): void {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new FetchError('bad-url', `Adresse refusée : ${url.protocol} n’est pas http ni https.`)
  }
  if (url.username || url.password) {
    throw new FetchError('bad-url', 'Adresse refusée : elle contient un identifiant ou un mot de passe.')
  }
  if (options.allowPrivate) return
  const host = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
  if (privateName.test(host) || (ipaddr.isValid(host) && !isPublicAddress(host))) {
    throw new FetchError('forbidden-address', `Adresse refusée : ${host} est sur un réseau privé.`)
  }
}

/** True for an address of the public internet: not private, loopback, link-local, CGNAT, multicast, reserved… */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  // ::ffff:10.0.0.1 is 10.0.0.1 in disguise.
  return ipaddr.process(address).range() === 'unicast'
}
