import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, isDay } from '#src/french/calendar.ts'
import { parseQuery } from '#src/search/query/parse-query.ts'
import { readDays, readSpan } from '#src/search/query/read-days.ts'
import { type DayRange, readAfter, readBefore, readRange } from '#src/search/query/read-range.ts'
import { splitRange } from '#src/search/query/split-range.ts'
import { reader, shape } from './shape.ts'

const today = '2026-11-24'
const day = fc
  .integer({ min: -300_000, max: 300_000 })
  .map((count) => addDays(today, count))
  .filter((one) => one >= '1300' && one < '2800')

const endsOf = (range: DayRange | undefined) => [range?.from, range?.to].filter((end) => end !== undefined)

describe('splitRange', () => {
  it.each([
    ['x', { sign: '', value: 'x' }],
    [' >= x ', { sign: '>=', value: 'x' }],
    ['≤x', { sign: '<=', value: 'x' }],
    ['>=x..y', { sign: '..', from: '>=x', to: 'y' }],
    ['x..y', { sign: '..', from: 'x', to: 'y' }],
    ['x…', { sign: '..', from: 'x', to: '' }],
    ['..y', { sign: '..', from: '', to: 'y' }],
    ['x....y', { sign: '..', from: 'x', to: 'y' }],
    ['x..y..z', { sign: '..', from: 'x', to: 'y..z' }],
  ])('cuts %j', (typed, expected) => {
    expect(splitRange(typed)).toStrictEqual(expected)
  })

  it.each(['', ' ', '..', '....', '…', '<', '>=', '> '])('finds no end in %j', (typed) => {
    expect(splitRange(typed)).toBeUndefined()
  })

  it('reads sixty characters and no more', () => {
    expect(splitRange('x'.repeat(10_000))).toStrictEqual({ sign: '', value: 'x'.repeat(60) })
  })
})

describe('readSpan', () => {
  it.each(['9999an', '9999 années', '200ans', '9999m'])('takes %s for a century', (typed) => {
    expect(readSpan(typed)).toBe(36_525)
  })

  it.each([
    ['100ans', 36_500],
    ['9999j', 9_999],
    ['0j', 0],
    ['12 mois', 360],
    ['4sem', 28],
  ])('counts %s whole', (typed, days) => {
    expect(readSpan(typed)).toBe(days)
  })

  it.each(['1h', '30 j o', '-30j', '3.5m', '30', 'an', '١j'])('is no span: %j', (typed) => {
    expect(readSpan(typed)).toBeUndefined()
  })
})

describe('readRange, however far', () => {
  it.each(['<9999an', '>9999an', '9999an', '9999an..', '..9999an', '9999j..9999an'])(
    'gives days of four-figure years, which compare as texts: %s',
    (typed) => {
      for (const way of ['ahead', 'back'] as const) {
        expect(endsOf(readRange(typed, today, way)).filter((end) => !isDay(end))).toStrictEqual([])
      }
    },
  )

  it('finds all that has a deadline ahead by a span that is too long, not nothing', () => {
    const { from, to } = readRange('<9999an', today, 'ahead')!
    expect([from, to! > '2100']).toStrictEqual([today, true])
  })

  it.each([
    ['apres', readAfter('9999an', today)?.from],
    ['avant', readBefore('9999an', today)?.to],
  ])('reads « %s: » a century back at most', (_, end) => {
    expect(isDay(end!)).toBe(true)
    expect(end! > '1900').toBe(true)
  })
})

