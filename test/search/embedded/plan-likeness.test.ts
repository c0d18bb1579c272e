import { describe, expect, it } from 'vitest'
import { planLikeness } from '#src/search/embedded/plan-likeness.ts'
import { createVocabulary } from '#src/search/words/vocabulary.ts'

const vocabulary = createVocabulary(
  [
    ['numerique', 900],
    ['fibre', 120],
    ['cuivre', 30],
    ['licorne', 1],
    ['fermeture', 40],
  ],
  1_000,
)
const wordsOf = (title: string, text = '') =>
  planLikeness({ id: 'a', title, text }, vocabulary).should.map(({ terms }) => terms[0]!.typed)

describe('planLikeness', () => {
  it('wants the most telling words: rare in the index, frequent in the item, of its title', () => {
    expect(wordsOf('Fermeture du cuivre', 'La fibre. Licorne, licorne, licorne.')).toStrictEqual([
      'licorne',
      'cuivre',
      'fermeture',
      'fibre',
    ])
  })

  it('leaves out what half of the index has, and single letters', () => {
    expect(wordsOf('Le numérique et x', 'cuivre')).toStrictEqual(['cuivre'])
  })

  it('wants twelve words at most, whatever the length', () => {
    const text = Array.from({ length: 5_000 }, (_, n) => `mot${n}`).join(' ')
    expect(wordsOf('Fermeture', text)).toHaveLength(12)
  })

  it('leaves the item itself out', () => {
    expect(planLikeness({ id: 'a', title: 'Cuivre', text: '' }, vocabulary).must).toStrictEqual([
      { kind: 'not', of: { kind: 'field', test: { field: 'item', ids: ['a'] } } },
    ])
  })

  it('finds nothing for an item without words', () => {
    expect(planLikeness({ id: 'a', title: '…', text: 'de la' }, vocabulary)).toStrictEqual({
      must: [{ kind: 'any', of: [] }],
      should: [],
      corrections: [],
    })
  })

  it('is always the same, words of one weight in the order of the alphabet', () => {
    expect(wordsOf('', 'zèbre abeille castor')).toStrictEqual(wordsOf('', 'castor zèbre abeille'))
  })
})
