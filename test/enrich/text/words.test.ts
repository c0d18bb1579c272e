import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldLetters, foldWord, matchedLength, splitWords } from '#src/enrich/text/words.ts'

describe('foldWord', () => {
  it.each([
    ['Réseaux', 'reseau'],
    ['réseau', 'reseau'],
    ['connectés', 'connecte'],
    ['ÉCOLE', 'ecole'],
    ['locaux', 'local'],
    ['local', 'local'],
    ['tuyaux', 'tuyal'],
    ['tuyau', 'tuyal'],
    ['cœur', 'coeur'],
    ['Œuvres', 'oeuvre'],
    ['ﬁbre', 'fibre'],
    ['bus', 'bus'],
    ['RIP', 'rip'],
    ['GTBs', 'gtb'],
    ['4G', '4g'],
    ['re\u0301seau', 'reseau'],
    ['numé\u00ADrique', 'numerique'],
  ])('folds %s into %s', (word, folded) => {
    expect(foldWord(word)).toBe(folded)
  })

  it('keeps the plural of what a truncated cue is compared with', () => {
    expect(foldLetters('Données')).toBe('donnees')
  })

  it('cuts a word that no dictionary holds', () => {
    expect(foldWord('a'.repeat(5_000))).toHaveLength(64)
  })
})

function foldedWords(text: string): string[] {
  return splitWords(text).map((word) => word.folded)
}

describe('splitWords', () => {
  it.each([
    ['elisions', "l’IoT qu’un réseau d'eau", ['l', 'iot', 'qu', 'un', 'reseau', 'd', 'eau']],
    ['hyphens as spaces', 'Wi-Fi, tiers-lieux', ['wi', 'fi', 'tier', 'lieu']],
    ['repeated and no-break spaces', 'très   haut\u00A0débit\u202F!', ['tre', 'haut', 'debit']],
    ['numbers of laws', 'loi n° 2021-1485', ['loi', 'n', '2021', '1485']],
    ['nothing', ' … — !', []],
  ])('reads %s', (_what, text, expected) => {
    expect(foldedWords(text)).toEqual(expected)
  })

  it('gives offsets in the original string, in UTF-16 units', () => {
    const text = '🚀 L’Éclairage'
    expect(splitWords(text)).toEqual([
      { folded: 'l', start: 3, end: 4, breaks: false },
      { folded: 'eclairage', start: 5, end: 14, breaks: false },
    ])
  })

  it.each([
    ['a full stop', 'la fibre. Optique', true],
    ['a bracket', 'la fibre (optique', true],
    ['a line', 'la fibre\noptique', true],
    ['a comma', 'la fibre, optique', true],
    ['the stop of an abbreviation', 'article L. 1425', false],
    ['a quotation mark', 'la fibre « optique', false],
  ])('tells that a phrase ends at %s', (_what, text, breaks) => {
    expect(splitWords(text).at(-1)!.breaks).toBe(breaks)
  })

  it('reads no further than the cap', () => {
    const words = splitWords('mot '.repeat(300_000))
    expect(words.at(-1)!.end).toBeLessThanOrEqual(matchedLength)
    expect(words).toHaveLength(matchedLength / 4)
  })

  it('never throws, and every word folds back to itself from its slice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        let reached = 0
        for (const word of splitWords(text)) {
          expect(word.start).toBeGreaterThanOrEqual(reached)
          expect(word.end).toBeGreaterThan(word.start)
          expect(foldWord(text.slice(word.start, word.end))).toBe(word.folded)
          reached = word.end
        }
      }),
    )
  })
})
