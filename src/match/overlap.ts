type Weighed = ReadonlyMap<string, number>

/** Shared weight over the weight of both, 0 to 1: Jaccard's index where each word counts for what it tells. */
export function likenessOf(a: Weighed, b: Weighed): number {
  const shared = sharedWeight(a, b)
  const all = weightIn(a) + weightIn(b) - shared
  return all === 0 ? 0 : shared / all
}

/** How much of `a` stands in `b`, 0 to 1; 0 when `a` says nothing. */
export function coverageOf(a: Weighed, b: Weighed): number {
  const all = weightIn(a)
  return all === 0 ? 0 : sharedWeight(a, b) / all
}

/** In words: 1 is one word that few texts hold. */
export function sharedWeight(a: Weighed, b: Weighed): number {
  const [few, many] = a.size < b.size ? [a, b] : [b, a]
  let sum = 0
  // A name on one side may be a plain word on the other (a title in capitals).
  for (const [stem, weight] of few) sum += many.has(stem) ? Math.min(weight, many.get(stem)!) : 0
  return sum
}

export function weightIn(words: Weighed): number {
  let sum = 0
  for (const weight of words.values()) sum += weight
  return sum
}

/** What `a` names and `b` does not. */
export function without(
  a: ReadonlySet<string>,
  ...others: readonly { has(stem: string): boolean }[]
): string[] {
  return [...a].filter((stem) => !others.some((other) => other.has(stem)))
}
