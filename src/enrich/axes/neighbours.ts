import type { Hit } from '../text/phrase-finder.ts'
import { scoring } from './scoring.ts'

/**
 * Whether one of `others` (by order of start) stands near the hit. `apart`: it must be another word than the hit itself.
 * Binary search, as hostile text repeats words.
 */
export function isNear(others: readonly Hit[] | undefined, hit: Hit, apart: boolean): boolean {
  if (!others) return false
  const from = hit.start - scoring.window - scoring.longestPhrase
  for (let index = firstFrom(others, from); index < others.length; index += 1) {
    const other = others[index]!
    if (other.start > hit.end + scoring.window) return false
    const overlaps = other.start < hit.end && other.end > hit.start
    if (other.end >= hit.start - scoring.window && !(apart && overlaps)) return true
  }
  return false
}

function firstFrom(hits: readonly Hit[], from: number): number {
  let low = 0
  let high = hits.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (hits[middle]!.start < from) low = middle + 1
    else high = middle
  }
  return low
}
