import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchedLength } from '#src/enrich/text/words.ts'
import { finder, named } from './finder.ts'

const pieces = fc.constantFrom(
  ...'Blois|Orléans Métropole|aux Mureaux|du Val-d’Oise|Saint-|Le |La |l’|Mer (41)|, |. |\n| et |la ville de |CAA de |Paris|Nord|🛰️|\u202E|É|\u0301|é|Ã©|𝔅|א|\uD83D|département de la |Manche'.split(
    '|',
  ),
)
const texts = fc
  .array(fc.oneof(pieces, fc.string({ maxLength: 8 })), { maxLength: 40 })
  .map((parts) => parts.join(''))

describe('PlaceFinder.find, whatever it is given', () => {
  it('points at words that are there, names each place once, and invents none', () => {
    fc.assert(
      fc.property(texts, texts, (title, text) => {
        const places = finder.find({ title, text })
        expect(new Set(places.map(({ code }) => code)).size).toBe(places.length)
        for (const { code, name, at } of places) {
          expect(named.nameOf(code)).toBe(name)
          const read = at?.field === 'title' ? title : text
          const words = read.slice(at?.start, at?.end)
          expect(words).toMatch(/\p{L}/u)
          expect(words).toBe(words.trim())
        }
      }),
      { numRuns: 400 },
    )
  })

  it('answers the same twice', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(finder.find({ title: '', text })).toStrictEqual(finder.find({ title: '', text }))
      }),
      { numRuns: 50 },
    )
  })

  it.each([
    ['one syllable of names', 'Saint-'],
    ['one town', 'Blois, '],
    ['one letter', 'A'],
    ['an accent', 'É '],
    ['articles', 'Le La Les Du '],
    ['elisions', "l'L'L'"],
    ['départements', 'Lot, Cher, Manche et '],
    ['right-to-left text', 'שלום Blois '],
    ['mojibake', 'OrlÃ©ans '],
    ['halves of characters', '\uD83D'],
    ['dates', 'À Blois le 12 mars 2026, '],
  ])('reads the beginning of two megabytes of %s', (_, piece) => {
    const text = piece.repeat(Math.ceil(2_000_000 / piece.length))
    for (const { at } of finder.find({ title: text, text }))
      expect(at!.end).toBeLessThanOrEqual(matchedLength)
  })

  it.each([
    [
      'English',
      'The city council of London and the State of Victoria share open data with Bath and Reading.',
    ],
    ['German', 'Die Stadt Köln und der Landkreis Trier digitalisieren ihre Verwaltung.'],
    ['Arabic', 'مدينة القاهرة تطلق منصة رقمية'],
    ['nothing', ''],
    ['lower case', 'à blois, dans le loir-et-cher'],
  ])('finds no French place in %s', (_, text) => {
    expect(finder.find({ title: '', text })).toStrictEqual([])
  })
})
