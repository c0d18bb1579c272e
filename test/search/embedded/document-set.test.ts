import { describe, expect, it } from 'vitest'
import {
  addBits,
  type Bits,
  clearBit,
  countBits,
  dropBits,
  emptyBits,
  filterBits,
  hasBit,
  keepBits,
  positionsOf,
  setBit,
} from '#src/search/embedded/document-set.ts'

const setOf = (...positions: number[]): Bits => {
  const bits = emptyBits(4)
  for (const position of positions) setBit(bits, position)
  return bits
}

describe('a set of documents', () => {
  it('holds positions at the edges of its words', () => {
    const edges = [0, 31, 32, 63, 64, 127]
    const bits = setOf(...edges)
    expect([...positionsOf(bits)]).toStrictEqual(edges)
    expect(countBits(bits)).toBe(6)
    expect([30, 31, 32, 33].map((position) => hasBit(bits, position))).toStrictEqual([
      false,
      true,
      true,
      false,
    ])
    clearBit(bits, 31)
    expect([...positionsOf(bits)]).toStrictEqual([0, 32, 63, 64, 127])
  })

  it('counts a full set', () => {
    expect(countBits(emptyBits(4).fill(0xff_ff_ff_ff))).toBe(128)
    expect(positionsOf(emptyBits(4).fill(0xff_ff_ff_ff))).toHaveLength(128)
  })

  it('adds, keeps and drops', () => {
    expect([...positionsOf(addBits(setOf(1, 40), setOf(40, 99)))]).toStrictEqual([1, 40, 99])
    expect([...positionsOf(keepBits(setOf(1, 40), setOf(40, 99)))]).toStrictEqual([40])
    expect([...positionsOf(dropBits(setOf(1, 40), setOf(40, 99)))]).toStrictEqual([1])
  })

  it('takes a shorter set as one that lacks the rest, and a longer one as far as it goes', () => {
    const short = new Uint32Array([2])
    expect([...positionsOf(keepBits(setOf(1, 40), short))]).toStrictEqual([1])
    expect([...positionsOf(dropBits(setOf(1, 40), short))]).toStrictEqual([40])
    expect([...positionsOf(addBits(short, setOf(0, 40)))]).toStrictEqual([0, 1])
  })

  it('filters into a new set', () => {
    const bits = setOf(1, 2, 33, 127)
    expect([...positionsOf(filterBits(bits, (position) => position % 2 === 1))]).toStrictEqual([1, 33, 127])
    expect(countBits(bits)).toBe(4)
  })
})
