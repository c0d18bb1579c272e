/** What a reader would see of a change between two writings of one text. */
export interface TextChange {
  removed: string[]
  added: string[]
}

/** Beyond that many sentences, the comparison is by sets: order is lost, not what was said. */
const mostSentences = 400

/** Compares two texts sentence by sentence. */
export function compareTexts(before: string, after: string): TextChange {
  const old = sentencesOf(before)
  const now = sentencesOf(after)
  if (old.length > mostSentences || now.length > mostSentences) return compareSets(old, now)
  const kept = longestCommon(old, now)
  return { removed: without(old, kept.old), added: without(now, kept.now) }
}

export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?…]) +|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
}

function compareSets(old: readonly string[], now: readonly string[]): TextChange {
  const before = new Set(old)
  const after = new Set(now)
  return { removed: old.filter((one) => !after.has(one)), added: now.filter((one) => !before.has(one)) }
}

function without(list: readonly string[], places: ReadonlySet<number>): string[] {
  return list.filter((_, place) => !places.has(place))
}

/** Places, in each list, of the sentences of their longest common subsequence. */
function longestCommon(
  old: readonly string[],
  now: readonly string[],
): { old: Set<number>; now: Set<number> } {
  const width = now.length + 1
  const lengths = new Uint16Array((old.length + 1) * width)
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) {
      const down = lengths[(i + 1) * width + j]!
      const right = lengths[i * width + j + 1]!
      lengths[i * width + j] =
        old[i] === now[j] ? lengths[(i + 1) * width + j + 1]! + 1 : Math.max(down, right)
    }
  }
  const kept = { old: new Set<number>(), now: new Set<number>() }
  for (let i = 0, j = 0; i < old.length && j < now.length;) {
    if (old[i] === now[j]) {
      kept.old.add(i++)
      kept.now.add(j++)
    } else if (lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!) i += 1
    else j += 1
  }
  return kept
}
