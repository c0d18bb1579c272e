import type { Item } from '../../normalise/item.ts'
import type { Money, Passage, Rate } from '../facts.ts'
import { matchedLength } from '../text/words.ts'
import { type Amount, findAmounts } from './find-amounts.ts'
import { findElided } from './elided-amounts.ts'
import { findRates } from './find-rates.ts'
import { readRole } from './money-role.ts'
import { foldUnits } from './fold-units.ts'
import { isPublicMoney, readSetting } from './public-money.ts'
import { sentenceAround } from './sentence.ts'

export interface MoneyFound {
  money: Money[]
  rates: Rate[]
}

/** Most items name no sum: they are left after one look. */
const hint = /€|eur(?:os?)?(?![a-z])|million|milliard|\d[\s\u202F](?:HT|TTC)|%|pour cent|moiti/i

interface Field {
  field: Passage['field']
  plain: string
  amounts: Amount[]
}

/** Amounts and rates of public money that an item states, in order; a sum said twice is kept where it is first said. */
export function findMoney({ title, text }: Pick<Item, 'title' | 'text'>): MoneyFound {
  const [heading, body] = [title.slice(0, matchedLength), text.slice(0, matchedLength)]
  if (!hint.test(heading) && !hint.test(body)) return { money: [], rates: [] }
  const fields = [readField('title', heading), readField('text', body)]
  return {
    money: firstOf(moneyOf(fields), ({ value }) => value),
    rates: firstOf(fields.flatMap(ratesOf), ({ percent, role }) => `${percent} ${role}`),
  }
}

function readField(field: Passage['field'], text: string): Field {
  const plain = foldUnits(text)
  const written = findAmounts(plain)
  const amounts = [...written, ...findElided(plain, written)].toSorted((a, b) => a.start - b.start)
  return { field, plain, amounts }
}

function moneyOf(fields: readonly Field[]): Money[] {
  if (fields.every(({ amounts }) => amounts.length === 0)) return []
  const setting = readSetting(fields.map(({ plain }) => plain))
  return fields.flatMap(({ field, plain, amounts }) =>
    amounts.flatMap(({ value, start, end }, index): Money[] => {
      const sentence = sentenceAround(plain, start, end)
      if (!isPublicMoney(plain, amounts, index, sentence, setting)) return []
      return [{ value, ...readRole(plain, amounts, index, sentence), at: { field, start, end } }]
    }),
  )
}

function ratesOf({ field, plain }: Field): Rate[] {
  return findRates(plain).map(({ start, end, ...rate }) => ({ ...rate, at: { field, start, end } }))
}

function firstOf<T>(found: readonly T[], keyOf: (one: T) => unknown): T[] {
  const seen = new Set<unknown>()
  return found.filter((one) => {
    const key = keyOf(one)
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
