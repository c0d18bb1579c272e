import type { Postings } from './postings.ts'

/** What was read lately of closed segments, within a bound of memory. */
export interface SealedCache {
  get(epoch: number, sealed: number, key: string): Postings | undefined
  set(epoch: number, sealed: number, key: string, postings: Postings): void
}

const besides = 200

/** The oldest go first; all go when a segment is closed or positions move. */
export function createSealedCache(maxBytes = 24_000_000): SealedCache {
  const held = new Map<string, Postings>()
  let bytes = 0
  let of = ''
  return {
    get(epoch, sealed, key) {
      const postings = of === `${epoch} ${sealed}` ? held.get(key) : undefined
      if (postings === undefined) return undefined
      held.delete(key)
      held.set(key, postings)
      return postings
    },
    set(epoch, sealed, key, postings) {
      if (of !== `${epoch} ${sealed}`) {
        held.clear()
        bytes = 0
        of = `${epoch} ${sealed}`
      }
      bytes += bytesOf(postings) - bytesOf(held.get(key))
      held.set(key, postings)
      for (const [oldest, its] of held) {
        if (bytes <= maxBytes || oldest === key) break
        held.delete(oldest)
        bytes -= bytesOf(its)
      }
    },
  }
}

function bytesOf(postings: Postings | undefined): number {
  if (!postings) return 0
  return (postings.bits?.byteLength ?? 0) + postings.positions.byteLength + besides
}
