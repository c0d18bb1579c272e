import { roomFor, writeQuotedPrintable } from './quoted-printable.ts'

/**
 * A whole multipart/alternative message, text first. By hand rather than by nodemailer, which reads each part several
 * times through a chain of streams: most of the time, and of the memory, that a letter took to leave.
 */
export function writeMessage(
  head: string,
  boundary: string,
  parts: { text: string; html: string },
): Buffer<ArrayBuffer> {
  const [textBytes, htmlBytes] = [Buffer.byteLength(parts.text), Buffer.byteLength(parts.html)]
  const read = Math.max(textBytes, htmlBytes)
  const room = roomOf(read + head.length + roomFor(textBytes) + roomFor(htmlBytes) + 600)
  const [raw, out] = [room.subarray(0, read), room.subarray(read)]
  const write = (text: string, to: number) => writeQuotedPrintable(raw.subarray(0, raw.write(text)), out, to)
  let to = out.write(`${head}\r\n\r\n${partHead(boundary, 'plain')}`, 'latin1')
  to = write(parts.text, to)
  to += out.write(`\r\n${partHead(boundary, 'html')}`, to, 'latin1')
  to = write(parts.html, to)
  to += out.write(`\r\n--${boundary}--\r\n`, to, 'latin1')
  return Buffer.from(out.subarray(0, to))
}

/** « =_ » stands in no quoted-printable text (RFC 2045 §6.7): no part can hold it. */
export function newBoundary(): string {
  return `=_${crypto.randomUUID()}`
}

function partHead(boundary: string, kind: 'plain' | 'html'): string {
  return `--${boundary}\r\nContent-Type: text/${kind}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n`
}

// Kept from one message to the next, each being copied out of it at once; an odd giant is not.
let kept = Buffer.alloc(0)
const mostKept = 1_000_000

function roomOf(bytes: number): Buffer<ArrayBuffer> {
  if (bytes <= kept.length) return kept
  const room = Buffer.alloc(bytes)
  if (bytes <= mostKept) kept = room
  return room
}
