import { foldLatin } from './fold-latin.ts'

const short: Readonly<Record<string, string>> = { st: 'saint', ste: 'sainte', sts: 'saints' }

/** How names of places are compared: folded words, one space apart, « St » written out; plural marks are kept. */
export function foldName(name: string): string {
  const folded = foldLatin(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  return folded.replace(/(?<![^ ])(?:ste?|sts)(?![^ ])/g, (word) => short[word]!)
}

/** One word of it. */
export function foldNameWord(word: string): string {
  const folded = foldLatin(word)
  return short[folded] ?? folded
}
