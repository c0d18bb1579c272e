import { describe, expect, it } from 'vitest'
import { shadeAt, shadeWords, shadesOf } from '#web/views/plots/shades.ts'

const rangesOf = (counts: number[]) => shadesOf(counts).map(({ from, to }) => `${from}-${to}`)

describe('shadesOf', () => {
  it.each<[string, number[], string[]]>([
    ['nothing', [], []],
    ['places that have nothing', [0, 0], []],
    ['one count', [0, 3, 3], ['3-3']],
    ['four counts', [1, 1, 1, 2, 5, 9], ['1-1', '2-2', '5-5', '9-9']],
    ['five', [5, 4, 3, 2, 1], ['1-2', '3-3', '4-4', '5-5']],
    ['many small and few great', [1, 1, 1, 1, 2, 3, 4, 5, 6, 40, 200], ['1-2', '3-4', '5-6', '40-200']],
  ])('%s', (_, counts, expected) => {
    expect(rangesOf(counts)).toEqual(expected)
  })

  it('shades every count, and none twice', () => {
    const counts = Array.from({ length: 60 }, (_, at) => (at * at) % 37)
    const shades = shadesOf(counts)
    expect(shades).toHaveLength(4)
    const held = counts.map((count) => shades.filter(({ from, to }) => count >= from && count <= to).length)
    expect(held).toEqual(counts.map((count) => (count === 0 ? 0 : 1)))
  })
})

describe('shadeAt', () => {
  it('is higher where there is more, and zero for none', () => {
    const shades = shadesOf([1, 2, 3, 8])
    expect([0, 1, 2, 3, 8].map((count) => shadeAt(shades, count))).toEqual([0, 1, 2, 3, 4])
  })
})

describe('shadeWords', () => {
  it.each([
    [{ from: 1, to: 1 }, '1 élément'],
    [{ from: 1, to: 2 }, '1 à 2 éléments'],
    [{ from: 1200, to: 1200 }, '1 200 éléments'],
  ])('%j', (shade, words) => {
    expect(shadeWords(shade).replaceAll(/\s/g, ' ')).toBe(words)
  })
})
