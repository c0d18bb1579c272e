import { describe, expect, it } from 'vitest'
import { emptyBits } from '#src/search/embedded/document-set.ts'
import { postingsOf } from '#src/search/embedded/postings.ts'
import { createSealedCache } from '#src/search/embedded/sealed-cache.ts'

const list = (words: number) => postingsOf(new Uint32Array(0), emptyBits(words))

describe('createSealedCache', () => {
  it('gives back what was kept of the same segments', () => {
    const cache = createSealedCache()
    const kept = list(4)
    cache.set(1, 2, 'a', kept)
    expect(cache.get(1, 2, 'a')).toBe(kept)
    expect(cache.get(1, 2, 'b')).toBeUndefined()
  })

  it('forgets all when a segment closes or positions move', () => {
    const cache = createSealedCache()
    cache.set(1, 2, 'a', list(4))
    expect(cache.get(1, 3, 'a')).toBeUndefined()
    expect(cache.get(2, 2, 'a')).toBeUndefined()
    cache.set(1, 3, 'b', list(4))
    expect(cache.get(1, 2, 'a')).toBeUndefined()
  })

  it('stays within its bound: what was not asked for lately goes first', () => {
    const cache = createSealedCache(10_000)
    for (const key of ['a', 'b']) cache.set(1, 1, key, list(1_000))
    cache.get(1, 1, 'a')
    cache.set(1, 1, 'c', list(1_000))
    expect(['a', 'b', 'c'].map((key) => cache.get(1, 1, key) !== undefined)).toStrictEqual([
      true,
      false,
      true,
    ])
  })

  it('keeps the last even where it is larger than the bound', () => {
    const cache = createSealedCache(100)
    cache.set(1, 1, 'a', list(1_000))
    expect(cache.get(1, 1, 'a')).toBeDefined()
  })
})
