import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editDistance } from '#src/search/words/edit-distance.ts'

describe('editDistance', () => {
  it.each([
    ['cuivre', 'cuivre', 0],
    ['cuvre', 'cuivre', 1],
    ['cuiivre', 'cuivre', 1],
    ['cuibre', 'cuivre', 1],
    ['ciuvre', 'cuivre', 1],
    ['uivre', 'cuivre', 1],
    ['cuivr', 'cuivre', 1],
    ['oragne', 'orange', 1],
    ['nuemrqiue', 'numerique', 2],
    ['hamecconage', 'hameconnage', 2],
    ['cuivre', 'fibre', 3],
    ['', 'ab', 2],
    ['', '', 0],
  ])('%s, %s: %d', (one, other, distance) => {
    expect(editDistance(one, other, 2)).toBe(distance)
    expect(editDistance(other, one, 2)).toBe(distance)
  })

  it('gives up beyond what is allowed', () => {
    expect(editDistance('commune', 'departement', 1)).toBe(2)
    expect(editDistance('a'.repeat(65), 'a'.repeat(65), 2)).toBe(3)
  })

  it('is what the whole table would give, within the bound', () => {
    const word = fc.stringMatching(/^[abc]{0,9}$/)
    fc.assert(
      fc.property(word, word, fc.constantFrom(1, 2, 3), (one, other, most) => {
        expect(editDistance(one, other, most)).toBe(Math.min(wholeTable(one, other), most + 1))
      }),
    )
  })
})

function wholeTable(one: string, other: string): number {
  const table = Array.from({ length: one.length + 1 }, (_, i) =>
    Array.from({ length: other.length + 1 }, (__, j) => (i === 0 ? j : j === 0 ? i : 0)),
  )
  const at = (i: number, j: number) => table[i]![j]!
  for (let i = 1; i <= one.length; i += 1) {
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
      table[i]![j] = Math.min(
        at(i - 1, j) + 1,
        at(i, j - 1) + 1,
        at(i - 1, j - 1) + same,
        swapped ? at(i - 2, j - 2) + 1 : Infinity,
      )
    }
  }
  return at(one.length, other.length)
}
