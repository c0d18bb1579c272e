import ipaddr from 'ipaddr.js'

type Address = ReturnType<typeof ipaddr.parse>

/** True for an address of the public internet: not private, loopback, link-local, CGNAT, multicast, reserved… */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const real = withoutDisguise(ipaddr.parse(address))
  if (real instanceof ipaddr.IPv4) return real.range() === 'unicast'
  // 2000::/3 is all that was ever given out (IANA): IPv4-compatible, site-local and local NAT64 are outside.
  return real.range() === 'unicast' && real.match(ipaddr.IPv6.parseCIDR('2000::/3')) && !isDocumentation(real)
}

/** Networks of an organisation or of the machine itself: what may be opened by name, unlike link-local or multicast. */
export function isOwnNetwork(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const range = withoutDisguise(ipaddr.parse(address)).range()
  return ['private', 'loopback', 'uniqueLocal', 'carrierGradeNat'].includes(range)
}

/** True when one of these addresses or CIDR holds it. */
export function isListed(address: string, ranges: readonly string[]): boolean {
  if (!ipaddr.isValid(address)) return false
  const real = withoutDisguise(ipaddr.parse(address))
  return ranges.some((range) => {
    const network = networkOf(range)
    return network !== undefined && network[0].kind() === real.kind() && real.match(network)
  })
}

function networkOf(range: string): [Address, number] | undefined {
  if (ipaddr.isValidCIDR(range)) return ipaddr.parseCIDR(range)
  if (!ipaddr.isValid(range)) return undefined
  const address = ipaddr.parse(range)
  return [address, address.kind() === 'ipv4' ? 32 : 128]
}

/**
 * ::ffff:10.0.0.1 is 10.0.0.1, and so is 64:ff9b::a00:1 where the network has NAT64 (RFC 6052). 6to4 and Teredo hide an
 * IPv4 address too: their ranges are refused whole, since nobody publishes there any more (RFC 7526).
 */
function withoutDisguise(address: Address): Address {
  if (address instanceof ipaddr.IPv4) return address
  if (address.isIPv4MappedAddress()) return address.toIPv4Address()
  if (!address.match(ipaddr.IPv6.parseCIDR('64:ff9b::/96'))) return address
  return new ipaddr.IPv4(address.toByteArray().slice(12))
}

/** RFC 9637, younger than the library's table. */
function isDocumentation(address: ipaddr.IPv6): boolean {
  return address.match(ipaddr.IPv6.parseCIDR('3fff::/20'))
}
