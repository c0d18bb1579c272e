import { type KnownWord, knownWord } from './known-words.ts'
import { beginsWord, continuesWord } from './letters.ts'

export { fold } from './fold.ts'
export { stemOf } from './stem.ts'

/** A word as the index knows it. Offsets count UTF-16 units in the text that was analysed. */
export interface Token {
  /** What is compared: the stem; letters and digits only, so that no engine can read an operator in it. */
  term: string
  /** The folded word before it was stemmed: what `numéri*` is compared with. */
  form: string
  start: number
  end: number
}

/**
 * The one French analyser: index, query and highlighter call it, so that they cannot disagree.
 * Grammar words and elided articles are dropped. « 2021-1485 » and « L1425-1 » give one token a part.
 */
export function analyse(text: string): Token[] {
  const tokens: Token[] = []
  eachWord(text, (word, start, end, elided) => {
    const { form, stem, stop } = word
    const left = elided || (stop && !(word.compounding && beginsCompound(text, end)))
    if (!left) tokens.push({ term: stem, form, start, end })
  })
  return tokens
}

/** The stems alone, in order: what two texts are compared by. */
export function stemsOf(text: string): string[] {
  return analyse(text).map(({ term }) => term)
}

function beginsCompound(text: string, end: number): boolean {
  return hyphens.includes(text.charAt(end) || ' ') && end + 1 < text.length && beginsWord(text, end + 1) > 0
}

export interface Word {
  form: string
  start: number
  end: number
  /** An article cut off by an apostrophe. */
  elided: boolean
}

/** Every word, grammar words and elided articles included. */
export function words(text: string): Word[] {
  const found: Word[] = []
  eachWord(text, ({ form }, start, end, elided) => found.push({ form, start, end, elided }))
  return found
}

type Visit = (word: KnownWord, start: number, end: number, elided: boolean) => void

function eachWord(text: string, visit: Visit): void {
  let at = 0
  while (at < text.length) {
    const first = beginsWord(text, at)
    if (first === 0) {
      at += 1
      continue
    }
    const end = wordEnd(text, at + first)
    const word = knownWord(text.slice(at, end))
    at = word.form === 'aujourd' ? visitToday(text, at, end, visit) : visitWord(text, word, at, end, visit)
  }
}

function wordEnd(text: string, from: number): number {
  let at = from
  while (at < text.length) {
    const units = continuesWord(text, at)
    if (units === 0) break
    at += units
  }
  return at
}

const hyphens = '-‐‑'
const apostrophes = "'’‘ʼ`´′"

function visitWord(text: string, word: KnownWord, start: number, end: number, visit: Visit): number {
  if (word.article === 'long' || (word.article === 'short' && isNumbered(text, end))) {
    // Written L1425-1, L.1425-1 or L. 1425-1: all three give « l », « 1425 », « 1 ».
    visit(knownWord(text.charAt(start)), start, start + 1, false)
    visit(knownWord(text.slice(start + 1, end)), start + 1, end, false)
  } else if (word.form !== '') {
    const elided = word.elision && end < text.length && apostrophes.includes(text.charAt(end))
    visit(word, start, end, elided)
  }
  return end
}

function isNumbered(text: string, end: number): boolean {
  return hyphens.includes(text.charAt(end) || ' ') && /\d/.test(text.charAt(end + 1))
}

/** The one common word with an apostrophe inside it. */
function visitToday(text: string, start: number, end: number, visit: Visit): number {
  const next = end + 1
  const last = next < text.length && beginsWord(text, next) > 0 ? wordEnd(text, next + 1) : next
  const whole = last - next === 3 && knownWord(text.slice(next, last)).form === 'hui'
  if (!whole) return visitWord(text, knownWord(text.slice(start, end)), start, end, visit)
  visit(knownWord('aujourdhui'), start, last, false)
  return last
}
