import { describe, expect, it } from 'vitest'
import { sharedPath } from '#test/helpers/shared.ts'
import { type LabelledSet, asItem, readLabelled } from '../../../bench/quality/labelled.ts'
import { finder } from './finder.ts'

const comparable = (name: string) => name.normalize('NFC').toLowerCase().replaceAll('’', "'")

/** F1 over the names of places of the items labelled relevant: the others have none labelled. */
function scoreOf(set: LabelledSet, ids = /^/): number {
  let [both, given, expected] = [0, 0, 0]
  for (const labelled of readLabelled([set])) {
    if (!labelled.relevant || !ids.test(labelled.id)) continue
    const found = new Set(finder.find(asItem(labelled)).map(({ name }) => comparable(name)))
    const wanted = new Set(labelled.territories.map(comparable))
    both += [...found].filter((name) => wanted.has(name)).length
    given += found.size
    expected += wanted.size
  }
  return (2 * both) / (given + expected)
}

describe('places of labelled items', () => {
  it.skipIf(!sharedPath('gold/items.jsonl'))(
    'reach 0.91 on ../shared/gold (SKIPPED where it is absent)',
    () => {
      expect(scoreOf('gold')).toBeGreaterThanOrEqual(0.91)
    },
  )

  // The sets 5 to 10 came later and often write an EPCI with « Communauté de communes » before its name.
  it('reach 0.92 on the first four sets of pages told in our words', () => {
    expect(scoreOf('told', /^T[1-4]-/)).toBeGreaterThanOrEqual(0.92)
  })
})
