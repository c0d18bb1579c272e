import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAmount } from '#src/search/query/read-amount.ts'

const cents = fc.integer({ min: 0, max: 10 ** 11 }).map((value) => value / 100)
const whole = fc.integer({ min: 0, max: 10 ** 12 })

describe('readAmount, of one amount', () => {
  it('reads back any amount that is written in figures, with a comma or a point', () => {
    fc.assert(
      fc.property(cents, fc.constantFrom('.', ','), (euros, mark) => {
        const typed = euros.toFixed(2).replace('.', mark)
        expect(readAmount(typed)).toStrictEqual({ from: euros, to: euros })
      }),
    )
  })

  it.each([' ', '\u00A0', '\u202F', '_', "'", '’'])('passes over %j between thousands', (space) => {
    expect(readAmount(`1${space}250${space}000`)).toStrictEqual({ from: 1_250_000, to: 1_250_000 })
  })

  it.each([
    ['2k', 2_000],
    ['2K', 2_000],
    ['2 k€', 2_000],
    ['2m', 2_000_000],
    ['2M€', 2_000_000],
    ['2Meuros', 2_000_000],
    ['2md', 2_000_000_000],
    ['2 Md€', 2_000_000_000],
    ['2g', 2_000_000_000],
    ['2€', 2],
    ['2eur', 2],
    ['2 euro', 2],
    ['2 euros', 2],
    ['0,5k', 500],
    ['1,25M', 1_250_000],
    ['1,500k', 1_500],
    ['0,001M', 1_000],
    ['1.000', 1_000],
    ['1,000', 1_000],
    ['12.345€', 12_345],
    ['1.5', 1.5],
    ['1,05', 1.05],
  ])('takes %s for %d euros', (typed, euros) => {
    expect(readAmount(typed)).toStrictEqual({ from: euros, to: euros })
  })

  it.each([
    '1.234.567',
    '1,234,567',
    '1.2.3',
    ',5',
    '5,',
    '1k5',
    '1kk',
    '1e6',
    '0x10',
    'Infinity',
    'NaN',
    '١٢٣',
    '１００',
    '1€k',
    '$100',
    '£100',
    '10 %',
    '2 millions',
    '--5',
    '=5',
    '!5',
    '5;',
    "5' or 1=1",
    'toString',
    '__proto__',
    '1234567890123456',
  ])('does not guess at %j', (typed) => {
    expect(readAmount(typed)).toBeUndefined()
  })

  it('stops at a million billion, unit included', () => {
    expect(readAmount('1000000G')).toStrictEqual({ from: 1e15, to: 1e15 })
    expect(readAmount('1000001G')).toBeUndefined()
  })
})

describe('readAmount, of bounds', () => {
  it('leaves out the amount itself behind < and >, and keeps it behind <= and >=', () => {
    fc.assert(
      fc.property(whole, (euros) => {
        const ends = (sign: string) => readAmount(`${sign}${euros}`)
        expect(ends('>')?.from).toBeGreaterThan(euros)
        expect(ends('>=')).toStrictEqual({ from: euros })
        expect(ends('≥')).toStrictEqual(ends('>='))
        expect(ends('<=')).toStrictEqual({ to: euros })
        expect(ends('≤')).toStrictEqual(ends('<='))
        expect(ends('<')?.to ?? -1).toBeLessThan(euros)
      }),
    )
  })

  it('gives the same span whichever end comes first', () => {
    fc.assert(
      fc.property(whole, whole, (one, other) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)]
        expect(readAmount(`${one}..${other}`)).toStrictEqual({ from, to })
      }),
    )
  })

  it.each([
    ['>0', { from: 0.01 }],
    ['>=0', { from: 0 }],
    ['<=0', { to: 0 }],
    ['<0,01', { to: 0 }],
    ['0..0', { from: 0, to: 0 }],
    ['0..', { from: 0 }],
    ['..0', { to: 0 }],
    ['1k…2k', { from: 1_000, to: 2_000 }],
    ['1k .. 2k', { from: 1_000, to: 2_000 }],
    ['1k...2k', { from: 1_000, to: 2_000 }],
  ])('keeps nothing apart from an end that was not typed: %s', (typed, expected) => {
    expect(readAmount(typed)).toStrictEqual(expected)
  })

  it.each(['<0', '<', '>=', '..', '…', '1..x', 'x..1', '>1..2', '<>5', '><5', '>-5'])(
    'reads no bound in %j',
    (typed) => {
      expect(readAmount(typed)).toBeUndefined()
    },
  )

  it('never gives an end that is no number, nor one below zero', () => {
    const part = fc.constantFrom('>', '<', '=', '..', '1', '99', ',', '.', 'k', 'M', '€', ' ', '-', 'e', '…')
    fc.assert(
      fc.property(fc.array(part, { maxLength: 10 }), (parts) => {
        const read = readAmount(parts.join(''))
        const ends = [read?.from, read?.to].filter((end) => end !== undefined)
        expect(ends.every((end) => Number.isFinite(end) && end >= 0)).toBe(true)
        expect(read === undefined).toBe(ends.length === 0)
        expect(ends).toStrictEqual(ends.toSorted((one, other) => one - other))
      }),
      { numRuns: 500 },
    )
  })
})
