import { describe, expect, it } from 'vitest'
import { indexDocument, indexInGroups } from '#src/search/indexed-document.ts'
import { made } from '#test/contract/search-library.ts'

const idsOf = (bounds: { maxLength: number; maxCount: number }, count: number, text = '') =>
  [
    ...indexInGroups(
      Array.from({ length: count }, (_, n) => made(`${n}`, { text })),
      bounds,
    ),
  ].map((group) => group.map((one) => one.id))

describe('indexDocument', () => {
  it('keeps stems, forms once each, and facets without empty values', () => {
    const document = made('a', {
      title: 'Les collectivités et la 5G',
      text: 'Une collectivité, des collectivités.',
      publisher: 'Arcep',
      territories: ['41', ''],
      within: ['24', '41'],
      deadline: '2027-01-15',
    })
    expect(indexDocument(document)).toStrictEqual({
      id: 'a',
      relevant: true,
      sortDate: '2026-10-01T00:00:00Z',
      deadline: '2027-01-15',
      title: 'collectivit 5g',
      text: 'collectivit collectivit',
      publisher: 'arcep',
      forms: 'collectivites collectivite',
      facets: [
        ['axis', 'infrastructures-thd-mobile'],
        ['domain', 'technologique'],
        ['kind', 'actualite'],
        ['publisher', 'Arcep'],
        ['territory', '41'],
        ['territory', '24'],
        ['reach', '41'],
      ],
    })
  })

  it('reads no more than the beginning of an enormous text', () => {
    const { text } = indexDocument(made('a', { text: 'fibre '.repeat(100_000) }))
    expect(text.length).toBe(4 * 20_000 + 19_999)
  })
})

describe('indexInGroups', () => {
  it('closes a group when it has enough documents', () => {
    expect(idsOf({ maxLength: 1e9, maxCount: 2 }, 5)).toStrictEqual([['0', '1'], ['2', '3'], ['4']])
  })

  it('closes a group when it has enough text, and lets one large document through', () => {
    expect(idsOf({ maxLength: 2_500, maxCount: 100 }, 3)).toStrictEqual([['0', '1'], ['2']])
    expect(idsOf({ maxLength: 100, maxCount: 100 }, 2, 'fibre '.repeat(500))).toStrictEqual([['0'], ['1']])
  })

  it('keeps the last version of a document', () => {
    const groups = [
      ...indexInGroups([made('a', { title: 'Un' }), made('a', { title: 'Cuivre' })], {
        maxLength: 1e9,
        maxCount: 9,
      }),
    ]
    expect(groups.flat().map((one) => one.title)).toStrictEqual(['cuivr'])
  })

  it('gives nothing for nothing', () => {
    expect(idsOf({ maxLength: 1, maxCount: 1 }, 0)).toStrictEqual([])
  })
})
