import { idsOf } from '#src/search/search-index.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import type { SearchIndex } from '#src/search/search-index.ts'
import { ask, library } from './search-library.ts'

export function describeReading(makeIndex: () => Promise<SearchIndex>): void {
  describe('text', () => {
    let index: SearchIndex
    beforeAll(async () => {
      index = await makeIndex()
      await index.clear()
      await index.put(library)
    })
    const found = async (text: string) => idsOf(await index.search(ask({ text }))).toSorted()

    it.each([
      ['accents typed or not', 'amenagement numerique', ['sdan']],
      ['accents where the text has them', 'aménagement numérique', ['sdan']],
      ['capitals', 'AMÉNAGEMENT', ['sdan']],
      ['a plural for a singular', 'collectivité', ['fonds', 'ia']],
      ['a singular for a plural', 'financements', ['fonds']],
      ['a verb for its noun', 'financer', ['fonds']],
      ['-al for -aux', 'régional', ['fonds', 'ia']],
      ['-aux for -al', 'régionaux', ['fonds', 'ia']],
      ['a feminine for a masculine', 'nationale', ['loi']],
      ['short plurals', 'lois', ['loi']],
      ['a past participle', 'élues', ['ia']],
      ['a ligature spelled out', 'oeuvre', ['loi']],
      ['a ligature', 'œuvres', ['loi']],
      ['an elided article in the text', 'inclusion', ['inclusion']],
      ['an elided article in the query', 'l’inclusion', ['inclusion']],
      ['a straight apostrophe for a curly one', "d'inclusion", ['inclusion']],
      ['aujourd’hui whole', "aujourd'hui", ['inclusion']],
      ['an acronym in lower case', 'feder', ['fonds']],
      ['an acronym in capitals', 'FEDER', ['fonds']],
      ['a mixed-case acronym', 'ftth', ['cuivre']],
      ['an acronym with a digit', '5g', ['5g']],
      ['the number of a law', '2021-1485', ['loi']],
      ['half the number of a law', '1485', ['loi']],
      ['an article of a code', 'L1425-1', ['sdan']],
      ['an article of a code written otherwise', 'L. 1425-1', ['sdan']],
      ['not the article of another book', 'R1425-1', []],
      ['a word of the publisher', 'Anssi', ['cyber']],
      ['words of the title and of the text together', 'cuivre orange', ['cuivre']],
      ['nothing when one word is missing', 'cuivre licorne', []],
      ['grammar words left out', 'les aides pour les collectivités', ['fonds']],
      ['no word that only begins alike', 'fermet', []],
      ['a beginning', 'fermet*', ['cuivre']],
      ['a beginning longer than the stem', 'numériq*', ['inclusion', 'sdan']],
      ['a beginning that is a grammar word too', 'par*', ['inclusion']],
      ['two beginnings', 'ferm* cuiv*', ['cuivre']],
      ['a beginning before a word', 'ferm* cuivre', ['cuivre']],
    ])('finds %s: %s', async (_, text, expected) => {
      expect(await found(text)).toStrictEqual(expected)
    })

    it.each([
      ['words side by side', '"réseau cuivre"', ['cuivre']],
      ['French quotation marks', '« réseau cuivre »', ['cuivre']],
      ['a phrase in the plural', '"réseaux cuivres"', ['cuivre']],
      ['a phrase over a grammar word', '"schéma directeur d’aménagement"', ['sdan']],
      ['no phrase out of order', '"cuivre réseau"', []],
      ['no phrase across two fields', '"cuivre orange"', []],
      ['a phrase and a word', '"réseau cuivre" orange', ['cuivre']],
      ['two phrases', '"réseau cuivre" "lot de communes"', ['cuivre']],
      ['hyphenated words as a phrase', 'loir-et-cher', ['cuivre']],
      ['hyphenated words written apart', 'Loir et Cher', ['cuivre']],
      ['a word that is wanted but not another', 'région -intelligence', ['fonds']],
      ['an exclusion in another form', 'régional -artificielles', ['fonds']],
      ['an excluded phrase', 'région -"intelligence artificielle"', ['fonds']],
      ['an excluded beginning', 'région -intell*', ['fonds']],
      ['an excluded phrase that is nowhere', 'région -"artificielle intelligence"', ['fonds', 'ia']],
    ])('understands %s: %s', async (_, text, expected) => {
      expect(await found(text)).toStrictEqual(expected)
    })

    it('finds everything but what is excluded', async () => {
      const result = await index.search(ask({ text: '-cuivre -régional' }))
      expect(idsOf(result).toSorted()).toStrictEqual(['5g', 'cyber', 'inclusion', 'loi', 'sdan'])
      expect(result.total).toBe(5)
    })

    it('takes more words than an engine may limit', async () => {
      const title =
        'fermeture réseau cuivre lot communes fibre orange opérateur arrêt abonnés calendrier Loir Cher'
      expect(await found(title)).toStrictEqual(['cuivre'])
      expect(await found(`${title} licorne`)).toStrictEqual([])
      expect(await found(`${title} -calendrier`)).toStrictEqual([])
    })

    it('ranks a word of the title before the same word in a text', async () => {
      const ids = idsOf(await index.search(ask({ text: 'cybersécurité' })))
      expect(ids).toStrictEqual(['cyber', 'ia'])
    })
  })
}
