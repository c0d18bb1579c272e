import { stemmer } from '@orama/stemmers/french'
import { elisions, neverStemmed, stemsByName, stopWords } from './word-lists.ts'

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
  for (const word of words(text)) {
    if (word.elided || stopWords.has(word.form)) continue
    tokens.push({ term: stemOf(word.form), form: word.form, start: word.start, end: word.end })
  }
  return tokens
}

export interface Word {
  form: string
  start: number
  end: number
  /** An article cut off by an apostrophe. */
  elided: boolean
}

const apostrophes = "'’‘ʼ`´′"
// A combining mark, a soft hyphen or a zero-width joiner does not end a word.
const wordPattern = /[[\p{L}\p{N}]--ʼ][[\p{L}\p{N}\p{M}\u{AD}\u{200B}-\u{200D}\u{2060}]--ʼ]*/gv

/** Every word, grammar words and elided articles included. */
export function words(text: string): Word[] {
  const found: Word[] = []
  for (const match of text.matchAll(wordPattern)) {
    const previous = found.at(-1)
    const [start, end, form] = [match.index, match.index + match[0].length, fold(match[0])]
    if (form === '') continue
    // The one common word with an apostrophe inside it.
    if (previous?.form === 'aujourd' && form === 'hui' && start === previous.end + 1) {
      Object.assign(previous, { form: 'aujourdhui', end })
      continue
    }
    for (const part of articleParts(form, start, end))
      found.push({ ...part, elided: isElided(text, part.form, end) })
  }
  return found
}

function isElided(text: string, form: string, end: number): boolean {
  return end < text.length && apostrophes.includes(text.charAt(end)) && elisions.has(form)
}

/** Articles of codes are written L1425-1, L.1425-1 or L. 1425-1: all three give « l », « 1425 », « 1 ». */
function articleParts(form: string, start: number, end: number): Omit<Word, 'elided'>[] {
  if (!/^[lrda]\d{3,5}$/.test(form) || end - start !== form.length) return [{ form, start, end }]
  return [
    { form: form.charAt(0), start, end: start + 1 },
    { form: form.slice(1), start: start + 1, end },
  ]
}

const ligatures: Record<string, string> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o' }

/** Without accents, capitals, ligatures and presentation forms: « Œuvré » gives « oeuvre ». */
export function fold(text: string): string {
  if (/^[a-z0-9]*$/.test(text)) return text
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[œæßø]/g, (letter) => ligatures[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]/gu, '')
}

const known = new Map<string, string>()
const knownLimit = 50_000

// Texts repeat their words: remembering stems spares most of the work.
function stemOf(form: string): string {
  const before = known.get(form)
  if (before !== undefined) return before
  const stem = findStem(form)
  if (known.size >= knownLimit) known.clear()
  known.set(form, stem)
  return stem
}

/**
 * Folded first, then stemmed: people search without accents, and Snowball gives « collectivité » and « collectivite »
 * two stems. What it loses without accents (connectée) or never does (lois, élus) is mended before it is called.
 */
function findStem(form: string): string {
  if (form.length < 4 || form.length > 40 || !/^[a-z]+$/.test(form) || neverStemmed.has(form))
    return form.slice(0, 64)
  const singular = form.endsWith('s') && !form.endsWith('ss') ? form.slice(0, -1) : form
  const masculine = singular.length > 4 && singular.endsWith('ee') ? singular.slice(0, -1) : singular
  return [form, singular, masculine].map((one) => stemsByName.get(one)).find(Boolean) ?? stemmer(masculine)
}
