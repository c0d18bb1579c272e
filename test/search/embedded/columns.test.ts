import { describe, expect, it } from 'vitest'
import {
  columnNames,
  createFactTable,
  type FactTable,
  growFactTable,
  packSegment,
  segmentSize,
  unpackSegment,
  writeFacts,
} from '#src/search/embedded/columns.ts'
import { factsOf } from '#src/search/embedded/document-facts.ts'
import { made } from '#test/contract/search-library.ts'

const numbers = {
  values: new Map([
    ['Arcep', 1],
    ['41', 2],
    ['24', 3],
    ['FR', 4],
  ]),
  stories: new Map([['s', 9]]),
}
const document = made('abcd', {
  territories: ['41', '41', ''],
  within: ['24', '41', 'FR'],
  story: 's',
  deadline: '2026-12-18T11:00:00Z',
  amount: 1_500.4,
  axisScore: 0.5,
  beneficiaries: ['commune', 'region'],
})
const placesAt = ({ placePool, placeStart, columns }: FactTable, position: number) => [
  ...placePool.subarray(placeStart[position], placeStart[position]! + columns.places[position]!),
]

describe('factsOf', () => {
  it('gives a number a column, then the places, what it is about first', () => {
    const facts = factsOf(document, numbers)
    const column = (name: (typeof columnNames)[number]) => facts[columnNames.indexOf(name)]
    expect(facts.slice(columnNames.length)).toStrictEqual([2, 3, 4])
    expect([column('places'), column('reach'), column('publisher'), column('story')]).toStrictEqual([
      3, 1, 1, 9,
    ])
    expect([column('amount'), column('scope'), column('axisScore')]).toStrictEqual([1_500, 2, 128])
    expect(column('beneficiaries')).toBe(0b1001)
    expect(column('deadline')).toBe(Date.parse('2026-12-18T11:00:00Z') / 1000)
  })

  it('parts ids in the order of their letters', () => {
    const tie = (id: string) => factsOf(made(id, {}), numbers)[columnNames.indexOf('tie')]!
    const ids = ['', 'a', 'aa', 'ab', 'b', 'zz', 'zzzz', 'é']
    expect(ids.map(tie).toSorted((one, other) => one - other)).toStrictEqual(ids.map(tie))
  })
})

describe('a table of facts', () => {
  it('comes back from a packed segment, at its place', () => {
    const table = createFactTable(1)
    writeFacts(table, 0, factsOf(document, numbers))
    writeFacts(table, 7, factsOf(made('e', { territories: ['24'] }), numbers))
    const whole = createFactTable(2)
    writeFacts(whole, 3, factsOf(made('f', { territories: ['FR', '41'] }), numbers))
    unpackSegment(whole, 1, new Map(packSegment(table)))
    expect(placesAt(whole, segmentSize)).toStrictEqual([2, 3, 4])
    expect(placesAt(whole, segmentSize + 7)).toStrictEqual([3])
    expect(placesAt(whole, 3)).toStrictEqual([4, 2])
    for (const name of columnNames) expect(whole.columns[name][segmentSize]).toBe(table.columns[name][0])
  })

  it('keeps what it has when it grows', () => {
    const table = createFactTable(1)
    writeFacts(table, 5, factsOf(document, numbers))
    const { columns } = table
    growFactTable(table, 3)
    expect(table.columns.story).toHaveLength(3 * segmentSize)
    expect(table.columns.story[5]).toBe(9)
    expect(placesAt(table, 5)).toStrictEqual([2, 3, 4])
    expect(columns.story).toHaveLength(segmentSize)
  })

  it('has room for more places than it thought', () => {
    const table = createFactTable(1)
    const places = Array.from({ length: 2_000 }, (_, n) => n + 1)
    const facts = [...columnNames.map((name) => (name === 'places' ? 2_000 : 1)), ...places]
    for (let at = 0; at < 20; at += 1) writeFacts(table, at, facts)
    expect(placesAt(table, 19)).toStrictEqual(places)
  })

  it('fits in a row of D1, a column a row', () => {
    for (const [, data] of packSegment(createFactTable(1))) expect(data.length).toBeLessThan(100_000)
  })
})
