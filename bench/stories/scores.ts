import type { Labelled } from './world.ts'

/** Pairs of items as `low * 2^20 + high`, their places in the list. */
export type Pairs = Set<number>

const base = 2 ** 20

export function pairOf(a: number, b: number): number {
  return a < b ? a * base + b : b * base + a
}

export function placesOf(pair: number): [number, number] {
  return [Math.floor(pair / base), pair % base]
}

export const windowMs = 45 * 86_400_000

export function isInWindow(a: { publishedAt?: string }, b: { publishedAt?: string }): boolean {
  return Math.abs(Date.parse(a.publishedAt ?? '') - Date.parse(b.publishedAt ?? '')) <= windowMs
}

export interface Truth {
  pairs: Pairs
  count: number
}

/** Every two items of other feeds that tell one event. */
export function truePairs(world: readonly Labelled[]): Truth {
  const pairs: Pairs = new Set()
  const byEvent = Map.groupBy([...world.keys()], (at) => world[at]!.event)
  for (const places of byEvent.values()) {
    for (const a of places) {
      for (const b of places) {
        if (a < b && world[a]!.item.feedId !== world[b]!.item.feedId) pairs.add(pairOf(a, b))
      }
    }
  }
  return { pairs, count: pairs.size }
}

/** Precision, recall, and how many of the wrong pairs are near misses: calls of one family. */
export function printScores(name: string, found: Pairs, { pairs }: Truth, world: readonly Labelled[]): void {
  let right = 0
  let near = 0
  for (const pair of found) {
    if (pairs.has(pair)) right += 1
    else if (isNearMiss(pair, world)) near += 1
  }
  const percent = (part: number, whole: number) =>
    whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`
  console.log(
    `${name}: ${found.size} pairs, precision ${percent(right, found.size)}, recall ${percent(right, pairs.size)}, near misses taken ${near}`,
  )
}

function isNearMiss(pair: number, world: readonly Labelled[]): boolean {
  const [a, b] = placesOf(pair)
  return world[a]!.family === world[b]!.family && world[a]!.event !== world[b]!.event
}
