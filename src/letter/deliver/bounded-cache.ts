/** What is made once and kept while there is room; what was asked for longest ago goes first. */
export interface BoundedCache<T> {
  get(key: string, make: () => T): T
  getLater(key: string, make: () => Promise<T>): Promise<T>
}

/** `most`: the sum of the weights kept; without `weigh`, how many. */
export function createCache<T>(most: number, weigh: (one: T) => number = () => 1): BoundedCache<T> {
  const kept = new Map<string, T>()
  let weight = 0
  const find = (key: string): T | undefined => {
    const known = kept.get(key)
    if (known === undefined) return undefined
    kept.delete(key)
    kept.set(key, known)
    return known
  }
  const keep = (key: string, one: T): T => {
    if (!kept.has(key)) weight += weigh(one)
    kept.set(key, one)
    for (const [oldest, old] of kept) {
      if (weight <= most || oldest === key) break
      kept.delete(oldest)
      weight -= weigh(old)
    }
    return one
  }
  return {
    get: (key, make) => find(key) ?? keep(key, make()),
    getLater: async (key, make) => find(key) ?? keep(key, await make()),
  }
}
