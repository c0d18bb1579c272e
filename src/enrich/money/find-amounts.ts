import { readLowers } from './lower-amounts.ts'
import { type Token, readTokens } from './money-tokens.ts'
import { readNumber, readScale, scales, worth } from './number-before.ts'

/** A sum written in the text, whatever it is for. Offsets count from the start of the field. */
export interface Amount {
  value: number
  /** What one is worth in the writing: a million in « 35 millions ». */
  unit: number
  start: number
  end: number
  /** « 35 millions », without a word of currency: its sentence has to tell. */
  bare: boolean
}

/** Beyond this an item is an account book, and the rest says nothing more to a reader. */
const mostAmounts = 120
const longestAmount = 70

const marker = /€|eur(?:os?)?(?![a-z])|milli(?:on|ard)s?(?![a-z])|(?<=\d )(?:ht|ttc)(?![a-z])/g
const gluedScale = /(?:^|[^a-z])(k|m|md|mds|mrd|mrds)$/

/** Sums in euros of a plain text, in order: « 1,5 million d’euros », « 67 MEUR », « de 27,9 à 14 M€ ». */
export function findAmounts(plain: string): Amount[] {
  const amounts: Amount[] = []
  for (const { 0: word, index } of plain.matchAll(marker)) {
    if (amounts.length >= mostAmounts) break
    const known = amounts.at(-1)
    if (known && index < known.end) continue
    const found = read(plain, index, word)
    for (const amount of found) if (amount.start >= (known?.end ?? 0)) amounts.push(amount)
  }
  return amounts
}

function read(plain: string, at: number, word: string): Amount[] {
  if (word.startsWith('milli')) return isLetter(plain[at - 1]) ? [] : readBare(plain, at, word)
  return word === 'ht' || word === 'ttc' ? readTaxed(plain, at) : readPriced(plain, at, word)
}

/** « 214 500 HT »: tax is said of euros only. */
function readTaxed(plain: string, at: number): Amount[] {
  const number = readTokens(plain, Math.max(0, at - longestAmount), at).at(-1)
  if (!number?.grouped || number.value === undefined) return []
  return [{ value: number.value, unit: 1, start: number.start, end: number.end, bare: false }]
}

function readPriced(plain: string, at: number, word: string): Amount[] {
  const isWord = word !== '€' && isLetter(plain[at - 1])
  const glued = isWord ? gluedScale.exec(plain.slice(Math.max(0, at - 5), at))?.[1] : undefined
  // « liqueur », « chroniqueur »: the end of a word is no currency.
  if (isWord && !glued) return []
  const from = at - (glued?.length ?? 0)
  const before = readTokens(plain, Math.max(0, from - longestAmount), from)
  let last = before.length
  if (isOf(before[last - 1])) last -= before[last - 2]?.text === 'd' ? 2 : 1
  return (
    readBackwards(before.slice(0, last), at + word.length, false, glued ? scales[glued] : undefined) ??
    readAfter(plain, at, word)
  )
}

function isLetter(letter = ' '): boolean {
  return letter >= 'a' && letter <= 'z'
}

function isOf(token: Token | undefined): boolean {
  return token?.text === "'" || token?.text === 'd' || token?.text === 'de'
}

function readBare(plain: string, at: number, word: string): Amount[] {
  if (
    /^ {0,2}(?:d' ?|de |en )?(?:€|m?euros?(?![a-z])|eur(?![a-z]))/.test(
      plain.slice(at + word.length, at + word.length + 14),
    )
  )
    return []
  if (/^ et demie? d'(?:€|euro)/.test(plain.slice(at + word.length, at + word.length + 16))) return []
  const end = at + word.length
  return readBackwards(readTokens(plain, Math.max(0, at - longestAmount), end), end, true) ?? []
}

/** The sum that ends `tokens`, after the lower end of its range where it has one. */
function readBackwards(tokens: Token[], end: number, bare: boolean, glued?: number): Amount[] | undefined {
  const scale = readScale(tokens)
  const number = readNumber(tokens.slice(0, scale.left))
  if (!number) return undefined
  const times = (glued ?? 1) * scale.times
  // « 1 euro » in words is a way of speaking: « pour un euro communal, un euro de l’État ».
  if (number.words && times === 1 && number.value === 1) return undefined
  const value = worth(number, times, scale.half)
  if (value === undefined) return undefined
  const lowers = readLowers(tokens.slice(0, number.left), times, value).map((lower) => ({ ...lower, bare }))
  return [...lowers, { value, unit: times, start: number.start, end, bare }]
}

/** « € 300 », « EUR 15 000 ». */
function readAfter(plain: string, at: number, word: string): Amount[] {
  if (word !== '€' && word !== 'eur') return []
  const end = at + word.length
  const [number, scale] = readTokens(plain, end, Math.min(plain.length, end + 40))
  if (number?.value === undefined || number.start > end + 2) return []
  const times = scale && scale.start - number.end <= 1 ? scales[scale.text] : undefined
  const value = worth({ value: number.value, start: at, left: 0, words: false, token: number }, times ?? 1, 0)
  return value
    ? [{ value, unit: times ?? 1, start: at, end: times ? scale!.end : number.end, bare: false }]
    : []
}
