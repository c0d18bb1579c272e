import { describe, expect, it } from 'vitest'
import { decodeText } from '#src/parse/decode.ts'
import { bytes, latin1, utf16 } from './read-fixture.ts'

const accented = 'Évaluation : réseau déployé à Bléré'

describe('decodeText', () => {
  it.each<[string, Uint8Array, string | undefined]>([
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
  ])('reads %s', (_, body, contentType) => {
    expect(decodeText(body, contentType)).toEqual({ text: accented })
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
    expect(decodeText(body).text).toBe(`${accented.repeat(5)}\ufffd fin`)
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
