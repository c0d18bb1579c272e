import { describe, expect, it } from 'vitest'
import { fromBase64, toBase64 } from '#src/search/embedded/base64.ts'
import { segmentSize } from '#src/search/embedded/columns.ts'
import { emptyBits, positionsOf } from '#src/search/embedded/document-set.ts'
import { addEncoded, encodeOffsets } from '#src/search/embedded/segment-bits.ts'

const all = Array.from({ length: segmentSize }, (_, n) => n)
const decoded = (encoded: string, first = 0) => {
  const bits = emptyBits((3 * segmentSize) / 32)
  addEncoded(bits, first, encoded)
  return [...positionsOf(bits)]
}

describe('encodeOffsets', () => {
  it.each<[string, number[]]>([
    ['none', []],
    ['the first', [0]],
    ['the last', [segmentSize - 1]],
    ['steps of 254, 255 and 256', [254, 509, 765, 1_021]],
    ['a gap of many times 255', [1, 255 * 9 + 1, 255 * 9 + 2]],
    ['every third', all.filter((n) => n % 3 === 0)],
    ['every ninth', all.filter((n) => n % 9 === 0)],
    ['all', all],
    ['all but one', all.filter((n) => n !== 2_000)],
  ])('keeps %s', (_, offsets) => {
    expect(decoded(encodeOffsets(offsets))).toStrictEqual(offsets)
    expect(decoded(encodeOffsets(offsets), segmentSize)).toStrictEqual(
      offsets.map((offset) => offset + segmentSize),
    )
  })

  it('takes no more than a bit a document', () => {
    for (const step of [1, 2, 5, 7, 8, 9, 64]) {
      const offsets = all.filter((n) => n % step === 0)
      expect(fromBase64(encodeOffsets(offsets)).length).toBeLessThanOrEqual(segmentSize / 8)
    }
  })

  it('adds to what is there', () => {
    const bits = emptyBits(segmentSize / 32)
    addEncoded(bits, 0, encodeOffsets([1, 5]))
    addEncoded(bits, 0, encodeOffsets([5, 9]))
    expect([...positionsOf(bits)]).toStrictEqual([1, 5, 9])
  })
})

describe('toBase64', () => {
  it.each([0, 1, 2, 3, 255, 20_000])('comes back from %d bytes', (length) => {
    const bytes = Uint8Array.from({ length }, (_, n) => (n * 31) % 256)
    expect(fromBase64(toBase64(bytes))).toStrictEqual(bytes)
  })

  it('is the same where the runtime lacks the method', () => {
    const bytes = Uint8Array.from({ length: 9_001 }, (_, n) => (n * 7) % 256)
    const old = Object.defineProperty(bytes.slice(), 'toBase64', { value: undefined })
    expect(toBase64(old)).toBe(toBase64(bytes))
  })
})
