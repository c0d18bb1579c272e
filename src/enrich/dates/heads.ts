import { type HeadRole, headWords } from './head-words.ts'

/** A word that says what a date is the date of. */
export interface Head {
  role: HeadRole
  word: string
  index: number
}

const names: HeadRole[] = headWords.map(([role]) => role)
const pattern = new RegExp(
  headWords.map(([, list], index) => `(?<w${index}>\\b(?:${list.join('|')}))`).join('|'),
  'g',
)

/** The heads of a short stretch of folded text, in order. */
export function findHeads(folded: string): Head[] {
  return [...folded.matchAll(pattern)].map((match) => ({
    role: names[headWords.findIndex((_, index) => match.groups![`w${index}`] !== undefined)]!,
    word: match[0],
    index: match.index,
  }))
}
