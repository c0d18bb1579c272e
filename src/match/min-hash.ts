/**
 * Bands of a MinHash signature where a word is drawn in proportion to its weight (exponential draws, as in consistent weighted
 * sampling): two texts share a band with the square of their weighted likeness. Chosen beside SimHash by bench/stories.ts:
 * on texts of thirty words a few changed words turn many bits of a SimHash, and its bands meet for half of the true pairs.
 */
const bands = 14
const rows = 2
/** A word that weighs no more is drawn for nothing. */
export const boilerplateWeight = 0.15

/** 32-bit hashes, one a band, in order; none for an empty set. */
export function minHashBands(words: ReadonlyMap<string, number>): number[] {
  const drawn = [...words].filter(([, weight]) => weight > boilerplateWeight)
  if (drawn.length === 0) return []
  const hashed = drawn.map(([stem, weight]) => ({ hash: hashOf(stem), rate: 1 / weight }))
  return Array.from({ length: bands }, (_, band) => {
    let key = band
    for (let row = 0; row < rows; row += 1) key = mix(key ^ lowest(hashed, band * rows + row))
    return key
  })
}

function lowest(words: readonly { hash: number; rate: number }[], draw: number): number {
  const seed = mix(draw + 1)
  let best = Number.POSITIVE_INFINITY
  let chosen = 0
  for (const { hash, rate } of words) {
    const value = -Math.log((mix(hash ^ seed) + 1) / 4_294_967_297) * rate
    if (value >= best) continue
    best = value
    chosen = hash
  }
  return chosen
}

/** FNV-1a over UTF-16 units: a key, not a secret. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return mix(hash >>> 0)
}

/** The finaliser of MurmurHash3 (Austin Appleby, public domain). */
function mix(value: number): number {
  let hash = value
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
