/**
 * Writes a text of UTF-8 bytes as quoted-printable (RFC 2045 §6.7) into `out` from `start` on; answers where it ends.
 * Line ends become CRLF, no line is over 76 characters, and no letter is cut between two. `out` needs `roomFor` bytes.
 */
export function writeQuotedPrintable(text: Uint8Array, out: Uint8Array, start: number): number {
  let to = start
  let column = 0
  for (let at = 0; at < text.length; at += 1) {
    const byte = text[at]!
    const isBreak = byte === lf || (byte === cr && text[at + 1] === lf)
    if (isBreak) {
      if (byte === cr) at += 1
      to = writeBreak(out, to)
      column = 0
      continue
    }
    const isPlain = isLiteral(byte) && !(byte <= space && endsLine(text, at + 1))
    if (column + widthOf(byte, isPlain) > longest) {
      out[to] = equals
      to = writeBreak(out, to + 1)
      column = 0
    }
    if (isPlain) out[to++] = byte
    else {
      out[to++] = equals
      out[to++] = digits.charCodeAt(byte >> 4)
      out[to++] = digits.charCodeAt(byte & 15)
    }
    column += isPlain ? 1 : 3
  }
  return to
}

/** Bytes at most for a text of so many: three each, and a soft break every 64 characters at worst. */
export function roomFor(bytes: number): number {
  return Math.ceil(bytes * 3.5) + 8
}

// The last column is for the sign of a soft break.
const longest = 75
const [tab, lf, cr, space, equals] = [9, 10, 13, 32, 61]
const digits = '0123456789ABCDEF'

function writeBreak(out: Uint8Array, to: number): number {
  out[to] = cr
  out[to + 1] = lf
  return to + 2
}

function isLiteral(byte: number): boolean {
  return (byte >= space && byte < 127 && byte !== equals) || byte === tab
}

function endsLine(text: Uint8Array, at: number): boolean {
  return at >= text.length || text[at] === lf || (text[at] === cr && text[at + 1] === lf)
}

/** Of a whole letter where one starts, so that none is cut: each of its bytes takes three columns. */
function widthOf(byte: number, isPlain: boolean): number {
  if (isPlain) return 1
  if (byte >= 0xf0) return 12
  if (byte >= 0xe0) return 9
  return byte >= 0xc0 ? 6 : 3
}
