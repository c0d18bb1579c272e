import type { Hit } from './find-hits.ts'

/**
 * Where the `length` characters begin that hold most of the weight of different words, the closest together of equals;
 * 0 where nothing was found. One pass: each hit enters and leaves once.
 */
export function bestPlace(hits: readonly Hit[], length: number): number {
  const held = new Map<number, Hit[]>()
  let best = { start: 0, weight: 0, spread: 0 }
  for (let first = 0, next = 0; first < hits.length; first += 1) {
    const { start, wanted } = hits[first]!
    for (; next < hits.length && hits[next]!.end <= start + length; next += 1) enter(held, hits[next]!)
    const [weight, spread] = weigh(held, start)
    if (weight > best.weight + tolerance || (weight > best.weight - tolerance && spread < best.spread))
      best = { start, weight, spread }
    const own = held.get(wanted)
    if (own && own[0] === hits[first]) own.shift()
    if (next <= first) next = first + 1
  }
  return best.start
}

const tolerance = 1e-9

function enter(held: Map<number, Hit[]>, hit: Hit): void {
  const own = held.get(hit.wanted)
  if (own) own.push(hit)
  else held.set(hit.wanted, [hit])
}

/** Of each word the best; and how far they reach. */
function weigh(held: ReadonlyMap<number, readonly Hit[]>, start: number): [weight: number, spread: number] {
  let [weight, spread] = [0, 0]
  for (const own of held.values()) {
    if (own.length === 0) continue
    weight += Math.max(...own.map((hit) => hit.weight))
    spread = Math.max(spread, own[0]!.end - start)
  }
  return [weight, spread]
}
