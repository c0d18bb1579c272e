/** A set of documents: one bit a position, 32 a word. */
export type Bits = Uint32Array<ArrayBuffer>

export function emptyBits(words: number): Bits {
  return new Uint32Array(words)
}

export function hasBit(bits: Bits, position: number): boolean {
  return (bits[position >>> 5]! & (1 << (position & 31))) !== 0
}

export function setBit(bits: Bits, position: number): void {
  bits[position >>> 5]! |= 1 << (position & 31)
}

export function clearBit(bits: Bits, position: number): void {
  bits[position >>> 5]! &= ~(1 << (position & 31))
}

/** Adds `other`, which may be shorter, to `bits`. */
export function addBits(bits: Bits, other: Bits): Bits {
  const length = Math.min(bits.length, other.length)
  for (let at = 0; at < length; at += 1) bits[at]! |= other[at]!
  return bits
}

export function keepBits(bits: Bits, other: Bits): Bits {
  for (let at = 0; at < bits.length; at += 1) bits[at]! &= other[at] ?? 0
  return bits
}

export function dropBits(bits: Bits, other: Bits): Bits {
  const length = Math.min(bits.length, other.length)
  for (let at = 0; at < length; at += 1) bits[at]! &= ~other[at]!
  return bits
}

export function countBits(bits: Bits): number {
  let count = 0
  for (let at = 0; at < bits.length; at += 1) count += bitsOfWord(bits[at]!)
  return count
}

function bitsOfWord(word: number): number {
  let left = word - ((word >>> 1) & 0x55555555)
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333)
  return (((left + (left >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}

/** The positions of a set, in order. */
export function positionsOf(bits: Bits): Uint32Array<ArrayBuffer> {
  const positions = new Uint32Array(countBits(bits))
  let next = 0
  for (let at = 0; at < bits.length; at += 1) {
    const first = at << 5
    for (let left = bits[at]!; left !== 0; left &= left - 1) {
      positions[next] = first + 31 - Math.clz32(left & -left)
      next += 1
    }
  }
  return positions
}

/** A new set of those of a set that a test keeps. */
export function filterBits(bits: Bits, keeps: (position: number) => boolean): Bits {
  const kept = emptyBits(bits.length)
  for (let at = 0; at < bits.length; at += 1) {
    const first = at << 5
    let word = 0
    for (let left = bits[at]!; left !== 0; left &= left - 1) {
      const bit = 31 - Math.clz32(left & -left)
      if (keeps(first + bit)) word |= 1 << bit
    }
    kept[at] = word
  }
  return kept
}
