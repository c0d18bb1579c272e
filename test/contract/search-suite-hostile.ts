import { idsOf } from '#src/search/search-index.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import type { SearchIndex } from '#src/search/search-index.ts'
import { ask, library, made } from './search-library.ts'

export function describeHostileInput(makeIndex: () => Promise<SearchIndex>): void {
  describe('hostile input', () => {
    let index: SearchIndex
    beforeAll(async () => {
      index = await makeIndex()
      await index.clear()
      await index.put(library)
    })

    it.each([
      '"',
      '"""',
      '*',
      '-',
      '--- -',
      '-"',
      '«',
      '()',
      '\\',
      '\\"',
      '""*',
      '"*"',
      '^',
      ':::',
      '\u0000',
      '\uD800',
      '€ § №',
      'le la les',
      '   ',
    ])('finds everything where nothing is asked: %j', async (text) => {
      expect((await index.search(ask({ text }))).total).toBe(8)
    })

    it.each([
      ['cuivre AND NOT fibre', []],
      ['cuivre NEAR(fibre, 2)', []],
      ['NEAR(', []],
      ['title:cuivre', []],
      ['{title} : cuivre', []],
      ['title OR', []],
      ["cuivre'; drop table search_documents; --", []],
      ['cuivre" OR "1"="1', []],
      ['"cuivre', ['cuivre']],
      ['cuivre"', ['cuivre']],
      ['+cuivre', ['cuivre']],
      ['cuivre*"', ['cuivre']],
      ['(cuivre', ['cuivre']],
      ['cui*bre', []],
      ['cuivre\\', ['cuivre']],
      ['cu\u0000ibre', []],
      ['%', ['5g', 'cuivre', 'cyber', 'fonds', 'ia', 'inclusion', 'loi', 'sdan']],
    ])('reads operators of the engine as words: %j', async (text, expected) => {
      expect(idsOf(await index.search(ask({ text }))).toSorted()).toStrictEqual(expected)
    })

    it.each([
      ['one long word', 'a'.repeat(10_000)],
      ['many words', 'cuivre réseau '.repeat(800)],
      ['many different words', Array.from({ length: 2_000 }, (_, n) => `mot${n}`).join(' ')],
      ['many exclusions', Array.from({ length: 2_000 }, (_, n) => `-mot${n}`).join(' ')],
      ['many beginnings', Array.from({ length: 500 }, (_, n) => `c${n}*`).join(' ')],
      ['many quotation marks', '"'.repeat(10_000)],
      ['many opened quotation marks', '« '.repeat(5_000)],
      ['one long phrase', `"${'cuivre '.repeat(1_500)}"`],
      ['many dashes', '-'.repeat(10_000)],
    ])('bears %s', async (_, text) => {
      const result = await index.search(ask({ text }))
      expect(result.total).toBeLessThanOrEqual(8)
      expect(idsOf(result)).toHaveLength(result.total)
    })

    it.each([
      '" OR 1=1',
      '" OR relevant = true OR "',
      "' OR 1=1 --",
      '\\" OR 1=1',
      'x] OR id EXISTS',
      '\\',
      '"',
      "'",
      '',
    ])('takes a filter value as a value: %j', async (value) => {
      const ids = idsOf(await index.search(ask({ facets: { publisher: [value], territory: [value] } })))
      expect(ids).toStrictEqual([])
    })

    it('finds a value with quotation marks by itself', async () => {
      const tricky = { ...made('tricky', {}), publisher: 'L’"Atelier" \\ d\'été', territories: ['a, b'] }
      await index.put([tricky])
      const ids = idsOf(
        await index.search(ask({ facets: { publisher: [tricky.publisher], territory: ['a, b'] } })),
      )
      expect(ids).toStrictEqual(['tricky'])
      await index.remove(['tricky'])
    })

    it.each(['demain', '2026-13-45', '" OR 1=1', '2026', '2026-11-20~'])(
      'finds nothing from a date that is none: %j',
      async (from) => {
        expect((await index.search(ask({ from }))).total).toBe(0)
        expect((await index.search(ask({ deadlineTo: from }))).total).toBe(0)
      },
    )
  })
}
