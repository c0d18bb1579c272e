import type { Mirror } from './mirror.ts'
import type { Before } from './select-top.ts'

export interface Collapsed {
  /** The best placed of each story, and what is of none, by position. */
  positions: Uint32Array<ArrayBuffer>
  /** How many others of its story the result holds. */
  foldedUnder(position: number): number
}

export function collapseStories(
  { facts, stories }: Mirror,
  positions: Uint32Array<ArrayBuffer>,
  before: Before,
): Collapsed {
  const { story } = facts.columns
  // Positions from 1 on: 0 is none.
  const best = new Uint32Array(stories)
  const counts = new Uint32Array(stories)
  for (let at = 0; at < positions.length; at += 1) {
    const position = positions[at]!
    const its = story[position]!
    if (its === 0) continue
    counts[its]! += 1
    if (counts[its] === 1 || before(position, best[its]! - 1)) best[its] = position + 1
  }
  return {
    positions: keepBest(positions, story, best),
    foldedUnder: (position) => {
      const its = story[position]!
      return its === 0 ? 0 : counts[its]! - 1
    },
  }
}

function keepBest(positions: Uint32Array, story: Uint32Array, best: Uint32Array): Uint32Array<ArrayBuffer> {
  const kept = new Uint32Array(positions.length)
  let size = 0
  for (let at = 0; at < positions.length; at += 1) {
    const position = positions[at]!
    const its = story[position]!
    if (its !== 0 && best[its] !== position + 1) continue
    kept[size] = position
    size += 1
  }
  return kept.subarray(0, size)
}
