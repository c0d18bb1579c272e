import type { Token } from './money-tokens.ts'
import { isNumeral, readNumeral } from './numerals.ts'

export const scales: Record<string, number> = {
  k: 1e3,
  m: 1e6,
  million: 1e6,
  millions: 1e6,
  md: 1e9,
  mds: 1e9,
  mrd: 1e9,
  mrds: 1e9,
  milliard: 1e9,
  milliards: 1e9,
}

const rounds: Record<string, number> = {
  dizaine: 10,
  quinzaine: 15,
  vingtaine: 20,
  trentaine: 30,
  quarantaine: 40,
  cinquantaine: 50,
  soixantaine: 60,
  centaine: 100,
}

export interface Scale {
  times: number
  half: number
  left: number
}

/** What multiplies the number that ends before token `left`: « millions », « k », « million et demi ». */
export function readScale(tokens: readonly Token[]): Scale {
  let left = tokens.length
  let half = 0
  if (/^demie?$/.test(tokens[left - 1]?.text ?? '') && tokens[left - 2]?.text === 'et') {
    half = 0.5
    left -= 2
  }
  const word = tokens[left - 1]?.text ?? ''
  const times = scales[word]
  if (times === undefined) return { times: 1, half: 0, left: tokens.length }
  return { times, half, left: left - 1 }
}

/** A number just before a place, in digits or in words. */
export interface NumberFound {
  value: number
  start: number
  /** Tokens before it. */
  left: number
  words: boolean
  token?: Token
}

/** The number that ends `tokens`: « 15 000 », « 15 mille », « trois cent », « un demi », « une dizaine de ». */
export function readNumber(tokens: readonly Token[]): NumberFound | undefined {
  const last = tokens.at(-1)
  if (!last) return undefined
  if (last.value !== undefined)
    return { value: last.value, start: last.start, left: tokens.length - 1, words: false, token: last }
  if (last.text === 'mille' && tokens.at(-2)?.value !== undefined) {
    const digits = tokens.at(-2)!
    return { value: digits.value! * 1000, start: digits.start, left: tokens.length - 2, words: false }
  }
  if (last.text === 'demi' || (last.text === '-' && tokens.at(-2)?.text === 'demi')) return readHalf(tokens)
  return readRound(tokens) ?? readInWords(tokens)
}

/** « un demi-million ». */
function readHalf(tokens: readonly Token[]): NumberFound | undefined {
  const one = tokens.findLastIndex(({ text }) => text === 'un')
  if (one === -1 || tokens.length - one > 3) return undefined
  return { value: 0.5, start: tokens[one]!.start, left: one, words: true }
}

/** « une trentaine de millions »: as near as the text says. */
function readRound(tokens: readonly Token[]): NumberFound | undefined {
  const [one, word, of] = tokens.slice(-3)
  const value = rounds[word?.text ?? '']
  if (value === undefined || one?.text !== 'une' || (of?.text !== 'de' && of?.text !== "'")) return undefined
  return { value, start: one.start, left: tokens.length - 3, words: true }
}

function readInWords(tokens: readonly Token[]): NumberFound | undefined {
  const floor = Math.max(0, tokens.length - 14)
  let left = tokens.length
  while (left > floor && isNumeralPiece(tokens, left - 1)) left -= 1
  for (; left < tokens.length; left += 1) {
    const words = tokens.slice(left).flatMap(({ text }) => (text === '-' ? [] : [text]))
    const value = isNumeral(tokens[left]!.text) ? readNumeral(words) : undefined
    if (value !== undefined) return { value, start: tokens[left]!.start, left, words: true }
  }
  return undefined
}

function isNumeralPiece(tokens: readonly Token[], at: number): boolean {
  const { text } = tokens[at]!
  return isNumeral(text) || ((text === '-' || text === 'et') && isNumeral(tokens[at - 1]?.text ?? ''))
}

/** Euros, or nothing for what no public body ever paid. « 10,000 € » without a scale is ten thousand. */
export function worth({ value, token }: NumberFound, times: number, half: number): number | undefined {
  const thousands = times === 1 && token && !token.grouped && /,\d{3}$/.test(token.text)
  const euros = (thousands ? value * 1000 : value + half) * times
  const rounded = Math.round(euros * 100) / 100
  return rounded > 0 && rounded < 1e13 ? rounded : undefined
}
