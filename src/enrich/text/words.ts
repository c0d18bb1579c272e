/**
 * What is matched of a text. The gist of an item stands at its beginning, and a publisher may send a megabyte:
 * 20,000 characters are about seven printed pages and keep the cost of one item under a few milliseconds.
 */
export const matchedLength = 20_000

/** A word as it is compared, and where it stands in the original string (UTF-16 units). */
export interface Word {
  /** Lower case, no accent, no ligature, no plural mark. */
  folded: string
  start: number
  end: number
  /** A sentence ends, or a bracket opens, before this word: a phrase never runs over it. */
  breaks: boolean
}

// Combining marks, soft hyphens and zero-width joiners stand inside words that readers see as one.
const wordPattern = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\u00AD\u200B-\u200D]*/gu
const longestWord = 64

/** The words of the first `matchedLength` characters. Apostrophes and hyphens part words: « l'IoT », « Wi-Fi ». */
export function splitWords(text: string): Word[] {
  const read = text.length > matchedLength ? text.slice(0, matchedLength) : text
  const words: Word[] = []
  let previousEnd = 0
  for (const match of read.matchAll(wordPattern)) {
    const start = match.index
    const breaks = words.length > 0 && breaksPhrase(read, previousEnd, start, words.at(-1)!)
    previousEnd = start + match[0].length
    words.push({ folded: foldKnown(match[0]), start, end: previousEnd, breaks })
  }
  return words
}

/** A language has few words and says them often: what each folds to is kept, for those met lately. */
const known = new Map<string, string>()
const mostKnown = 20_000

function foldKnown(word: string): string {
  const folded = word.length <= 12 ? known.get(word) : undefined
  if (folded !== undefined) return folded
  const fresh = foldWord(word)
  if (known.size >= mostKnown) known.clear()
  // V8 copies slices of up to 12 characters; a longer one would keep its whole page in memory.
  if (word.length <= 12) known.set(word, fresh)
  return fresh
}

/** Folds one word the way cues and texts are compared: « Réseaux » and « réseau » give the same. */
export function foldWord(word: string): string {
  return singular(foldLetters(word.length > longestWord ? word.slice(0, longestWord) : word))
}

/** Lower case without accents nor ligatures, plural kept: what a truncated cue (`connect*`) is compared with. */
export function foldLetters(word: string): string {
  if (/^[a-z0-9]+$/i.test(word)) return word.toLowerCase()
  return word
    .normalize('NFKD')
    .replace(/[\p{M}\u00AD\u200B-\u200D]/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
}

/** « locaux » and « local », « réseaux » and « réseau », « tuyaux » and « tuyau » meet; short words are left alone. */
function singular(word: string): string {
  if (word.length <= 3) return word
  const last = word.at(-1)
  const stem = last === 's' || last === 'x' ? word.slice(0, -1) : word
  return stem.endsWith('au') && !stem.endsWith('eau') ? `${stem.slice(0, -2)}al` : stem
}

/** Space, no-break space, straight and typographic apostrophe, hyphen: what parts most words. */
const plainGaps = new Set([0x20, 0xa0, 0x27, 0x2019, 0x2d])

function breaksPhrase(text: string, from: number, to: number, before: Word): boolean {
  if (to - from > 8) return true
  if (to - from === 1 && plainGaps.has(text.charCodeAt(from))) return false
  const gap = text.slice(from, to)
  if (/[:;!?()[\]{}|•…\n]/.test(gap)) return true
  // « L. 1425-1 » and « art. 35 » go on after their full stop; a sentence does not.
  return /[.,]\s/.test(gap) && before.end - before.start > 3
}
