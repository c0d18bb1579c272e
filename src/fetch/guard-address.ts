import ipaddr from 'ipaddr.js'
import { FetchError } from '../errors.ts'
import { isClosedPort } from './closed-ports.ts'
import { isListed, isOwnNetwork, isPublicAddress } from './public-address.ts'

/** What may be reached beyond the public internet. */
export interface Reach {
  /** Everything: the demo world, tests. */
  allowPrivate: boolean
  /** Names (« *.ville.lan » for all below), addresses or CIDR of intranet sources. */
  privateHosts?: readonly string[]
}

/** Names that never leave a private network (RFC 6761, RFC 6762, RFC 8375, ICANN's .internal, cloud metadata). */
const privateName =
  /(?:^|\.)(?:localhost|localdomain|local|internal|intranet|private|lan|home|home\.arpa|corp)$/

/**
 * Refuses what a feed address must never reach: another scheme, credentials, a port where no web is, a private or
 * special IP literal, a private name. What a public name resolves to is checked at connection time by the Node runtime
 * (src/runtime/guarded-fetch.ts); workerd has no route to private networks.
 *
 * @throws {FetchError} bad-url or forbidden-address
 */
export function checkAddress(url: URL, reach: Reach): void {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new FetchError('bad-url', `Adresse refusée : ${url.protocol} n’est pas http ni https.`)
  }
  if (url.username || url.password) {
    throw new FetchError('bad-url', 'Adresse refusée : elle contient un identifiant ou un mot de passe.')
  }
  if (isClosedPort(url.port)) {
    throw new FetchError(
      'forbidden-address',
      `Adresse refusée : le port ${url.port} n’est pas celui d’un site.`,
    )
  }
  const host = hostOf(url)
  if (!isHostAllowed(host, reach)) throw privateRefusal(host)
}

/** Whether an address that a name resolved to, or that stands in its place, may be connected to. */
export function isAddressAllowed(address: string, host: string, reach: Reach): boolean {
  if (reach.allowPrivate || isPublicAddress(address)) return true
  const listed = reach.privateHosts ?? []
  return isListed(address, listed) || (isListedName(host, listed) && isOwnNetwork(address))
}

export function privateRefusal(host: string): FetchError {
  return new FetchError(
    'forbidden-address',
    `Adresse refusée : ${host} est sur un réseau privé. Pour une source d’intranet, l’ajouter à VIGIE_FETCH_PRIVATE_HOSTS.`,
  )
}

function isHostAllowed(host: string, reach: Reach): boolean {
  if (ipaddr.isValid(host)) return isAddressAllowed(host, host, reach)
  // A name without a dot is only known on a local network.
  const isPrivate = privateName.test(host) || !host.includes('.')
  return reach.allowPrivate || !isPrivate || isListedName(host, reach.privateHosts ?? [])
}

function isListedName(host: string, listed: readonly string[]): boolean {
  const name = host.toLowerCase().replace(/\.$/, '')
  return listed.some((one) => {
    const wanted = one.toLowerCase()
    return wanted.startsWith('*.') ? name.endsWith(wanted.slice(1)) : name === wanted
  })
}

function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
}
