import { describe, expect, it } from 'vitest'
import { decodeText } from '#src/parse/charset/decode.ts'
import { findCodePage } from '#src/parse/charset/code-page.ts'
import { codePages } from '#src/parse/charset/code-pages.ts'
import { ebcdicPages } from '#src/parse/charset/ebcdic-pages.ts'
import { bytes } from '../read-fixture.ts'

describe('decodeText, in code pages that TextDecoder lacks', () => {
  // Each one's "é", or its first letter where it has none.
  it.each([
    ['cp437', 0x82, 'é'],
    ['437', 0x82, 'é'],
    ['IBM850', 0x82, 'é'],
    ['csPC850Multilingual', 0x82, 'é'],
    ['cp852', 0x82, 'é'],
    ['cp855', 0xa0, 'а'],
    ['csIBM857', 0x82, 'é'],
    ['cp858', 0xd5, '€'],
    ['cp860', 0x82, 'é'],
    ['cp_is', 0x82, 'é'],
    ['ibm862', 0x80, 'א'],
    ['cp863', 0x82, 'é'],
    ['cp865', 0x82, 'é'],
    ['cp869', 0xd6, 'α'],
    ['cp737', 0x98, 'α'],
    ['cp775', 0x82, 'é'],
    ['cp1125', 0xa0, 'а'],
    ['maccentraleurope', 0x8e, 'é'],
    ['x-mac-greek', 0x8e, 'é'],
    ['MacIceland', 0x8e, 'é'],
    ['macturkish', 0x8e, 'é'],
    ['koi8-t', 0x80, 'қ'],
    ['hp-roman8', 0xc5, 'é'],
    ['r8', 0xc5, 'é'],
    ['maccyrillic', 0xe0, 'а'],
    ['TIS-620', 0xa1, 'ก'],
    ['cp874', 0xa1, 'ก'],
    ['latin-3', 0xe9, 'é'],
    ['latin5', 0xf0, 'ğ'],
    ['Latin-10', 0xa4, '€'],
  ])('reads %s', (label, byte, letter) => {
    const start = bytes(`<?xml version="1.0" encoding="${label}"?><rss>`)
    const { text, fault } = decodeText(Uint8Array.from([...start, byte, 0x61]))
    expect(text.slice(start.length)).toBe(`${letter}a`)
    expect(fault).toBeUndefined()
  })

  it('still takes valid UTF-8 for what it is', () => {
    expect(decodeText(bytes('<?xml version="1.0" encoding="cp850"?>Région')).text).toContain('Région')
  })

  it('has 128 characters a page, none of them in ASCII', () => {
    for (const page of Object.values(codePages)) {
      expect(page).toHaveLength(128)
      expect(page.isWellFormed()).toBe(true)
      expect(page).not.toMatch(/[ -~]/)
    }
  })

  it.each(['cp9999', 'constructor', '__proto__', 'ibm-', ''])('knows no page behind %j', (label) => {
    expect(findCodePage(label)).toBeUndefined()
  })
})

/** The letters of a text in code page 037, as far as a feed's markup goes. */
function ebcdic(text: string, page = '037'): Uint8Array {
  return Uint8Array.from(text, (character) =>
    character === '\n' ? 0x15 : 0x40 + (ebcdicPages[page] ?? '').indexOf(character),
  )
}

describe('decodeText, in EBCDIC', () => {
  it.each([
    ['cp037', '037'],
    ['ebcdic-cp-us', '037'],
    ['EBCDIC_CP_BE', '500'],
    ['IBM1140', '1140'],
    ['csIBM500', '500'],
    ['cp273', '273'],
    ['cp1026', '1026'],
  ])('reads %s', (label, page) => {
    const xml = `<?xml version="1.0" encoding="${label}"?>\n<rss>Été 2026, à Orléans</rss>`
    // What stands before the code page is known is written with the signs that all of them share.
    const body = Uint8Array.from([...ebcdic(xml.slice(0, 60)), ...ebcdic(xml.slice(60), page)])
    expect(decodeText(body).text.slice(-25)).toBe(xml.slice(-25))
  })

  it('takes the header’s word when the document says nothing, and 037 when nobody does', () => {
    const body = ebcdic('<?xml version="1.0"?><rss>a[b]</rss>')
    expect(decodeText(body).text).toBe('<?xml version="1.0"?><rss>a[b]</rss>')
    expect(decodeText(body, 'text/xml; charset=cp500').text).not.toContain('[')
  })

  it('has 192 characters a page', () => {
    for (const page of Object.values(ebcdicPages)) expect(page).toHaveLength(192)
  })
})
