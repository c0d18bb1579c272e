import { formatNumber } from '../format.ts'
import { plural } from '../words.ts'

/** Counts that are shaded alike, both ends included. */
export interface Shade {
  from: number
  to: number
}

/**
 * Four shades at most, from light to dark, each of about as many different counts (of as many places, most would be of those
 * that have one item); zero has none.
 */
export function shadesOf(counts: readonly number[]): Shade[] {
  const values = [...new Set(counts)].filter((count) => count > 0).toSorted((a, b) => a - b)
  const groups = Math.min(4, values.length)
  return Array.from({ length: groups }, (_, group) => {
    const [first, next] = [group, group + 1].map((at) => Math.ceil((at * values.length) / groups))
    return { from: values[first!]!, to: values[next! - 1]! }
  })
}

/** From 1; 0 for none. */
export function shadeAt(shades: readonly Shade[], count: number): number {
  return shades.findIndex(({ from, to }) => count >= from && count <= to) + 1
}

/** « 3 à 7 éléments ». */
export function shadeWords({ from, to }: Shade): string {
  const range = from === to ? formatNumber(from) : `${formatNumber(from)} à ${formatNumber(to)}`
  return `${range} ${plural(to, 'élément')}`
}
