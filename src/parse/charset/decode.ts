import { findCharset } from './charset-labels.ts'
import type { Charset } from './charset-labels.ts'
import { decodeCodePage } from './code-page.ts'
import { charsetOfDocument, charsetOfHeader, unicodeOfBytes } from './declared-charset.ts'
import { decodeEbcdic } from './ebcdic.ts'
import { decodeMixed } from './mixed-bytes.ts'
import { decodeUtf32 } from './utf-32.ts'

/** What a document says, as a string, and how its bytes broke their promise (a French sentence), if they did. */
export interface DecodedText {
  text: string
  fault?: string
}

/**
 * Bytes to text: byte-order mark or NUL bytes, then Content-Type (RFC 7303, section 3), then what the document declares,
 * then UTF-8; windows-1252 when the bytes are none of these. A declared charset is believed as far as the bytes allow:
 * servers add "iso-8859-1" without looking, and valid multi-byte UTF-8 is never an accident in it. Never throws.
 */
export function decodeText(body: Uint8Array, contentType?: string): DecodedText {
  const unicode = unicodeOfBytes(body)
  if (unicode) return decodeUnicode(body, unicode)
  const ebcdic = decodeEbcdic(body, charsetOfHeader(contentType ?? ''))
  if (ebcdic !== undefined) return { text: ebcdic }
  const own = charsetOfDocument(body)
  const written = [charsetOfHeader(contentType ?? ''), own].filter((label) => label !== undefined)
  const charsets = written.map(findCharset).filter((charset) => charset !== undefined)
  const unknown = own !== undefined && !findCharset(own) && !/^u(?:tf|cs)?[-_]?16/i.test(own)
  const decoded = decodeDeclared(body, charsets)
  return unknown ? { fault: 'Le document annonce un codage qui n’existe pas.', ...decoded } : decoded
}

function decodeUnicode(body: Uint8Array, unicode: string): DecodedText {
  if (unicode.startsWith('utf-32')) {
    return { text: withoutMark(decodeUtf32(body, unicode === 'utf-32le' ? 'le' : 'be')) }
  }
  const text = strictly(body, unicode)
  return text === undefined
    ? { text: withoutMark(new TextDecoder(unicode).decode(body)), fault: strayBytes }
    : { text: withoutMark(text) }
}

/** UTF-8 where it is valid; else the first declared charset in which the bytes make sense, strictly or nearly. */
function decodeDeclared(body: Uint8Array, charsets: readonly Charset[]): DecodedText {
  const first = charsets.find(
    ({ label, kind }) => kind === 'single' || (kind === 'multi' && strictly(body, label) !== undefined),
  )
  const utf8 = strictly(body, 'utf-8')
  if (utf8 !== undefined && (first?.kind !== 'multi' || isNoAccident(utf8)))
    return { text: withoutMark(utf8) }
  if (first) return { text: decodeIn(body, first) }
  if (!charsets.some(({ kind }) => kind === 'multi')) {
    const mixed = decodeMixed(body)
    if (mixed !== undefined) return { text: withoutMark(mixed), fault: mixedBytes }
  }
  const exact = charsets.filter(({ kind }) => kind !== 'western')
  const nearly = nearlyIn(body, exact.length > 0 || charsets.length > 0 ? exact : [utf8Charset])
  const western = charsets.find(({ kind }) => kind === 'western')
  if (nearly === undefined && western) return { text: new TextDecoder(western.label).decode(body) }
  return nearly === undefined
    ? { text: new TextDecoder('windows-1252').decode(body), fault: otherCharset }
    : { text: nearly, fault: strayBytes }
}

function decodeIn(body: Uint8Array, { label, page }: Charset): string {
  return page === undefined ? new TextDecoder(label).decode(body) : decodeCodePage(body, page)
}

/** Two or three Chinese characters may happen to be valid UTF-8; a sentence does not. */
function isNoAccident(utf8: string): boolean {
  return /^(?:\p{ASCII}*\P{ASCII}){4}/u.test(utf8)
}

/** A cut or a stray byte keeps the charset; letters that are mostly wrong mean another. */
function nearlyIn(body: Uint8Array, charsets: readonly Charset[]): string | undefined {
  return charsets
    .map(({ label }) => withoutMark(new TextDecoder(label).decode(body)))
    .find((lenient) => {
      const { broken, letters } = countLetters(lenient)
      return broken * 10 <= letters || (broken === 1 && lenient.endsWith('\ufffd'))
    })
}

/** By a loop: the matches of a pattern would weigh more than the document. */
function countLetters(text: string): { broken: number; letters: number } {
  const counts = { broken: 0, letters: 0 }
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    if (unit === 0xfffd) counts.broken += 1
    else if (unit >= 0x80 && unit <= 0xd7ff) counts.letters += 1
  }
  return counts
}

const utf8Charset: Charset = { label: 'utf-8', kind: 'utf-8' }
const strayBytes =
  'Quelques octets ne sont pas valides dans le codage du document (UTF-8, s’il n’en annonce pas d’autre).'
const mixedBytes =
  'Le document est en UTF-8, mais quelques octets d’un autre codage y sont restés (lus en windows-1252).'
const otherCharset =
  'Le document n’est pas dans le codage qu’il annonce (UTF-8 à défaut) : il est lu en windows-1252.'

function strictly(body: Uint8Array, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: false }).decode(body)
  } catch {
    return undefined
  }
}

function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text
}
