const longest = 64

// Three rows are enough, and the same serve each call: thousands of words are compared for one fault.
let [before, last, next] = [0, 1, 2].map(() => new Uint8Array(longest + 2)) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
]

/**
 * Letters added, left out, changed or swapped with their neighbour (optimal string alignment), `most + 1` as soon as
 * it exceeds `most`. Only the diagonal that may stay within it is computed. Words of 64 letters at most.
 */
export function editDistance(one: string, other: string, most: number): number {
  const tooFar = most + 1
  if (Math.abs(one.length - other.length) > most || Math.max(one.length, other.length) > longest)
    return tooFar
  for (let j = 0; j <= other.length; j += 1) last[j] = Math.min(j, tooFar)
  for (let i = 1; i <= one.length; i += 1) {
    const best = fillRow(one, other, i, most)
    ;[before, last, next] = [last, next, before]
    if (best > most) return tooFar
  }
  return Math.min(last[other.length]!, tooFar)
}

function fillRow(one: string, other: string, i: number, most: number): number {
  const [first, end] = [Math.max(1, i - most), Math.min(other.length, i + most)]
  const letter = one.charCodeAt(i - 1)
  // What lies just beside the diagonal is read by the next row.
  next[first - 1] = first === 1 ? Math.min(i, most + 1) : most + 1
  next[end + 1] = most + 1
  let best = next[first - 1]!
  for (let j = first; j <= end; j += 1) {
    const facing = other.charCodeAt(j - 1)
    let cost = Math.min(last[j]! + 1, next[j - 1]! + 1, last[j - 1]! + (letter === facing ? 0 : 1))
    const swapped = i > 1 && j > 1 && letter === other.charCodeAt(j - 2) && one.charCodeAt(i - 2) === facing
    if (swapped) cost = Math.min(cost, before[j - 2]! + 1)
    next[j] = cost
    if (cost < best) best = cost
  }
  return best
}
