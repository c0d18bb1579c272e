import { describe, expect, it } from 'vitest'
import type { Money, Rate } from '#src/enrich/facts.ts'
import { formatEuros, moneyWords } from '#web/views/money-words.ts'

const at = { field: 'text', start: 0, end: 1 } as const
const plain = (words: string) => words.replace(/\s/g, ' ')
const words = (money: Omit<Money, 'at'>[], rates: Omit<Rate, 'at'>[] = []) =>
  moneyWords({
    money: money.map((one) => ({ ...one, at })),
    rates: rates.map((one) => ({ ...one, at })),
  }).map(plain)

describe('formatEuros', () => {
  it.each([
    [57_280, '57 280 €'],
    [0.5, '0,5 €'],
    [999_999, '999 999 €'],
    [2_000_000, '2 M€'],
    [1_400_000, '1,4 M€'],
    [1_234_567, '1 234 567 €'],
    [136_000_000, '136 M€'],
    [1_250_000_000, '1,25 Md€'],
    [1_005_000_000, '1 005 M€'],
  ])('writes %d as « %s »', (value, expected) => {
    expect(plain(formatEuros(value))).toBe(expected)
  })
})

describe('moneyWords', () => {
  it.each<[Omit<Money, 'at'>, string]>([
    [{ value: 30_000_000, role: 'envelope' }, 'enveloppe 30 M€'],
    [{ value: 500_000, role: 'ceiling', tax: 'HT', per: 'project' }, 'jusqu’à 500 000 € HT par projet'],
    [{ value: 10_000, role: 'floor' }, 'à partir de 10 000 €'],
    [{ value: 57_280, role: 'grant' }, '57 280 € accordés'],
    [{ value: 1_200_000, role: 'cost', tax: 'TTC' }, 'coût 1,2 M€ TTC'],
    [{ value: 50_000, role: 'funding', per: 'year' }, '50 000 € par an'],
  ])('tells %o', (money, expected) => {
    expect(words([money])).toEqual([expected])
  })

  it.each<[Omit<Rate, 'at'>, string]>([
    [{ percent: 50, role: 'rate' }, 'taux 50 %'],
    [{ percent: 80, role: 'ceiling' }, 'taux 80 % au plus'],
    [{ percent: 20, role: 'floor' }, 'taux 20 % au moins'],
  ])('tells %o', (rate, expected) => {
    expect(words([], [rate])).toEqual([expected])
  })

  it('tells three at most, once each, what says most first', () => {
    const cost = { value: 2_000_000, role: 'cost' } as const
    const envelope = { value: 30_000_000, role: 'envelope' } as const
    const ceiling = { value: 500_000, role: 'ceiling' } as const
    expect(words([cost, ceiling, envelope, envelope], [{ percent: 50, role: 'rate' }])).toEqual([
      'enveloppe 30 M€',
      'jusqu’à 500 000 €',
      'coût 2 M€',
    ])
  })

  it('says nothing where there is nothing', () => {
    expect(words([])).toEqual([])
  })
})