describe('readRange, of days', () => {
  it('reads any day as itself, in the three ways of writing it', () => {
    fc.assert(
      fc.property(day, (one) => {
        const [year, month, date] = one.split('-')
        const only = { first: one, last: one }
        expect(readDays(one, today)).toStrictEqual(only)
        expect(readDays(`${date}/${month}/${year}`, today)).toStrictEqual(only)
        expect(readDays(`${Number(date)}.${Number(month)}.${year}`, today)).toStrictEqual(only)
        expect(readDays(`${year}/${Number(month)}/${Number(date)}`, today)).toStrictEqual(only)
      }),
    )
  })

  it('parts all days in two at any day: before it, and from it on', () => {
    fc.assert(
      fc.property(day, (one) => {
        expect(addDays(readBefore(one, today)!.to!, 1)).toBe(readAfter(one, today)!.from)
        const [below, above] = [readRange(`<${one}`, today, 'back'), readRange(`>=${one}`, today, 'back')]
        expect(addDays(below!.to!, 1)).toBe(above!.from)
        const [upTo, beyond] = [readRange(`<=${one}`, today, 'back'), readRange(`>${one}`, today, 'back')]
        expect(addDays(upTo!.to!, 1)).toBe(beyond!.from)
      }),
    )
  })

  it('gives the same span whichever end comes first', () => {
    fc.assert(
      fc.property(day, day, (one, other) => {
        const span = readRange(`${one}..${other}`, today, 'ahead')
        expect(span).toStrictEqual(readRange(`${other}..${one}`, today, 'ahead'))
        expect(span!.from! <= span!.to!).toBe(true)
      }),
    )
  })

  it('ends a month on its last day, leap years included', () => {
    const lasts = ['2024-02', '2026-02', '2000-02', '1900-02', '2026-04', '2026-12'].map(
      (month) => readDays(month, today)?.last,
    )
    expect(lasts).toStrictEqual([
      '2024-02-29',
      '2026-02-28',
      '2000-02-29',
      '1900-02-28',
      '2026-04-30',
      '2026-12-31',
    ])
  })

  it.each([
    '29/02/2026',
    '2026-02-29',
    '31/04/2026',
    '00/01/2026',
    '2026-00-10',
    '0999-12-31',
    '10000-01-01',
    '12 mai 2026',
    'mai 2026',
    '1/1/26',
    '2026-W12',
    '2026-11-24T08:00Z',
    'hasOwnProperty',
  ])('reads no day in %j', (typed) => {
    expect(readDays(typed, today)).toBeUndefined()
  })

  it.each([
    ["Aujourd'hui", today],
    ['AUJOURD’HUI', today],
    ['avant-hier', '2026-11-22'],
    ['après-demain', '2026-11-26'],
  ])('knows the day that people name: %s', (typed, expected) => {
    expect(readDays(typed, today)).toStrictEqual({ first: expected, last: expected })
  })

  it('never gives ends that are no days', () => {
    const part = fc.constantFrom(
      '>',
      '<',
      '=',
      '..',
      '2026',
      '-',
      '/',
      '05',
      '12',
      '30j',
      '9999',
      'an',
      'demain',
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), fc.constantFrom('ahead', 'back'), (parts, way) => {
        const ends = endsOf(readRange(parts.join(''), today, way as 'ahead'))
        expect(ends.filter((end) => !isDay(end))).toStrictEqual([])
        expect(ends).toStrictEqual(ends.toSorted())
      }),
      { numRuns: 500 },
    )
  })
})

describe('a day in a query', () => {
  it.each([
    ['echeance:demain', '<deadline 2026-11-25..2026-11-25>'],
    ['echeance:>=2026-12', '<deadline 2026-12-01..>'],
    ['echeance:..2026-12', '<deadline ..2026-12-31>'],
    ['date:hier', '<date 2026-11-23..2026-11-23>'],
    ['depuis:1an', '<date 2025-11-24..>'],
    ['avant:30j', '<date ..2026-10-24>'],
    ['-echeance:<7j', '-<deadline 2026-11-24..2026-12-01>'],
    ['echeance:"1 an"', '<deadline 2026-11-24..2027-11-24>'],
  ])('is read: %s', (text, expected) => {
    expect(shape(text)).toBe(expected)
  })

  it.each([
    ['echeance:>', '« > »'],
    ['apres:..', '« .. »'],
    ['date:32/01/2026', '« 32/01/2026 »'],
    ['depuis:toujours', '« toujours »'],
    ['avant:>2026', '« >2026 »'],
  ])('that is none is told, with examples: %s', (text, shown) => {
    const { tree, problems } = parseQuery(text, reader)
    expect(tree.of).toStrictEqual([])
    expect(problems).toMatchObject([{ code: 'bad-date' }])
    expect(problems[0]!.message).toBe(
      `${shown} n’est pas une date : écrivez par exemple 2026-05-12, 12/05/2026, 2026-05 ou 30j.`,
    )
  })
})
