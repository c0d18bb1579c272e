/** What a document says, as a string, and how its bytes broke their promise (a French sentence), if they did. */
export interface DecodedText {
  text: string
  fault?: string
}

// Valid multi-byte UTF-8 is never an accident in these charsets, and servers add them by default without looking.
const westernLabels = /^(?:us-ascii|ascii|iso-?8859-?(?:1|15)|latin-?(?:1|9)|windows-125[02]|cp125[02])$/

// Looked for at the head only: the XML declaration must be there, and HTML gives its meta 1024 bytes.
const headBytes = 2048

/**
 * Bytes to text: byte-order mark, then Content-Type, then what the document declares, then UTF-8; windows-1252 when the
 * bytes are not UTF-8. Never throws.
 */
export function decodeText(body: Uint8Array, contentType?: string): DecodedText {
  const marked = markedCharset(body)
  if (marked) return { text: withoutMark(new TextDecoder(marked).decode(body)) }
  const declared = [charsetOf(contentType ?? ''), declaredCharset(body)].filter(isKnown)
  const label = declared[0] ?? 'utf-8'
  if (!isUtf8(label) && !westernLabels.test(label)) {
    return { text: new TextDecoder(label).decode(body) }
  }
  const utf8 = strictUtf8(body)
  if (utf8 !== undefined) return { text: withoutMark(utf8) }
  const promised = declared.every(isUtf8)
  const western = declared.find((name) => !isUtf8(name)) ?? 'windows-1252'
  return promised
    ? readBrokenUtf8(body)
    : { text: new TextDecoder(isKnown(western) ? western : 'windows-1252').decode(body) }
}

/** A cut or a stray byte keeps UTF-8; accents that are all wrong mean another charset. */
function readBrokenUtf8(body: Uint8Array): DecodedText {
  const lenient = new TextDecoder('utf-8').decode(body)
  const broken = lenient.match(/\ufffd/g)?.length ?? 0
  const accented = lenient.match(/[\u0080-\ud7ff]/g)?.length ?? 0
  if (broken * 10 <= accented || (broken === 1 && lenient.endsWith('\ufffd'))) {
    return { text: withoutMark(lenient), fault: 'Quelques octets ne sont pas de l’UTF-8 valide.' }
  }
  return {
    text: new TextDecoder('windows-1252').decode(body),
    fault: 'Le document n’est pas en UTF-8, et ne dit pas quel est son codage : il est lu en windows-1252.',
  }
}

function markedCharset(body: Uint8Array): string | undefined {
  const [a, b, c, d] = body
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  if (a === 0x3c && b === 0 && c !== 0 && d === 0) return 'utf-16le'
  return a === 0 && b === 0x3c && c === 0 && d !== 0 ? 'utf-16be' : undefined
}

function declaredCharset(body: Uint8Array): string | undefined {
  const head = new TextDecoder('windows-1252').decode(body.subarray(0, headBytes))
  const declaration = /^\s{0,20}<\?xml\s[^>]{0,200}?encoding\s{0,5}=\s{0,5}["']([\w.:-]{1,40})["']/.exec(head)
  const meta = /<meta\s[^>]{0,200}?charset\s{0,5}=\s{0,5}["']?([\w.:-]{1,40})/i.exec(head)
  return (declaration ?? meta)?.[1]?.toLowerCase()
}

function charsetOf(contentType: string): string | undefined {
  return /charset\s{0,5}=\s{0,5}["']?([\w.:-]{1,40})/i.exec(contentType.slice(0, 500))?.[1]?.toLowerCase()
}

function isKnown(label: string | undefined): label is string {
  if (!label) return false
  try {
    // UTF-16 without its mark or its NUL bytes is a lie told by a template.
    return !new TextDecoder(label).encoding.startsWith('utf-16')
  } catch {
    return false
  }
}

function isUtf8(label: string): boolean {
  return /^utf-?8$/.test(label)
}

function strictUtf8(body: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(body)
  } catch {
    return undefined
  }
}

function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text
}
