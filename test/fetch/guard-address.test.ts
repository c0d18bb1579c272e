import { describe, expect, it } from 'vitest'
import { checkAddress } from '#src/fetch/guard-address.ts'
import { isPublicAddress } from '#src/fetch/public-address.ts'

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

describe('isPublicAddress', () => {
  it.each([
    ['8.8.8.8', true],
    ['2001:4860:4860::8888', true],
    ['192.0.2.1', false],
    ['::ffff:192.168.0.1', false],
    ['2002:7f00:1::', false],
    ['n’importe quoi', false],
  ])('%s → %s', (address, expected) => expect(isPublicAddress(address)).toBe(expected))
})
