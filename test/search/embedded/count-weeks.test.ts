import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { axisIds } from '#src/axis/taxonomy.ts'
import { countWeeks } from '#src/search/embedded/count-weeks.ts'
import { factsOf } from '#src/search/embedded/document-facts.ts'
import { addDocument, createMirror, type Mirror } from '#src/search/embedded/mirror.ts'
import { mondayOf, weekOf } from '#src/search/embedded/moments.ts'
import { mondayOf as mondayByCalendar } from '#src/search/meilisearch/record.ts'
import type { SearchDocument } from '#src/search/search-index.ts'
import { made } from '#test/contract/search-library.ts'

const numbers = { values: new Map<string, number>(), stories: new Map<string, number>() }

function mirrorOf(documents: readonly Partial<SearchDocument>[]): Mirror {
  const mirror = createMirror()
  documents.forEach((part, at) => addDocument(mirror, at, factsOf(made(`d${at}`, part), numbers)))
  return mirror
}

const positions = (count: number) => Uint32Array.from({ length: count }, (_, at) => at)
const counted = (documents: readonly Partial<SearchDocument>[]) =>
  countWeeks(mirrorOf(documents), positions(documents.length)).map(
    ({ week, axis, count }) => `${week} ${axis || '-'} ${count}`,
  )
const [one, other] = ['cybersecurite-confiance', 'donnees-ia'] as const

describe('countWeeks', () => {
  it.each<[string, Partial<SearchDocument>[], string[]]>([
    ['nothing', [], []],
    [
      'an item of two axes in both',
      [{ sortDate: '2026-11-24T09:00:00Z', axes: [other, one] }],
      [`2026-11-23 ${one} 1`, `2026-11-23 ${other} 1`],
    ],
    ['an item without axis apart', [{ sortDate: '2026-11-24T09:00:00Z', axes: [] }], ['2026-11-23 - 1']],
    [
      'Sunday and Monday in two weeks, by the clock of Paris',
      [
        { sortDate: '2026-11-22T22:59:59Z', axes: [one] },
        { sortDate: '2026-11-22T23:00:00Z', axes: [one] },
      ],
      [`2026-11-16 ${one} 1`, `2026-11-23 ${one} 1`],
    ],
    [
      'the same in summer, an hour earlier',
      [
        { sortDate: '2026-07-05T21:59:59Z', axes: [one] },
        { sortDate: '2026-07-05T22:00:00Z', axes: [one] },
      ],
      [`2026-06-29 ${one} 1`, `2026-07-06 ${one} 1`],
    ],
    [
      'one week over the new year',
      [
        { sortDate: '2026-12-31T12:00:00Z', axes: [one] },
        { sortDate: '2027-01-01T12:00:00Z', axes: [one] },
      ],
      [`2026-12-28 ${one} 2`],
    ],
  ])('counts %s', (_, documents, expected) => expect(counted(documents)).toStrictEqual(expected))

  it('keeps the last 104 weeks that have any, however far apart', () => {
    const documents = Array.from({ length: 110 }, (_, n) => ({
      sortDate: new Date(Date.UTC(1990, 0, 3) + n * 21 * 86_400_000).toISOString(),
      axes: [one],
    }))
    const lines = counted(documents)
    expect(lines).toHaveLength(104)
    expect(lines[0]).toBe(`${mondayByCalendar(documents[6]!.sortDate)} ${one} 1`)
    expect(lines.at(-1)).toContain(mondayByCalendar(documents.at(-1)!.sortDate))
  })

  it('counts the positions of the result only', () => {
    const mirror = mirrorOf([{ axes: [one] }, { axes: [one] }, { axes: [other] }])
    expect(countWeeks(mirror, Uint32Array.from([0, 2]))).toMatchObject([
      { axis: one, count: 1 },
      { axis: other, count: 1 },
    ])
  })

  it('adds up to all that was counted, by any axes', () => {
    const anyAxes = fc.uniqueArray(fc.constantFrom(...axisIds))
    const anyDay = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-06-01'), noInvalidDate: true })
    fc.assert(
      fc.property(fc.array(fc.tuple(anyAxes, anyDay), { maxLength: 60 }), (list) => {
        const documents = list.map(([axes, day]) => ({ axes, sortDate: day.toISOString() }))
        const weeks = countWeeks(mirrorOf(documents), positions(documents.length))
        const sum = weeks.reduce((all, { count }) => all + count, 0)
        expect(sum).toBe(documents.reduce((all, { axes }) => all + Math.max(1, axes.length), 0))
        const order = weeks.map(({ week, axis }) => `${week} ${axis}`)
        expect(order).toStrictEqual([...new Set(order)].toSorted())
      }),
      { numRuns: 50 },
    )
  })
})

describe('weekOf', () => {
  it('names the same Mondays as a calendar does', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1970-01-02'), max: new Date('2100-01-01'), noInvalidDate: true }),
        (date) => {
          const iso = date.toISOString()
          expect(mondayOf(weekOf(iso))).toBe(mondayByCalendar(iso))
        },
      ),
      { numRuns: 200 },
    )
  })
})
