import { describe, expect, it } from 'vitest'
import { listArchives, planReading } from '#src/acquire/jorf/jorf-listing.ts'
import { listingOf, nightOf } from '#test/helpers/jorf-archive.ts'

const [tuesday, wednesday, thursday] = ['2026-11-24', '2026-11-25', '2026-11-26']
const evening = (day: string) => nightOf(day, '213045')
const names = [
  nightOf(tuesday),
  evening(tuesday),
  nightOf(wednesday),
  evening(wednesday),
  nightOf(thursday),
  evening(thursday),
]

describe('listArchives', () => {
  it('reads whole names from the links, once each, oldest first', () => {
    expect(listArchives(listingOf(names.toReversed()))).toEqual(names)
  })

  it.each(['', '<html>Maintenance</html>', listingOf([]), 'JORFSIMPLE_2026-1.tar.gz'])(
    'finds none in %j',
    (page) => {
      expect(listArchives(page)).toEqual([])
    },
  )

  it('stands a page made to be slow', () => {
    const started = performance.now()
    expect(listArchives('JORFSIMPLE_20261126-'.repeat(200_000))).toEqual([])
    expect(performance.now() - started).toBeLessThan(2000)
  })
})

describe('planReading', () => {
  it('begins with the latest nights, oldest first', () => {
    expect(planReading(names, undefined, 2)).toEqual({
      read: [nightOf(wednesday), nightOf(thursday)],
      passed: [evening(wednesday)],
    })
    expect(planReading(names, undefined, 1)).toEqual({ read: [nightOf(thursday)], passed: [] })
  })

  it('goes on where it stopped, and misses no night', () => {
    expect(planReading(names, nightOf(tuesday), 1)).toEqual({
      read: [nightOf(wednesday)],
      passed: [evening(tuesday)],
    })
    expect(planReading(names, nightOf(tuesday), 9).read).toEqual([nightOf(wednesday), nightOf(thursday)])
  })

  it('reads nothing when no night is new, though an evening is', () => {
    expect(planReading(names, nightOf(thursday), 3)).toEqual({ read: [], passed: [] })
    expect(planReading([], undefined, 3)).toEqual({ read: [], passed: [] })
  })

  it('reads a day without an issue like any other: there is no archive', () => {
    expect(planReading([nightOf(tuesday), nightOf(thursday)], nightOf(tuesday), 3).read).toEqual([
      nightOf(thursday),
    ])
  })
})
