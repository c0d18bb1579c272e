import type { RawItem } from '../parse/raw-item.ts'

/**
 * An item whose words were encoded in UTF-8, read as windows-1252 and encoded again before they were published ("DÃ©cret"),
 * as they were meant. A field is mended when all of it can be: in French, windows-1252 that is valid UTF-8 throughout is
 * never an accident.
 */
export function undoDoubleEncoding(raw: RawItem): RawItem {
  const mended = { ...raw }
  for (const field of fields) {
    const written = raw[field]
    if (written !== undefined) mended[field] = undo(written)
  }
  return mended
}

const fields = ['title', 'contentHtml', 'summaryHtml', 'text', 'author'] as const

function undo(text: string): string {
  if (!suspect.test(text)) return text
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at += 1) {
    const byte = byteOf(text.charCodeAt(at))
    if (byte === undefined) return text
    bytes[at] = byte
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return text
  }
}

/** The first letter of what becomes of é, °, ’ or €, and something that is no letter of a word behind it. */
const suspect = /[\u00c2\u00c3\u00e2][^\p{ASCII}\p{Ll}]/u

/** In windows-1252, where five bytes have no character and stand for the control of their number. */
function byteOf(code: number): number | undefined {
  if (code < 0x80 || (code >= 0xa0 && code <= 0xff) || noCharacter.has(code)) return code
  return western.get(code)
}

const noCharacter = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d])
const western = new Map(
  Array.from(
    new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 32 }, (_, n) => 0x80 + n)),
    (character, n) => [character.charCodeAt(0), 0x80 + n],
  ),
)
