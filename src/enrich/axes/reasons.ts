import type { Reason } from '../enriched-item.ts'
import { type Document, fieldAt } from './document.ts'

/** What some words of a document (numbers in `Document.words`) add to the odds of an axis. */
export interface Spoken {
  first: number
  last: number
  share: number
}

interface CueReasons {
  reasons: readonly Reason[]
  /** What they add to the odds together. */
  share: number
}

const mostWords = 4
/** A word that adds less is no reason that a person would read as one. */
const leastShare = 0.08
/** A cue was met, whatever the model makes of it: it is told. */
const leastCueShare = 0.3

/**
 * Shares a score out over what speaks for an axis: cues of the lexicon, then the words that the model weighs most and no cue
 * covers. Their weights sum to the score, to the rounding.
 */
export function shareOut(
  score: number,
  cues: CueReasons,
  words: readonly Spoken[],
  document: Document,
): Reason[] {
  const told = cues.reasons.filter(({ field }) => field !== 'source')
  const spoken = heaviest(words, document).filter((word) => !told.some((cue) => overlaps(cue, word)))
  const fromCues = told.length > 0 ? Math.max(leastCueShare, cues.share) : 0
  const cueWeight = cues.reasons.reduce((sum, { weight }) => sum + weight, 0)
  const total = fromCues + spoken.reduce((sum, { weight }) => sum + weight, 0)
  if (total <= 0) return []
  const scaled = (weight: number): number => Math.max(0.01, Math.round((score * weight * 100) / total) / 100)
  return [
    ...(told.length > 0 ? cues.reasons : []).map((reason) => ({
      ...reason,
      weight: scaled((fromCues * reason.weight) / cueWeight),
    })),
    ...spoken.map((reason) => ({ ...reason, weight: scaled(reason.weight) })),
  ]
}

/** A word, its stem and its place in the title are one reason: what they add is summed where the word first stands. */
function heaviest(words: readonly Spoken[], document: Document): Reason[] {
  const sums = new Map<number, Spoken>()
  for (const { first, last, share } of words) {
    // A pair holds two words, and never one that follows it: the place and the length make one number.
    const key = first * 2 + (last - first)
    const sum = sums.get(key)
    if (sum) sum.share += share
    else sums.set(key, { first, last, share })
  }
  const speaking = [...sums.values()].filter(({ share }) => share >= leastShare)
  return speaking
    .toSorted((a, b) => b.share - a.share || a.first - b.first)
    .slice(0, mostWords)
    .map((word) => asReason(word, document))
}

function asReason({ first, last, share }: Spoken, { fields, joined, words }: Document): Reason {
  const from = words[first]!.start
  const { field, offset } = fieldAt(fields, from)
  const to = words[last]!.end
  return { term: joined.slice(from, to), field, start: from - offset, end: to - offset, weight: share }
}

function overlaps(one: Reason, other: Reason): boolean {
  return one.field === other.field && one.start < other.end && other.start < one.end
}
