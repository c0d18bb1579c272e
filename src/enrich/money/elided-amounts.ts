import type { Amount } from './find-amounts.ts'
import { readTokens } from './money-tokens.ts'
import { sentenceAround } from './sentence.ts'

const reach = 160
const scaled =
  /(?<![\d.,a-z-])\d{1,3}(?:,\d{1,3})?(?= (?:viennent|proviennent|vont|iront|reviennent|aux?|a|de|du|des|pour)\b)/g
const toPayer = /^ (?:viennent|proviennent|vont|iront|reviennent) (?:aux?|a|de|du|des)\b/
const paid =
  /\b(?:apport|vers|ajout|accord|pai|pay|donn|rembours|recoi|octroi)[a-z]{0,5} (?=(\d{1,3}(?:[ .]\d{3}){1,2})(?: et\b| de (?:l'|la )|,|;|\)| par\b))/g

/**
 * Sums that leave their unit to the one before or after: « sur 150 millions d’euros, 52 viennent du conseil départemental »,
 * « l’État en apporte 9 000 et ajoute 1 000 euros ». Only with a verb or decimals that a count of things would not have.
 */
export function findElided(plain: string, amounts: readonly Amount[]): Amount[] {
  const elided = amounts.flatMap((amount, index) => {
    const sentence = sentenceAround(plain, amount.start, amount.end)
    const end = Math.min(sentence.end, amount.end + reach, amounts[index + 1]?.start ?? Infinity)
    const start = Math.max(sentence.start, amount.start - reach, amounts[index - 1]?.end ?? 0)
    return amount.unit >= 1e6 ? readScaled(plain, amount, end) : readPaid(plain, amount, start, end)
  })
  return elided.filter((one, index) => elided.findIndex(({ start }) => start === one.start) === index)
}

function readScaled(plain: string, { end: from, unit }: Amount, to: number): Amount[] {
  const found: Amount[] = []
  for (const { 0: digits, index } of plain.slice(from, to).matchAll(scaled)) {
    const [start, end] = [from + index, from + index + digits.length]
    const goesOn = found.length > 0 || digits.includes(',') || toPayer.test(plain.slice(end, end + 30))
    if (!goesOn) continue
    const value = Math.round(Number(digits.replace(',', '.')) * unit)
    found.push({ value, unit, start, end, bare: false })
  }
  return found
}

function readPaid(plain: string, { unit }: Amount, from: number, to: number): Amount[] {
  return Array.from(plain.slice(from, to).matchAll(paid), ({ 0: verb, 1: digits, index }) => {
    const start = from + index + verb.length
    const [token] = readTokens(plain, start, start + digits!.length)
    return { value: token?.value ?? 0, unit, start, end: start + digits!.length, bare: false }
  }).filter(({ value }) => value >= 1000)
}
