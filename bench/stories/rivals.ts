import { evidenceOf } from '#src/match/story-evidence.ts'
import { hashOf } from '#src/match/min-hash.ts'
import { titleKey } from '#src/match/title-key.ts'
import { splitWords } from '#src/enrich/text/words.ts'
import { type Pairs, isInWindow, pairOf } from './scores.ts'
import type { Labelled } from './world.ts'

/** What Vigie did before: the same significant title words, or the same address. */
export function titleKeyPairs(world: readonly Labelled[]): Pairs {
  return pairsAt(world, ({ item }) => [titleKey(item.title), item.url ?? ''].filter(Boolean))
}

/** The bands of a SimHash of 64 bits over the same weighted words: four of sixteen bits. */
export function simHashPairs(world: readonly Labelled[]): Pairs {
  return pairsAt(world, ({ item }) => simHashBands(evidenceOf(item).words))
}

function simHashBands(words: ReadonlyMap<string, number>): string[] {
  const sums = new Float64Array(64)
  for (const [stem, weight] of words) {
    const hashes = [hashOf(stem), hashOf(`\u0001${stem}`)]
    for (let bit = 0; bit < 64; bit += 1) {
      sums[bit]! += (hashes[bit >> 5]! >>> (bit & 31)) & 1 ? weight : -weight
    }
  }
  return [0, 1, 2, 3].map((band) => {
    let bits = 0
    for (let bit = 0; bit < 16; bit += 1) bits = bits * 2 + (sums[band * 16 + bit]! > 0 ? 1 : 0)
    return `${band}:${bits}`
  })
}

/** Shared title words over all of them, more than a half: no weight, no context. */
export function jaccardPairs(world: readonly Labelled[]): Pairs {
  const words = world.map(({ item }) => new Set(splitWords(item.title).map(({ folded }) => folded)))
  const frequency = new Map<string, number>()
  for (const set of words) for (const word of set) frequency.set(word, (frequency.get(word) ?? 0) + 1)
  const rarest = words.map((set) =>
    [...set].toSorted((a, b) => frequency.get(a)! - frequency.get(b)!).slice(0, Math.floor(set.size / 2) + 1),
  )
  return pairsAt(
    world,
    (_, at) => rarest[at]!,
    (one, other) => {
      const [a, b] = [words[one]!, words[other]!]
      let shared = 0
      for (const word of a) shared += Number(b.has(word))
      return shared / (a.size + b.size - shared) > 0.5
    },
  )
}

function pairsAt(
  world: readonly Labelled[],
  keysOf: (one: Labelled, at: number) => readonly string[],
  accept: (place: number, other: number) => boolean = () => true,
): Pairs {
  const at = new Map<string, number[]>()
  const pairs: Pairs = new Set()
  world.forEach((one, place) => {
    for (const key of new Set(keysOf(one, place))) {
      const there = (at.get(key) ?? [])
        .filter((other) => isInWindow(world[other]!.item, one.item))
        .slice(-400)
      for (const other of there) {
        if (world[other]!.item.feedId !== one.item.feedId && accept(place, other))
          pairs.add(pairOf(place, other))
      }
      at.set(key, [...there, place])
    }
  })
  return pairs
}
