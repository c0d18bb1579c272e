import fc from 'fast-check'
import { simpleParser } from 'mailparser'
import { describe, expect, it } from 'vitest'
import { roomFor, writeQuotedPrintable } from '#src/mail/message/quoted-printable.ts'

function encode(text: string): string {
  const bytes = Buffer.from(text)
  const out = Buffer.alloc(roomFor(bytes.length) + 3)
  const end = writeQuotedPrintable(bytes, out, 3)
  expect(end).toBeLessThanOrEqual(roomFor(bytes.length) + 3)
  return out.subarray(3, end).toString('latin1')
}

/** As RFC 2045 §6.7 says to read it, in a few lines of our own. */
function decode(encoded: string): string {
  const bytes = encoded
    .replaceAll('=\r\n', '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString()
}

describe('writeQuotedPrintable', () => {
  it.each([
    ['', ''],
    ['Bonjour', 'Bonjour'],
    ['a=b', 'a=3Db'],
    ['L’été', 'L=E2=80=99=C3=A9t=C3=A9'],
    ['un\ndeux\r\ntrois', 'un\r\ndeux\r\ntrois'],
    ['seul\rretour', 'seul=0Dretour'],
    ['au bout \nici\t', 'au bout=20\r\nici=09'],
    ['deux  mots', 'deux  mots'],
    ['\0', '=00'],
  ])('writes %j', (text, encoded) => {
    expect(encode(text)).toBe(encoded)
  })

  it('ends a line after 75 characters with the sign of a soft break, and takes 75 whole', () => {
    expect(encode('a'.repeat(75))).toBe('a'.repeat(75))
    expect(encode('a'.repeat(80))).toBe(`${'a'.repeat(75)}=\r\n${'a'.repeat(5)}`)
  })

  it('cuts no letter between two lines', () => {
    for (const letter of ['é', '’', '🏛']) {
      for (let before = 60; before < 76; before += 1) {
        const lines = encode(`${'a'.repeat(before)}${letter}`).split('=\r\n')
        const whole = [...Buffer.from(letter)].map((byte) => `=${byte.toString(16).toUpperCase()}`).join('')
        expect(lines.some((line) => line.includes(whole))).toBe(true)
      }
    }
  })

  it('gives back any text, in printable ASCII lines of 76 characters at most', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => {
        const encoded = encode(text)
        for (const line of encoded.split('\r\n')) expect(line).toMatch(/^[\t\x20-\x7e]{0,76}$(?<![ \t])/)
        const sent = Buffer.from(text).toString()
        expect(decode(encoded)).toBe(sent.replace(/\r?\n/g, '\r\n'))
      }),
    )
  })

  it('is read by another library as it was written', async () => {
    const head =
      'Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n'
    const words = fc.array(fc.constantFrom('été', ' ', '’', '=', '.', '\n', 'mot', '🏛', '\t'), {
      maxLength: 300,
    })
    await fc.assert(
      fc.asyncProperty(words, async (parts) => {
        const text = `${parts.join('')}|`
        expect((await simpleParser(head + encode(text))).text).toBe(text)
      }),
    )
  })

  it('has room for the widest text there is', () => {
    for (const letter of ['\0', '=', 'é', '’', '🏛', 'a🏛', '\n', ' \n']) {
      const text = letter.repeat(3000)
      expect(encode(text).length).toBeLessThanOrEqual(roomFor(Buffer.byteLength(text)))
    }
  })
})
