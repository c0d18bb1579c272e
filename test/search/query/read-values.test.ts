import { describe, expect, it } from 'vitest'
import { countFaults, nearestNames } from '#src/search/query/near-names.ts'
import { quoteValue, quoteWords } from '#src/search/query/quote-value.ts'
import { readAmount } from '#src/search/query/read-amount.ts'
import { readDays, readSpan } from '#src/search/query/read-days.ts'
import { readAfter, readBefore, readRange } from '#src/search/query/read-range.ts'
import { readRefs } from '#src/search/query/read-refs.ts'

const today = '2026-11-24'

describe('readAmount', () => {
  it.each([
    ['100000', { from: 100_000, to: 100_000 }],
    ['100 000 €', { from: 100_000, to: 100_000 }],
    ['100.000', { from: 100_000, to: 100_000 }],
    ['1,5M', { from: 1_500_000, to: 1_500_000 }],
    ['12.50', { from: 12.5, to: 12.5 }],
    ['>100k', { from: 100_000.01 }],
    ['>=100k€', { from: 100_000 }],
    ['≥ 100 k€', { from: 100_000 }],
    ['<2M', { to: 1_999_999.99 }],
    ['<=2Md', { to: 2_000_000_000 }],
    ['50k..1M', { from: 50_000, to: 1_000_000 }],
    ['1M..50k', { from: 50_000, to: 1_000_000 }],
    ['50k..', { from: 50_000 }],
    ['..1M', { to: 1_000_000 }],
    ['0', { from: 0, to: 0 }],
    ['<0', undefined],
    ['..', undefined],
    ['>', undefined],
    ['', undefined],
    ['k', undefined],
    ['-5', undefined],
    ['50k..beaucoup', undefined],
    ['1e9', undefined],
    ['999999999999999M', undefined],
  ])('reads %j', (typed, expected) => {
    expect(readAmount(typed)).toStrictEqual(expected)
  })
})

describe('readDays', () => {
  it.each([
    ['2026', '2026-01-01', '2026-12-31'],
    ['2026-02', '2026-02-01', '2026-02-28'],
    ['2024-2', '2024-02-01', '2024-02-29'],
    ['12/2026', '2026-12-01', '2026-12-31'],
    ['2026-05-12', '2026-05-12', '2026-05-12'],
    ['12/05/2026', '2026-05-12', '2026-05-12'],
    ['1.5.2026', '2026-05-01', '2026-05-01'],
    ['aujourd’hui', today, today],
    ['Demain', '2026-11-25', '2026-11-25'],
    ['hier', '2026-11-23', '2026-11-23'],
  ])('reads %s', (typed, first, last) => {
    expect(readDays(typed, today)).toStrictEqual({ first, last })
  })

  it.each([
    '2026-13',
    '2026-02-30',
    '31/02/2026',
    '0000',
    '9999',
    '26',
    'lundi',
    '',
    '2026-05-12T10:00',
    'constructor',
  ])('reads no day in %j', (typed) => {
    expect(readDays(typed, today)).toBeUndefined()
  })
})

describe('readSpan', () => {
  it.each([
    ['30j', 30],
    ['1 jour', 1],
    ['2s', 14],
    ['3m', 90],
    ['1 an', 365],
    ['2 années', 730],
    ['30', undefined],
    ['j', undefined],
    ['99999j', undefined],
    ['3x', undefined],
  ])('reads %j', (typed, days) => {
    expect(readSpan(typed)).toBe(days)
  })
})

