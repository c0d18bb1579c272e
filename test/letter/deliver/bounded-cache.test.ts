import { describe, expect, it } from 'vitest'
import { createCache } from '#src/letter/deliver/bounded-cache.ts'

describe('createCache', () => {
  it('makes once what it keeps', () => {
    const cache = createCache<number>(10)
    let made = 0
    const make = () => ++made
    expect([cache.get('a', make), cache.get('a', make), cache.get('b', make)]).toEqual([1, 1, 2])
  })

  it('lets go first what was asked for longest ago', async () => {
    const cache = createCache<string>(10, (one) => one.length)
    const made: string[] = []
    const get = (key: string) => cache.getLater(key, async () => (made.push(key), '1234'))
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await get(key)
    expect(made).toEqual(['a', 'b', 'c', 'b'])
  })

  it('keeps what alone passes its bound until the next comes', () => {
    const cache = createCache<string>(3, (one) => one.length)
    expect(cache.get('a', () => 'très long')).toBe('très long')
    expect(cache.get('a', () => 'autre')).toBe('très long')
    cache.get('b', () => 'b')
    expect(cache.get('a', () => 'autre')).toBe('autre')
  })
})
