import type { Point } from './arcs.ts'

/**
 * Takes off, again and again, the point whose triangle with its neighbours is smallest, while it is smaller than `area`
 * (Visvalingam and Whyatt, 1993). Ends stay; a closed line keeps three corners.
 */
export function simplify(points: readonly Point[], area: number): Point[] {
  const kept = [...points]
  const isClosed = kept.length > 3 && sameAs(kept[0]!, kept.at(-1)!)
  const least = isClosed ? 4 : 2
  while (kept.length > least) {
    let [smallest, place] = [Infinity, 0]
    for (let at = 1; at + 1 < kept.length; at += 1) {
      const size = triangle(kept[at - 1]!, kept[at]!, kept[at + 1]!)
      if (size < smallest) [smallest, place] = [size, at]
    }
    if (smallest >= area) break
    kept.splice(place, 1)
  }
  return kept
}

/** Whole numbers, and no point twice in a row. */
export function roundPoints(points: readonly Point[]): Point[] {
  const rounded = points.map(([x, y]): Point => [Math.round(x), Math.round(y)])
  return rounded.filter((point, at) => at === 0 || !sameAs(point, rounded[at - 1]!))
}

function triangle([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point): number {
  return Math.abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2
}

function sameAs(one: Point, other: Point): boolean {
  return one[0] === other[0] && one[1] === other[1]
}
