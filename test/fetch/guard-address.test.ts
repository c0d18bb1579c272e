import { describe, expect, it } from 'vitest'
import { checkAddress, isAddressAllowed } from '#src/fetch/guard-address.ts'

function refusalOf(address: string): string | undefined {
  try {
    checkAddress(new URL(address), { allowPrivate: false })
    return undefined
  } catch (error) {
    return (error as { code: string }).code
  }
}

describe('checkAddress', () => {
  it.each([
    'https://www.arcep.fr/rss.xml',
    'http://exemple.fr:8080/',
    'https://[2001:4860:4860::8888]/',
    'http://8.8.8.8/',
  ])('lets %s pass', (address) => expect(refusalOf(address)).toBeUndefined())

  it.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f.0.0.1/',
    'http://0.0.0.0/',
    'http://10.1.2.3/',
    'http://172.16.0.1/',
    'http://192.168.1.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://100.64.0.1/',
    'http://224.0.0.1/',
    'http://[::1]/',
    'http://[::]/',
    'http://[fe80::1]/',
    'http://[fd00::1]/',
    'http://[::ffff:10.0.0.1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://localhost/',
    'http://LOCALHOST./',
    'http://metadata.google.internal/',
    'http://imprimante.local/',
    'http://serveur/',
    'http://nas.home/',
    'http://8.8.8.8:22/',
    'http://www.exemple.fr:6379/',
  ])('refuses %s', (address) => expect(refusalOf(address)).toBe('forbidden-address'))

  it.each([
    'file:///etc/passwd',
    'ftp://exemple.fr/',
    'javascript:alert(1)',
    'data:text/xml,<rss/>',
    'http://u:p@exemple.fr/',
  ])('refuses %s as an address', (address) => expect(refusalOf(address)).toBe('bad-url'))

  it('lets private addresses pass where the configuration says so', () => {
    expect(() => checkAddress(new URL('http://127.0.0.1:4000/'), { allowPrivate: true })).not.toThrow()
  })
})

describe('checkAddress, with intranet sources', () => {
  const reach = { allowPrivate: false, privateHosts: ['intranet.ville.lan', '*.agglo.lan', '10.1.0.0/16'] }
  const refusal = (address: string) => {
    try {
      checkAddress(new URL(address), reach)
      return undefined
    } catch (error) {
      return (error as { code: string }).code
    }
  }

  it.each([
    'http://intranet.ville.lan/',
    'http://INTRANET.ville.lan./',
    'http://rss.agglo.lan/',
    'http://10.1.2.3/',
  ])('opens %s', (address) => expect(refusal(address)).toBeUndefined())

  it.each([
    'http://autre.ville.lan/',
    'http://agglo.lan/',
    'http://x.intranet.ville.lan/',
    'http://10.2.0.1/',
    'http://127.0.0.1/',
  ])('opens nothing else: %s', (address) => expect(refusal(address)).toBe('forbidden-address'))
})

describe('isAddressAllowed', () => {
  const reach = { allowPrivate: false, privateHosts: ['intranet.ville.lan', '10.1.0.0/16'] }

  it.each([
    ['8.8.8.8', 'www.exemple.fr', true],
    ['192.168.1.5', 'intranet.ville.lan', true],
    ['10.1.2.3', 'www.exemple.fr', true],
    ['192.168.1.5', 'www.exemple.fr', false],
    // A name opens the organisation's networks, never the machine's neighbours or the metadata of a cloud.
    ['169.254.169.254', 'intranet.ville.lan', false],
    ['224.0.0.1', 'intranet.ville.lan', false],
  ])('%s for %s → %s', (address, host, expected) => {
    expect(isAddressAllowed(address, host, reach)).toBe(expected)
  })
})
