import type { Arc, Point } from './arcs.ts'

/** The outline of what belongs to some owners, as SVG: closed rings, in steps from point to point. */
export function outlineOf(arcs: readonly Arc[], isOurs: (owner: string) => boolean): string {
  const lines = arcs.flatMap(({ points, left, right }) => {
    const [ours, theirs] = [isOurs(left), right !== undefined && isOurs(right)]
    if (ours === theirs) return []
    return [ours ? points : points.toReversed()]
  })
  return joinRings(lines)
    .filter((ring) => ring.length > 3)
    .map((ring) => `${drawLine(ring.slice(0, -1))}z`)
    .join('')
}

/** The lines themselves, as SVG. */
export function linesOf(arcs: readonly Arc[]): string {
  return arcs.map(({ points }) => drawLine(points)).join('')
}

/** Lines put end to end until they close. Where several could follow, any does: the area is the same. */
function joinRings(lines: readonly (readonly Point[])[]): Point[][] {
  const starts = Map.groupBy(lines, (line) => String(line[0]))
  const rings: Point[][] = []
  for (const [start, waiting] of starts) {
    for (let line = waiting.pop(); line; line = waiting.pop()) {
      const ring = [...line]
      while (String(ring.at(-1)) !== start)
        ring.push(
          ...starts
            .get(String(ring.at(-1)))!
            .pop()!
            .slice(1),
        )
      rings.push(ring)
    }
  }
  return rings
}

function drawLine(points: readonly Point[]): string {
  const [first, ...others] = points
  let [x, y] = first!
  const steps = others.map(([nextX, nextY]) => {
    const step = `${nextX - x}${nextY - y < 0 ? '' : ' '}${nextY - y}`
    ;[x, y] = [nextX, nextY]
    return step
  })
  // « l » takes pairs without end; a minus sign separates as well as a space.
  return `M${first!.join(' ')}l${steps.reduce((all, step) => all + (step.startsWith('-') || all === '' ? step : ` ${step}`), '')}`
}
