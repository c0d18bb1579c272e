import { describe, expect, it } from 'vitest'
import {
  count,
  formatDate,
  formatPeriod,
  keepTogether,
  parisWeek,
  quote,
  shortDate,
} from '#src/letter/french.ts'

/** Shows the spaces that cannot be seen: _ no-break, ~ narrow no-break. */
const seen = (text: string) => text.replaceAll('\u00A0', '_').replaceAll('\u202F', '~')

describe('count', () => {
  it.each([
    [0, '0_texte'],
    [1, '1_texte'],
    [2, '2_textes'],
    [12, '12_textes'],
  ])('%i is %s', (n, expected) => {
    expect(seen(count(n, 'texte'))).toBe(expected)
  })
})

describe('dates in Paris', () => {
  it.each([
    ['2027-03-15', '15_mars_2027'],
    ['2027-03-01', '1er_mars_2027'],
    ['2027-03-15T11:00:00Z', '15_mars_2027 à 12_h'],
    ['2027-07-15T10:30:00Z', '15_juillet_2027 à 12_h_30'],
    ['2026-12-31T23:05:00Z', '1er_janvier_2027 à 0_h_05'],
  ])('writes %s', (value, expected) => {
    expect(seen(formatDate(value))).toBe(expected)
  })

  it('shortens the month', () => {
    expect(seen(shortDate('2026-11-12T22:59:00Z'))).toBe('12_nov._2026')
    expect(seen(shortDate('2026-11-12T23:00:00Z'))).toBe('13_nov._2026')
    expect(seen(shortDate('2027-01-01'))).toBe('1er_janv._2027')
  })

  it.each([
    ['2026-11-16T08:00:00Z', '2026-11-23T08:00:00Z', 'du_16 au_23_novembre_2026'],
    ['2026-11-30T08:00:00Z', '2026-12-07T08:00:00Z', 'du_30_novembre au_7_décembre_2026'],
    ['2026-12-28T08:00:00Z', '2027-01-04T08:00:00Z', 'du_28_décembre_2026 au_4_janvier_2027'],
    ['2026-11-01', '2026-11-08', 'du_1er au_8_novembre_2026'],
  ])('tells the period from %s to %s', (from, to, expected) => {
    expect(seen(formatPeriod(from, to))).toBe(expected)
  })

  it.each([
    ['2026-11-23T07:10:00Z', '2026-S48'],
    ['2026-11-22T22:59:59Z', '2026-S47'],
    ['2026-11-22T23:00:00Z', '2026-S48'],
    ['2027-01-03T12:00:00Z', '2026-S53'],
    ['2027-01-04T12:00:00Z', '2027-S01'],
    ['2024-12-30T12:00:00Z', '2025-S01'],
    ['2021-01-01T12:00:00Z', '2020-S53'],
  ])('puts %s in the ISO week %s', (value, expected) => {
    expect(parisWeek(value)).toBe(expected)
  })
})

describe('keepTogether', () => {
  it.each([
    ['Fibre : quoi ? Oui ; non !', 'Fibre_: quoi~? Oui~; non~!'],
    ['le « plan » dit', 'le «~plan~» dit'],
    [
      'moins de 3 500 habitants, 1 234 567 €, 30 M€ et 5 %',
      'moins de 3~500 habitants, 1~234~567_€, 30_M€ et 5_%',
    ],
    ['à 12 h, en 2026 2027', 'à 12_h, en 2026 2027'],
    ['12 heures: sans espace', '12 heures: sans espace'],
  ])('%s', (given, expected) => {
    expect(seen(keepTogether(given))).toBe(expected)
  })
})

describe('quote', () => {
  it('puts narrow spaces inside', () => {
    expect(seen(quote('mot'))).toBe('«~mot~»')
  })
})
