import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAddress } from '#src/fetch/read-address.ts'

const base = new URL('https://www.exemple.fr/actualites/rss')
const codeOf = (written: string, from?: URL) => {
  try {
    return readAddress(written, from).href
  } catch (error) {
    return (error as { code: string }).code
  }
}

describe('readAddress', () => {
  it.each([
    ['https://www.exemple.fr/rss', 'https://www.exemple.fr/rss'],
    ['  HTTPS://WWW.Exemple.fr:443/rss ', 'https://www.exemple.fr/rss'],
    ['http://exemple.fr:8080?a=b@c', 'http://exemple.fr:8080/?a=b@c'],
    ['http://exemple.fr./', 'http://exemple.fr./'],
    ['http://écoles.exemple.fr/', 'http://xn--coles-9ra.exemple.fr/'],
    ['http://[2001:DB8::1]:8080/', 'http://[2001:db8::1]:8080/'],
    ['http://data_gouv.exemple.fr/', 'http://data_gouv.exemple.fr/'],
  ])('reads %s', (written, href) => expect(codeOf(written)).toBe(href))

  it.each([
    ['/rss.xml', 'https://www.exemple.fr/rss.xml'],
    ['?page=2', 'https://www.exemple.fr/actualites/rss?page=2'],
    ['//autre.fr/rss', 'https://autre.fr/rss'],
    ['', 'https://www.exemple.fr/actualites/rss'],
    ['flux:rss', 'flux:rss'],
  ])('reads « %s » from where it stands', (written, href) => expect(codeOf(written, base)).toBe(href))

  it.each([
    'http://exemple.fr\\@127.0.0.1/',
    'http://exemple.fr\\.piege.fr/',
    'http:\\\\127.0.0.1/',
    'http:/127.0.0.1/',
    'http:127.0.0.1/',
    'http:///127.0.0.1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://127.1/',
    'http://0177.0.0.1/',
    'http://ex%61mple.fr/',
    'http://127.0.0.1%2f.exemple.fr/',
    'http://１２７.０.０.１/',
    'http://①②⑦.0.0.1/',
    'http://exe\tmple.fr/',
    'http://exemple.fr:80 80/',
    'ht\ntp://exemple.fr/',
  ])('refuses « %s », which two readers take for two addresses', (written) =>
    expect(codeOf(written)).toBe('bad-url'),
  )

  it.each(['/\\127.0.0.1/', '\\\\127.0.0.1/', '/\t/127.0.0.1/', 'https:127.0.0.1'])(
    'refuses « %s » where it stands as well',
    (written) => expect(codeOf(written, base)).toBe('bad-url'),
  )

  it('shows no password in what it says', () => {
    expect(() => readAddress('http://moi:secret@0x7f.1/')).toThrow(/^(?!.*secret)/)
  })

  it('never gives another host than the one that is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (tail) => {
        const written = `https://www.exemple.fr/${tail}`
        const read = codeOf(written, base)
        return read === 'bad-url' || new URL(read).host === 'www.exemple.fr'
      }),
    )
  })
})
