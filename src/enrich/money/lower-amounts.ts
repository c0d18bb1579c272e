import type { Amount } from './find-amounts.ts'
import type { Token } from './money-tokens.ts'

const mostInList = 4

/**
 * The figures that share the unit of the sum after `tokens`: « de 27,9 à 14 M€ », « entre 20 000 et 50 000 euros »,
 * « 10 000, 15 000 ou 20 000 euros ». In order; none for a year, a number of lot or a count of things.
 */
export function readLowers(tokens: readonly Token[], unit: number, upper: number): Omit<Amount, 'bare'>[] {
  const lowers: Omit<Amount, 'bare'>[] = []
  let left = tokens.length
  while (lowers.length < mostInList) {
    const [opening, token, join] = [tokens[left - 3], tokens[left - 2], tokens[left - 1]]
    if (!join || token?.value === undefined || !isJoined(opening?.text ?? '', token, join, unit)) break
    const value = shared(token.value, unit, upper)
    if (value === undefined) break
    lowers.unshift({ value, unit, start: token.start, end: token.end })
    left -= 2
  }
  return lowers
}

function isJoined(opening: string, token: Token, join: Token, unit: number): boolean {
  const isDecimal = token.text.includes(',') && unit >= 1e6
  switch (join.text) {
    case 'a':
      return isAnnounced(opening) || token.grouped === true || !isYear(token)
    case '-':
    case '/':
      return token.grouped === true || (join.start === token.end && !isYear(token))
    case 'ou':
    case 'puis':
      return token.grouped === true || !isYear(token)
    case 'et':
      return opening === 'entre' || opening === 'respectivement' || token.grouped === true || isDecimal
    case ',':
      return token.grouped === true
    default:
      return false
  }
}

function isAnnounced(opening: string): boolean {
  return opening === 'de' || opening === 'entre' || opening === "'"
}

function isYear({ value = 0 }: Token): boolean {
  return Number.isInteger(value) && value >= 1900 && value <= 2100
}

/** « de 500 000 à 1 million »: a figure far above the sum has its own unit; far below, it counts something else. */
function shared(figure: number, unit: number, upper: number): number | undefined {
  const value = Math.round((figure * unit > upper * 50 ? figure : figure * unit) * 100) / 100
  return value > 0 && value * 100 >= upper ? value : undefined
}
