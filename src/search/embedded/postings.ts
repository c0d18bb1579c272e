import { addBits, type Bits, countBits, setBit } from './document-set.ts'

/** The documents of one list: bits where there are many, and positions. */
export interface Postings {
  bits?: Bits
  positions: Uint32Array
  /** About: positions may repeat what bits have. */
  size: number
}

export const noPostings: Postings = { positions: new Uint32Array(0), size: 0 }

export function postingsOf(positions: Uint32Array, bits?: Bits): Postings {
  return { positions, ...(bits ? { bits } : {}), size: positions.length + (bits ? countBits(bits) : 0) }
}

export function addPostings(target: Bits, { bits, positions }: Postings): Bits {
  if (bits) addBits(target, bits)
  const end = target.length * 32
  for (const position of positions) if (position < end) setBit(target, position)
  return target
}
