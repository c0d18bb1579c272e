import { describe, expect, it } from 'vitest'
import { likelihood } from '#src/search/words/likely-faults.ts'

describe('likelihood', () => {
  it.each([
    ['donees', 'donnees'],
    ['colectivites', 'collectivites'],
    ['fotovoltaique', 'photovoltaique'],
    ['rythme', 'rithme'],
    ['assainicement', 'assainissement'],
    ['hotel', 'otel'],
  ])('is whole for what sounds the same: %s, %s', (typed, meant) => {
    expect(likelihood(typed, meant)).toBe(1)
  })

  it.each([
    ['swapped letters before one that is missing', 'oragne', 'orange', 'orane', 'orange'],
    ['a neighbouring key before another', 'subvzntion', 'subvention', 'subvxntion', 'subvention'],
    ['a letter inside before the first', 'fibte', 'fibre', 'pibre', 'fibre'],
    ['a missing letter inside before the first', 'comune', 'comunes', 'ommune', 'commune'],
  ])('prefers %s', (_, typed, meant, otherTyped, otherMeant) => {
    expect(likelihood(typed, meant)).toBeGreaterThan(likelihood(otherTyped, otherMeant))
  })

  it('stays between 0 and 1', () => {
    for (const [typed, meant] of [
      ['a', 'b'],
      ['', 'a'],
      ['zzzz', 'aaaa'],
      ['abc', 'abc'],
    ] as const) {
      expect(likelihood(typed, meant)).toBeGreaterThan(0)
      expect(likelihood(typed, meant)).toBeLessThanOrEqual(1)
    }
  })
})