describe('readRange', () => {
  it.each([
    ['<30j', { from: today, to: '2026-12-24' }],
    ['30j', { from: today, to: '2026-12-24' }],
    ['<2s', { from: today, to: '2026-12-08' }],
    ['>30j', { from: '2026-12-24' }],
    ['>2026-12-01', { from: '2026-12-02' }],
    ['>=2026-12-01', { from: '2026-12-01' }],
    ['<2026-12', { to: '2026-11-30' }],
    ['<=2026-12', { to: '2026-12-31' }],
    ['2026-12', { from: '2026-12-01', to: '2026-12-31' }],
    ['2026-12-01..2027-01-31', { from: '2026-12-01', to: '2027-01-31' }],
    ['2027..2026-12-05', { from: '2026-12-05', to: '2027-12-31' }],
    ['demain..15j', { from: '2026-11-25', to: '2026-12-09' }],
    ['2026-12..', { from: '2026-12-01' }],
    ['..2026-12', { to: '2026-12-31' }],
    ['..', undefined],
    ['<', undefined],
    ['2026..jamais', undefined],
  ])('reads a deadline: %j', (typed, expected) => {
    expect(readRange(typed, today, 'ahead')).toStrictEqual(expected)
  })

  it.each([
    ['30j', { from: '2026-10-25' }],
    ['<30j', { from: '2026-10-25' }],
    ['>30j', { to: '2026-10-25' }],
    ['30j..7j', { from: '2026-10-25', to: '2026-11-17' }],
  ])('runs back from today for what was published: %j', (typed, expected) => {
    expect(readRange(typed, today, 'back')).toStrictEqual(expected)
  })
})

describe('readAfter and readBefore', () => {
  it.each([
    ['2026', '2026-01-01', '2025-12-31'],
    ['2026-05', '2026-05-01', '2026-04-30'],
    ['12/05/2026', '2026-05-12', '2026-05-11'],
    ['30j', '2026-10-25', '2026-10-24'],
  ])('part the days at %s: it is after, and not before', (typed, from, to) => {
    expect(readAfter(typed, today)).toStrictEqual({ from })
    expect(readBefore(typed, today)).toStrictEqual({ to })
  })

  it('read no range and no sign', () => {
    expect([readAfter('>2026', today), readBefore('2026..2027', today)]).toStrictEqual([undefined, undefined])
  })
})

describe('readRefs', () => {
  it.each([
    ['INTB0500771A', 'NOR INTB0500771A'],
    ['32016R0679', 'règlement (UE) 2016/679'],
    ['CELEX:32009R0765', 'règlement (UE) 765/2009'],
    ['32002L0021', 'directive 2002/21/CE'],
    ['2021-1485', 'décret 2021-1485'],
    ['règlement 2024/1689', 'règlement (UE) 2024/1689'],
    ['loi REEN', 'loi 2021-1485'],
    ['L1425-1 CGCT', 'L1425-1 CGCT'],
    ['décret 2019-536', 'décret 2019-536'],
    ['CE 373295', 'CE 373295'],
  ])('finds in %s the reference %s', (typed, ref) => {
    expect(readRefs(typed)).toContain(ref)
  })

  it.each(['cuivre', 'L1425-1', 'loi-2021', '', 'x'.repeat(10_000)])(
    'leaves words to words: %.20s',
    (typed) => {
      expect(readRefs(typed)).toBeUndefined()
    },
  )
})

describe('nearestNames', () => {
  it.each([
    ['blios', ['blois', 'bloc', 'tours'], ['blois']],
    ['arete', ['arrete', 'alerte', 'etude'], ['arrete']],
    ['xyz', ['blois', 'tours'], []],
    ['ab', ['ac', 'ad', 'xy'], ['ac', 'ad']],
    ['', ['blois'], []],
  ])('finds near %j', (typed, names, expected) => {
    expect(nearestNames(typed, names)).toStrictEqual(expected)
  })

  it('counts letters added, left out, changed and swapped, and gives up early', () => {
    const counts = [
      ['blois', 'blois'],
      ['blois', 'bloois'],
      ['blois', 'bois'],
      ['blois', 'bloix'],
      ['blois', 'blios'],
      ['blois', 'tours'],
    ].map(([one, other]) => countFaults(one!, other!, 2))
    expect(counts).toStrictEqual([0, 1, 1, 1, 1, 3])
    expect(countFaults('a'.repeat(1_000_000), 'b'.repeat(1_000_000), 3)).toBe(4)
  })
})

describe('quoteValue', () => {
  it.each([
    ['ANSSI', 'ANSSI'],
    ['Région Centre', '"Région Centre"'],
    ['1,5M', '"1,5M"'],
    ['l’"Atelier"', '« l’"Atelier" »'],
    [':x', '":x"'],
    ['', '""'],
  ])('writes %j as %s', (value, expected) => {
    expect(quoteValue(value)).toBe(expected)
  })

  it('finds marks that the words do not hold', () => {
    expect(quoteWords('« le "plan" »')).toBe('“« le "plan" »”')
  })
})
