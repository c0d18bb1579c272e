import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareWords, isRewriting } from '#web/views/item/word-changes.ts'

describe('isRewriting', () => {
  it.each([
    ['one date moved', 'Le dépôt ferme le 3 mai à midi.', 'Le dépôt ferme le 9 mai à midi.', true],
    ['words were added', 'Le taux est de 50 %.', 'Le taux est de 50 % pour les communes rurales.', true],
    ['another matter', 'Le dépôt ferme le 3 mai.', 'Une réunion se tient à Blois.', false],
    ['nothing before', '', 'Une réunion se tient à Blois.', false],
    ['a table', 'mot '.repeat(500), 'mot '.repeat(500), false],
    ['a very long word', 'x'.repeat(9000), 'x'.repeat(9000), false],
  ])('%s', (_what, before, after, expected) => {
    expect(isRewriting(before, after)).toBe(expected)
  })

  it('counts a word that comes back as often as both have it', () => {
    expect(isRewriting('oui oui oui oui', 'oui non non non')).toBe(false)
  })
})

describe('compareWords', () => {
  it('shows what left before what came, between the words that stayed', () => {
    expect(compareWords('Le dépôt ferme le 3 mai à midi.', 'Le dépôt ferme le 9 juin à midi.')).toStrictEqual(
      [
        { words: 'Le dépôt ferme le', kind: 'kept' },
        { words: '3 mai', kind: 'removed' },
        { words: '9 juin', kind: 'added' },
        { words: 'à midi.', kind: 'kept' },
      ],
    )
  })

  it('tells words that were only added, or only removed', () => {
    expect(compareWords('Le taux est fixe.', 'Le taux maximal est fixe.')).toStrictEqual([
      { words: 'Le taux', kind: 'kept' },
      { words: 'maximal', kind: 'added' },
      { words: 'est fixe.', kind: 'kept' },
    ])
    expect(compareWords('Un mot de trop', 'Un mot')).toStrictEqual([
      { words: 'Un mot', kind: 'kept' },
      { words: 'de trop', kind: 'removed' },
    ])
  })

  it('says nothing changed where only white space did', () => {
    expect(compareWords('Un  mot\nsimple', 'Un mot simple')).toStrictEqual([
      { words: 'Un mot simple', kind: 'kept' },
    ])
  })

  it('takes a number with its no-break space for one word', () => {
    expect(compareWords('de 3\u00A0500 habitants', 'de 3\u00A0000 habitants')).toStrictEqual([
      { words: 'de', kind: 'kept' },
      { words: '3\u00A0500', kind: 'removed' },
      { words: '3\u00A0000', kind: 'added' },
      { words: 'habitants', kind: 'kept' },
    ])
  })

  it('gives up inside what is too long, and still shows both', () => {
    const long = 'mot '.repeat(401).trim()
    expect(compareWords(long, 'court')).toStrictEqual([
      { words: long, kind: 'removed' },
      { words: 'court', kind: 'added' },
    ])
  })

  it('holds both writings whole: what stayed with what left, what stayed with what came', () => {
    const sentence = fc
      .array(fc.constantFrom('le', 'lot', 'ferme', '3', 'mai', '9'), { maxLength: 14 })
      .map((words) => words.join(' '))
    fc.assert(
      fc.property(sentence, sentence, (before, after) => {
        const runs = compareWords(before, after)
        const side = (left: string) =>
          runs.flatMap(({ words, kind }) => (kind === left ? [] : [words])).join(' ')
        expect([side('added'), side('removed')]).toStrictEqual([before, after])
      }),
    )
  })
})
