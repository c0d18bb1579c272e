import { isRewriting } from './word-changes.ts'

/** What a reader would see of a change between two writings of one text. */
export interface TextChange {
  removed: string[]
  added: string[]
  /** Sentences that stand where another stood and have most of its words. */
  rewritten: Rewriting[]
}

export interface Rewriting {
  before: string
  after: string
}

/** Beyond that many sentences, the comparison is by sets: order is lost, not what was said. */
const mostSentences = 400
/** In a gap with more pairs than that, nothing was rewritten: the text is another. */
const mostPairs = 400

/** Compares two texts sentence by sentence. */
export function compareTexts(before: string, after: string): TextChange {
  const old = sentencesOf(before)
  const now = sentencesOf(after)
  if (old.length > mostSentences || now.length > mostSentences) return compareSets(old, now)
  const kept = longestCommon(old, now)
  return pairRewritten(gapsOf(old, kept.old), gapsOf(now, kept.now))
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
  const removed = old.filter((one) => !after.has(one))
  const added = now.filter((one) => !before.has(one))
  return { removed, added, rewritten: [] }
}

/** What stands before each sentence that stayed, and after the last: as many lists on both sides. */
function gapsOf(list: readonly string[], kept: ReadonlySet<number>): string[][] {
  const gaps: string[][] = [[]]
  list.forEach((sentence, place) => {
    if (kept.has(place)) gaps.push([])
    else gaps.at(-1)!.push(sentence)
  })
  return gaps
}

/** In one gap, each sentence that left meets the first that came, after the one met before, and is like it. */
function pairRewritten(old: readonly string[][], now: readonly string[][]): TextChange {
  const change: TextChange = { removed: [], added: [], rewritten: [] }
  old.forEach((left, gap) => {
    const came = now[gap] ?? []
    let next = 0
    for (const before of left) {
      const met =
        left.length * came.length > mostPairs
          ? -1
          : came.findIndex((after, place) => place >= next && isRewriting(before, after))
      if (met < 0) change.removed.push(before)
      else {
        change.added.push(...came.slice(next, met))
        change.rewritten.push({ before, after: came[met]! })
        next = met + 1
      }
    }
    change.added.push(...came.slice(next))
  })
  return change
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
