import { describe, expect, it } from 'vitest'
import { collapseStories } from '#src/search/embedded/collapse-stories.ts'
import { columnNames } from '#src/search/embedded/columns.ts'
import { addDocument, createMirror, type Mirror } from '#src/search/embedded/mirror.ts'
import { byDate, firstOf, orderOf } from '#src/search/embedded/order.ts'
import { emptyBits, setBit } from '#src/search/embedded/document-set.ts'

type Facts = Partial<Record<(typeof columnNames)[number], number>>

function mirrorOf(documents: readonly Facts[]): Mirror {
  const mirror = createMirror()
  documents.forEach((facts, at) => {
    addDocument(
      mirror,
      at,
      columnNames.map((name) => facts[name] ?? 0),
    )
  })
  return mirror
}

const positions = Uint32Array.from([0, 1, 2, 3, 4, 5])

describe('collapseStories', () => {
  const mirror = mirrorOf([{ story: 1 }, { story: 2 }, {}, { story: 1 }, { story: 1 }, {}])

  it('keeps the best placed of each story, and all that is of none', () => {
    const later = (one: number, other: number) => one > other
    expect([...collapseStories(mirror, positions, later).positions]).toStrictEqual([1, 2, 4, 5])
    const sooner = (one: number, other: number) => one < other
    expect([...collapseStories(mirror, positions, sooner).positions]).toStrictEqual([0, 1, 2, 5])
  })

  it('tells how many others of the story were found', () => {
    const { foldedUnder } = collapseStories(mirror, positions, () => false)
    expect([...positions].map(foldedUnder)).toStrictEqual([2, 0, 0, 2, 2, 0])
    const part = collapseStories(mirror, positions.slice(0, 4), () => false)
    expect([0, 1, 2, 3].map((at) => part.foldedUnder(at))).toStrictEqual([1, 0, 0, 1])
  })

  it('takes an empty result', () => {
    expect(collapseStories(mirror, new Uint32Array(0), () => false).positions).toHaveLength(0)
  })
})

describe('orderOf', () => {
  const mirror = mirrorOf([
    { sortDate: 10, deadline: 500, tie: 3 },
    { sortDate: 30, deadline: 0xff_ff_ff_ff, tie: 1 },
    { sortDate: 10, deadline: 500, tie: 2 },
    { sortDate: 20, deadline: 100, tie: 9 },
    { sortDate: 20, deadline: 0xff_ff_ff_ff, tie: 9 },
    { sortDate: -5, deadline: 0xff_ff_ff_ff, tie: 0 },
  ])
  const sorted = (before: (one: number, other: number) => boolean) =>
    [...positions].toSorted((one, other) => (before(one, other) ? -1 : 1))

  it('puts the newest first, then the id, then what came first', () => {
    expect(sorted(byDate(mirror))).toStrictEqual([1, 3, 4, 2, 0, 5])
  })

  it('puts the nearest deadline first, what has none last', () => {
    expect(sorted(orderOf(mirror, 'echeance', undefined))).toStrictEqual([3, 2, 0, 1, 4, 5])
  })

  it('puts the best score first, and the newest of equals', () => {
    const scores = Float32Array.from([0.5, 0.1, 0.9, 0.5, 0.5, 0.1])
    expect(sorted(orderOf(mirror, 'pertinence', scores))).toStrictEqual([2, 3, 4, 0, 1, 5])
  })

  it('puts a set before the others', () => {
    const set = emptyBits(1)
    setBit(set, 5)
    expect(sorted(firstOf(set, byDate(mirror)))).toStrictEqual([5, 1, 3, 4, 2, 0])
  })
})
