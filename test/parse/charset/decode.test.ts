import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeText } from '#src/parse/charset/decode.ts'
import { bytes, latin1, utf16 } from '../read-fixture.ts'

const accented = 'Évaluation : réseau déployé à Bléré'

function utf32(text: string, littleEndian: boolean): Uint8Array {
  const points = Array.from(text, (character) => character.codePointAt(0) ?? 0)
  const view = new DataView(new ArrayBuffer(points.length * 4))
  points.forEach((point, index) => view.setUint32(index * 4, point, littleEndian))
  return new Uint8Array(view.buffer)
}

describe('decodeText', () => {
  it.each<[string, Uint8Array, string | undefined, string?]>([
    ['UTF-8 that nobody declares', bytes(accented), undefined],
    ['UTF-8 with its mark', bytes(`\uFEFF${accented}`), undefined],
    ['UTF-8 that the header says', bytes(accented), 'text/xml; charset="utf-8"'],
    ['UTF-8 that the header calls Latin-1', bytes(accented), 'text/xml; charset=iso-8859-1'],
    ['UTF-8 under a charset that does not exist', bytes(accented), 'text/xml; charset=utf-42'],
    ['UTF-8 that the header calls UTF-16', bytes(accented), 'text/xml; charset=utf-16'],
    ['Latin-1 that the header says', latin1(accented), 'text/html; charset=ISO-8859-1'],
    ['Latin-1 that the header says in its own way', latin1(accented), 'text/html;CHARSET = latin1'],
    ['UTF-16 little-endian', utf16(accented, 'le'), undefined],
    ['UTF-16 big-endian', utf16(accented, 'be'), 'text/xml; charset=utf-8'],
    ['UTF-16 little-endian without its mark', utf16(accented, 'le', false), undefined],
    ['UTF-16 big-endian without its mark', utf16(accented, 'be', false), 'text/xml; charset=iso-8859-1'],
    ['UTF-32 little-endian', utf32(`\uFEFF${accented}`, true), undefined],
    ['UTF-32 big-endian', utf32(`\uFEFF${accented}`, false), 'text/xml; charset=utf-8'],
    ['UTF-32 without its mark', utf32(`<a>${accented}`, false), undefined, `<a>${accented}`],
    ['UTF-32 little-endian without its mark', utf32(`<a>${accented}`, true), undefined, `<a>${accented}`],
    ['UTF-8 that the header calls Cyrillic', bytes(accented), 'text/xml; charset=windows-1251'],
    ['UTF-8 that the header calls Chinese', bytes(accented), 'text/xml; charset=gb2312'],
    ['UTF-8 in the spelling of Python', bytes(accented), 'text/xml; charset=utf_8'],
    ['Latin-1 in the spelling of Python', latin1(accented), 'text/xml; charset=latin_1'],
    ['windows-1252 in the spelling of Java', latin1(accented), 'text/xml; charset=Cp1252'],
    ['windows-1252 that is called ANSI', latin1(accented), 'text/xml; charset=ansi'],
    [
      'Latin-1 under a header that says UTF-8',
      latin1(`<?xml version="1.0" encoding="iso-8859-1"?>é.`),
      'text/xml; charset=utf-8',
      '<?xml version="1.0" encoding="iso-8859-1"?>é.',
    ],
  ])('reads %s', (_, body, contentType, expected = accented) => {
    expect(decodeText(body, contentType)).toEqual({ text: expected })
  })

  it.each([
    ['windows-1251', [0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2], 'Привет'],
    ['koi8-r', [0xf0, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4], 'Привет'],
    ['iso-8859-7', [0xc1, 0xe8, 0xde, 0xed, 0xe1], 'Αθήνα'],
    ['iso-8859-9', [0xdd, 0xfe], 'İş'],
    ['iso-8859-15', [0xa4, 0xbd], '€œ'],
    ['macintosh', [0x8e, 0xcf], 'éœ'],
    ['mac_roman', [0x8e, 0xcf], 'éœ'],
    ['big5', [0xa7, 0x41, 0xa6, 0x6e], '你好'],
    ['cp950', [0xa7, 0x41, 0xa6, 0x6e], '你好'],
    ['gb18030', [0xc4, 0xe3, 0xba, 0xc3], '你好'],
    ['euc-jp', [0xc6, 0xfc, 0xcb, 0xdc], '日本'],
    ['shift_jis', [0x93, 0xfa, 0x96, 0x7b], '日本'],
    ['ms932', [0x93, 0xfa, 0x96, 0x7b], '日本'],
    ['iso-2022-jp', [0x1b, 0x24, 0x42, 0x46, 0x7c, 0x4b, 0x5c, 0x1b, 0x28, 0x42], '日本'],
    ['euc-kr', [0xb3, 0xe2], '년'],
    ['ks_c_5601-1987', [0xb3, 0xe2], '년'],
  ])('reads %s that the document declares', (label, letters, expected) => {
    const start = bytes(`<?xml version="1.0" encoding="${label}"?>`)
    const { text, fault } = decodeText(Uint8Array.from([...start, ...letters]))
    expect(text.slice(start.length)).toBe(expected)
    expect(fault).toBeUndefined()
  })

  it('takes a Chinese document for what it says, whatever a server adds by default', () => {
    const body = Uint8Array.from([
      ...bytes('<?xml version="1.0" encoding="gb2312"?>'),
      0xc4,
      0xe3,
      0xba,
      0xc3,
    ])
    expect(decodeText(body, 'text/xml; charset=iso-8859-1').text).toContain('你好')
    expect(decodeText(body, 'text/xml; charset=utf-8').text).toContain('你好')
  })

  it('believes the header before the document, where both can be', () => {
    const body = Uint8Array.from([...bytes('<?xml version="1.0" encoding="windows-1251"?>'), 0xf0, 0xd2])
    expect(decodeText(body, 'text/xml; charset=koi8-r').text).toContain('Пр')
  })

  it('keeps UTF-8 with a stray byte under a header that says Latin-1', () => {
    const body = Uint8Array.from([
      ...bytes(`<?xml version="1.0" encoding="utf-8"?>${accented.repeat(5)}`),
      0xe9,
      0x92,
      0x2e,
    ])
    const { text, fault } = decodeText(body, 'text/xml; charset=iso-8859-1')
    expect(text).toContain(`${accented}é’`)
    expect(fault).toContain('quelques octets')
  })

  it('takes a few letters of UTF-8 among those of Latin-1 for an accident', () => {
    const body = latin1('<?xml version="1.0" encoding="iso-8859-1"?>Région, été, élu, « Ã© »')
    expect(decodeText(body).text).toContain('Région, été, élu, « Ã© »')
  })

  it('takes for stray what no UTF-8 can be: too long, half of a pair, past the last character', () => {
    for (const [first, second] of [
      [0xc0, 0x80],
      [0xe0, 0x80],
      [0xed, 0xa0],
      [0xf0, 0x80],
      [0xf4, 0x90],
      [0xf5, 0x80],
    ]) {
      const body = Uint8Array.from([
        ...bytes(accented.repeat(8)),
        first ?? 0,
        second ?? 0,
        0x80,
        ...bytes(' fin'),
      ])
      const { text } = decodeText(body)
      expect(text.startsWith(accented.repeat(8))).toBe(true)
      expect(text.endsWith('€ fin')).toBe(true)
    }
  })

  it('reads nothing into the meta of a page that a feed quotes', () => {
    const body = bytes(`<rss><channel><description>&lt;meta charset="koi8-r"><meta charset="koi8-r">é`)
    expect(decodeText(body).text).toContain('é')
    expect(decodeText(Uint8Array.from([...body, 0xe9])).text).not.toContain('И')
  })

  it.each(['bogus', 'utf-7', 'hz-gb-2312', 'x-mac-martien'])(
    'says that %s is no charset, and reads on',
    (label) => {
      const { text, fault } = decodeText(bytes(`<?xml version="1.0" encoding="${label}"?>${accented}`))
      expect(text).toContain(accented)
      expect(fault).toContain('n’existe pas')
    },
  )

  it('reads a document that calls itself UTF-16 and is not', () => {
    const xml = `<?xml version="1.0" encoding="UTF-16"?>${accented}`
    expect(decodeText(bytes(xml))).toEqual({ text: xml })
  })

  it('says so when marked Unicode is damaged', () => {
    const { text, fault } = decodeText(Uint8Array.from([0xef, 0xbb, 0xbf, 0x61, 0xff, 0x62]))
    expect(text).toBe('a\ufffdb')
    expect(fault).toContain('Quelques octets')
    expect(decodeText(utf32('\uFEFFab', true).slice(0, -1)).text).toBe('a\ufffd')
    expect(decodeText(Uint8Array.from([0xff, 0xfe, 0, 0, 0, 0xd8, 0, 0, 0xff, 0xff, 0xff, 0xff])).text).toBe(
      '\ufffd\ufffd',
    )
  })

  it('reads any bytes under any label, without a mark and without half a character', () => {
    const label = fc.constantFrom(
      'utf-8',
      'utf-16',
      'utf-32',
      'gb18030',
      'iso-2022-jp',
      'koi8-r',
      'x',
      '"',
      'big5',
    )
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), label, label, (body, header, own) => {
        const document = Uint8Array.from([...bytes(`<?xml version="1.0" encoding="${own}"?>`), ...body])
        for (const one of [body, document]) {
          const { text } = decodeText(one, `text/xml; charset=${header}`)
          expect(text.isWellFormed()).toBe(true)
          expect(text.length).toBeLessThanOrEqual(one.length)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('reads what an XML declaration or a meta says', () => {
    const xml = '<?xml version="1.0" encoding="windows-1252"?><a>Éléments</a>'
    expect(decodeText(latin1(xml)).text).toBe(xml)
    const html = '<html><head><meta charset="iso-8859-1"></head>Éléments'
    expect(decodeText(latin1(html)).text).toBe(html)
    const old =
      '<html><head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"></head>Éléments'
    expect(decodeText(latin1(old)).text).toBe(old)
  })

  it('reads charsets of elsewhere when they are declared', () => {
    expect(decodeText(Uint8Array.from([0xc4, 0xe3, 0xba, 0xc3]), 'text/xml; charset=gb2312').text).toBe(
      '你好',
    )
  })

  it('reads the euro sign and the curly quotes of windows-1252', () => {
    expect(decodeText(Uint8Array.from([0x80, 0x92]), 'text/xml; charset=iso-8859-1').text).toBe('€’')
  })

  it('falls back on windows-1252, and says so', () => {
    const { text, fault } = decodeText(latin1(accented))
    expect(text).toBe(accented)
    expect(fault).toContain('windows-1252')
  })

  it('falls back for a single accent too', () => {
    expect(decodeText(latin1('Région')).text).toBe('Région')
  })

  it('keeps UTF-8 around one stray byte', () => {
    const body = Uint8Array.from([...bytes(accented.repeat(5)), 0xe9, ...bytes(' fin')])
    expect(decodeText(body).text).toBe(`${accented.repeat(5)}é fin`)
  })

  it('keeps UTF-8 when a character is cut at the end', () => {
    const { text, fault } = decodeText(bytes(`${accented} é`).slice(0, -1))
    expect(text).toBe(`${accented} \ufffd`)
    expect(fault).toContain('UTF-8')
  })

  it('reads nothing as nothing', () => {
    expect(decodeText(new Uint8Array())).toEqual({ text: '' })
    expect(decodeText(Uint8Array.from([0xef, 0xbb, 0xbf]))).toEqual({ text: '' })
  })
})
