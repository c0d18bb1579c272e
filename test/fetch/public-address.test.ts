import { describe, expect, it } from 'vitest'
import { isClosedPort } from '#src/fetch/closed-ports.ts'
import { isListed, isOwnNetwork, isPublicAddress } from '#src/fetch/public-address.ts'

describe('isPublicAddress', () => {
  it.each([
    '8.8.8.8',
    '2001:4860:4860::8888',
    '::ffff:8.8.8.8',
    // NAT64 of a public address: the only way out of some networks.
    '64:ff9b::808:808',
  ])('says yes to %s', (address) => expect(isPublicAddress(address)).toBe(true))

  it.each([
    ['this network', '0.0.0.0'],
    ['this network', '0.1.2.3'],
    ['loopback', '127.8.8.8'],
    ['private', '172.31.255.255'],
    ['CGNAT', '100.127.255.255'],
    ['link-local', '169.254.169.254'],
    ['protocol assignments', '192.0.0.8'],
    ['documentation', '192.0.2.1'],
    ['benchmarks', '198.19.0.1'],
    ['multicast', '239.1.1.1'],
    ['reserved', '240.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['unspecified', '::'],
    ['loopback', '::1'],
    ['IPv4-mapped', '::ffff:192.168.0.1'],
    ['IPv4-compatible', '::127.0.0.1'],
    ['IPv4-translated', '::ffff:0:127.0.0.1'],
    ['NAT64 of a private address', '64:ff9b::a00:1'],
    ['NAT64 of a local network', '64:ff9b:1::808:808'],
    ['unique local', 'fd12:3456::1'],
    ['link-local', 'fe80::1'],
    ['link-local with its zone', 'fe80::1%eth0'],
    ['site-local', 'fec0::1'],
    ['6to4 of a private address', '2002:a00:1::'],
    ['6to4', '2002:808:808::'],
    ['Teredo', '2001:0:808:808::'],
    ['documentation', '2001:db8::1'],
    ['documentation', '3fff::1'],
    ['discard', '100::1'],
    ['segment routing', '5f00::1'],
    ['multicast', 'ff02::1'],
    ['nothing', 'n’importe quoi'],
    ['nothing', ''],
  ])('says no to %s: %s', (_, address) => expect(isPublicAddress(address)).toBe(false))
})

describe('isOwnNetwork', () => {
  it.each([
    ['10.0.0.1', true],
    ['127.0.0.1', true],
    ['fd00::1', true],
    ['::ffff:10.0.0.1', true],
    ['169.254.169.254', false],
    ['224.0.0.1', false],
    ['8.8.8.8', false],
  ])('%s → %s', (address, expected) => expect(isOwnNetwork(address)).toBe(expected))
})

describe('isListed', () => {
  it.each([
    ['10.1.2.3', ['10.1.0.0/16'], true],
    ['::ffff:10.1.2.3', ['10.1.0.0/16'], true],
    ['10.2.2.3', ['10.1.0.0/16', '10.2.2.3'], true],
    ['10.2.2.4', ['10.1.0.0/16', '10.2.2.3'], false],
    ['fd00::5', ['fd00::/8', 'intranet.ville.lan'], true],
    ['10.1.2.3', ['intranet.ville.lan', 'fd00::/8'], false],
  ])('%s in %j → %s', (address, ranges, expected) => expect(isListed(address, ranges)).toBe(expected))
})

describe('isClosedPort', () => {
  it.each([
    ['', false],
    ['80', false],
    ['443', false],
    ['8080', false],
    ['3000', false],
    ['22', true],
    ['25', true],
    ['587', true],
    ['3306', true],
    ['6379', true],
    ['6667', true],
    ['0', true],
  ])('« %s » → %s', (port, expected) => expect(isClosedPort(port)).toBe(expected))
})
