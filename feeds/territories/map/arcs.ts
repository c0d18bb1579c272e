/** A point as its source writes it: neighbours share the very same numbers. */
export type Point = readonly [x: number, y: number]

/** An area made of closed rings, all outer ones turning the same way. */
export interface Shape {
  /** What it belongs to: shapes of one owner are dissolved into one. */
  owner: string
  rings: readonly (readonly Point[])[]
}

/** A line of the border between two owners, from one meeting of borders to the next; drawn once, it serves both sides. */
export interface Arc {
  points: Point[]
  /** Whose ring runs along the points in their order. */
  left: string
  /** Whose ring runs the other way; nobody's on the outline. */
  right?: string
}

/**
 * The borders that are left when the shapes of each owner are dissolved. What two shapes of one owner share goes; what two
 * owners share is one arc, so that simplifying it opens no gap between them.
 */
export function findArcs(shapes: readonly Shape[]): Arc[] {
  const edges = new Map<string, Edge>()
  for (const { owner, rings } of shapes)
    for (const ring of rings)
      for (let at = 0; at + 1 < ring.length; at += 1) addEdge(edges, ring[at]!, ring[at + 1]!, owner)
  const around = new Map<string, Edge[]>()
  for (const edge of edges.values())
    for (const key of [keyOf(edge.from), keyOf(edge.to)]) around.set(key, [...(around.get(key) ?? []), edge])
  const meetings = [...around].filter(([, all]) => all.length !== 2).flatMap(([, all]) => all)
  // Rings that meet no other come last, from any of their points.
  return [...meetings, ...edges.values()].filter(({ used }) => !used).flatMap((edge) => walk(edge, around))
}

interface Edge {
  from: Point
  to: Point
  left: string
  right?: string
  used?: true
}

function addEdge(edges: Map<string, Edge>, from: Point, to: Point, owner: string): void {
  const [start, end] = [keyOf(from), keyOf(to)]
  if (start === end) return
  const twin = edges.get(`${end} ${start}`)
  if (!twin) edges.set(`${start} ${end}`, { from, to, left: owner })
  else if (twin.left === owner) edges.delete(`${end} ${start}`)
  else twin.right = owner
}

/** Follows the border both ways from an edge, until borders meet. */
function walk(first: Edge, around: ReadonlyMap<string, Edge[]>): Arc[] {
  if (first.used) return []
  first.used = true
  const arc: Arc = {
    points: [first.from, first.to],
    left: first.left,
    ...(first.right ? { right: first.right } : {}),
  }
  for (let next = after(first.to); next; next = after(arc.points.at(-1)!)) arc.points.push(next)
  for (let next = after(first.from); next; next = after(arc.points[0]!)) arc.points.unshift(next)
  return [arc]

  function after(point: Point): Point | undefined {
    const all = around.get(keyOf(point)) ?? []
    const edge = all.length === 2 ? all.find(({ used }) => !used) : undefined
    if (!edge) return undefined
    edge.used = true
    return keyOf(edge.from) === keyOf(point) ? edge.to : edge.from
  }
}

function keyOf([x, y]: Point): string {
  return `${x},${y}`
}
