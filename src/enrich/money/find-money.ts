import type { Item } from '../../normalise/item.ts'
import type { Money, Rate } from '../facts.ts'

export interface MoneyFound {
  money: Money[]
  rates: Rate[]
}

/** Amounts and rates of public money that an item states, in order. */
export function findMoney(_item: Pick<Item, 'title' | 'text'>): MoneyFound {
  return { money: [], rates: [] }
}
