import { describe, expect, it } from 'vitest'
import { findAmounts } from '#src/enrich/money/find-amounts.ts'
import { foldUnits } from '#src/enrich/money/fold-units.ts'

function valuesIn(text: string): number[] {
  return findAmounts(foldUnits(text)).map(({ value }) => value)
}

describe('findAmounts', () => {
  it.each([
    ['1,5 million d’euros', 1_500_000],
    ['19,6 millions d’euros', 19_600_000],
    ['un million d’euros', 1_000_000],
    ['un million et demi d’euros', 1_500_000],
    ['un demi-million d’euros', 500_000],
    ['trois cent mille euros', 300_000],
    ['quatre-vingt-dix-sept mille euros', 97_000],
    ['deux milliards d’euros', 2_000_000_000],
    ['une trentaine de millions d’euros', 30_000_000],
    ['15 mille euros', 15_000],
    ['67 MEUR', 67_000_000],
    ['67 M€', 67_000_000],
    ['67M€', 67_000_000],
    ['1,2 M d’€', 1_200_000],
    ['4,5 MdEUR', 4_500_000_000],
    ['4,5 Mds€', 4_500_000_000],
    ['2 Mds d’euros', 2_000_000_000],
    ['3,514 M€', 3_514_000],
    ['1 717 millions d’euros', 1_717_000_000],
    ['15 k€', 15_000],
    ['250 K€', 250_000],
    ['1 300 k€', 1_300_000],
    ['100 000 €', 100_000],
    ['100\u00A0000\u00A0€', 100_000],
    ['100\u202F000\u202F€', 100_000],
    ['100\u2009000\u2009€', 100_000],
    ['15.000 euros', 15_000],
    ['135.186,30 €', 135_186.3],
    ['480 813.60€', 480_813.6],
    ['298 870 387,00 EUR', 298_870_387],
    ['1,250,000 €', 1_250_000],
    ['10,000 €', 10_000],
    ['57280 euros', 57_280],
    ['300 euros', 300],
    ['EUR 15 000', 15_000],
    ['1000 EUR', 1000],
    ['€ 300', 300],
    ['€1,5 million', 1_500_000],
    ['214 500 HT', 214_500],
    ['35 millions', 35_000_000],
  ])('reads « %s »', (text, value) => {
    expect(valuesIn(`Montant : ${text}.`)).toEqual([value])
  })

  it.each([
    ['de 27,9 à 14 M€', [27_900_000, 14_000_000]],
    ['de 62 à 27 millions d’euros', [62_000_000, 27_000_000]],
    ['75 000 à 150 000 euros', [75_000, 150_000]],
    ['entre 20 000 et 50 000 euros', [20_000, 50_000]],
    ['entre 500 k€ et 2 M€', [500_000, 2_000_000]],
    ['de 1 à 10 M€', [1_000_000, 10_000_000]],
    ['de 500 000 à 1 million d’euros', [500_000, 1_000_000]],
    ['10 000, 15 000 ou 20 000 euros', [10_000, 15_000, 20_000]],
    ['respectivement 3,2 et 4,5 millions d’euros', [3_200_000, 4_500_000]],
    ['5-10 M€', [5_000_000, 10_000_000]],
  ])('shares the unit of « %s »', (text, values) => {
    expect(valuesIn(`Une aide ${text} est prévue.`)).toEqual(values)
  })

  it.each([
    ['en 2024, 15 000 euros', [15_000]],
    ['depuis 2019 250 000 euros', [250_000]],
    ['de 2020 à 2022', []],
    ['en 2021 et 3 M€', [3_000_000]],
    ['lot 12 - 15 000 €', [15_000]],
    ['le CO2 100 000 €', [100_000]],
  ])('takes no other number into « %s »', (text, values) => {
    expect(valuesIn(text)).toEqual(values)
  })

  it.each([
    'l’euro numérique',
    'la zone euro et l’Europe',
    'pour un euro de la commune, un euro de l’État',
    'plusieurs millions d’euros',
    'des centaines de milliers d’euros',
    'des milliards de dollars',
    '3 000 habitants et 42 prises',
    'EUR-Lex',
    'eurêka 300',
  ])('reads no sum in « %s »', (text) => {
    expect(valuesIn(text)).toEqual([])
  })

  it('says which sums have no currency, and where each stands', () => {
    const plain = foldUnits('L’enveloppe passe de 2,5 millions d’euros à 2,85 millions.')
    expect(findAmounts(plain).map((one) => [plain.slice(one.start, one.end), one.bare])).toEqual([
      ["2,5 millions d'euros", false],
      ['2,85 millions', true],
    ])
  })

  it('stops counting in a book of accounts', () => {
    expect(valuesIn('ligne : 1 250 €. '.repeat(1000)).length).toBeLessThanOrEqual(120)
  })
})
