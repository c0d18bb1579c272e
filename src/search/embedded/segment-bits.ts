import { fromBase64, toBase64 } from './base64.ts'
import { segmentSize } from './columns.ts'

const bitmapBytes = segmentSize / 8
const skip = 255

/**
 * Which of a segment's documents hold a word: one bit each, or the steps from one to the next (255: that far and no
 * document there) where those are shorter. The length tells which.
 */
export function encodeOffsets(offsets: ArrayLike<number> & Iterable<number>): string {
  const steps: number[] = []
  let last = -1
  for (const offset of offsets) {
    let step = offset - last
    for (; step >= skip; step -= skip) steps.push(skip)
    steps.push(step)
    last = offset
    if (steps.length >= bitmapBytes) return toBase64(bitmapOf(offsets))
  }
  return toBase64(Uint8Array.from(steps))
}

function bitmapOf(offsets: Iterable<number>): Uint8Array {
  const bytes = new Uint8Array(bitmapBytes)
  for (const offset of offsets) bytes[offset >> 3]! |= 1 << (offset & 7)
  return bytes
}

/** Adds a segment's documents to bits of all; `first` is the position of the segment's first document. */
export function addEncoded(target: Uint32Array, first: number, encoded: string): void {
  const bytes = fromBase64(encoded)
  if (bytes.length === bitmapBytes) {
    const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bitmapBytes / 4)
    const start = first >> 5
    for (let at = 0; at < words.length; at += 1) target[start + at]! |= words[at]!
    return
  }
  let position = first - 1
  for (const step of bytes) {
    position += step
    if (step < skip) target[position >> 5]! |= 1 << (position & 31)
  }
}
