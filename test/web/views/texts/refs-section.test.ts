import { load } from 'cheerio'
import { describe, expect, it } from 'vitest'
import { noFacts } from '#src/enrich/facts.ts'
import { findRefs } from '#src/enrich/refs/find-refs.ts'
import { testFrame } from '#test/helpers/frame.ts'
import { wordsOf } from '#test/helpers/site-pages.ts'
import { refsSection } from '#web/views/texts/refs-section.ts'

function sectionOf(text: string): string {
  return refsSection(testFrame(), { facts: { ...noFacts(), refs: findRefs({ title: '', text }) } }).toString()
}

describe('refsSection', () => {
  it('leads to the page of each text, with what is done to it, and to its publisher', () => {
    const html = sectionOf(
      'Un arrêté modifiant la loi n° 2021-1485 du 15 novembre 2021 et l’article L. 1425-1 du CGCT.',
    )
    const $ = load(html)
    expect(
      $('a[href^="/textes/"]')
        .map((_, link) => $(link).attr('href'))
        .get(),
    ).toStrictEqual(['/textes/loi_2021-1485', '/textes/L1425-1_CGCT'])
    expect(
      $('a[rel]')
        .map((_, link) => $(link).attr('href'))
        .get(),
    ).toStrictEqual(['https://www.legifrance.gouv.fr/eli/loi/2021/11/15/2021-1485/jo/texte'])
    expect(wordsOf(html)).toContain(
      'Loi n° 2021-1485 (loi REEN) modifié legifrance.gouv.fr : Loi n° 2021-1485 ↗',
    )
  })

  it('is nothing where no text is named', () => {
    expect(sectionOf('Le RGPD et la loi REEN.')).toBe('')
  })

  it('writes what a source wrote as text', () => {
    const refs = [
      { ref: '<b>loi</b> 1-1', relation: 'cites', at: { field: 'text', start: 0, end: 1 } } as const,
    ]
    const html = refsSection(testFrame(), { facts: { ...noFacts(), refs } }).toString()
    expect(html).not.toContain('<b>')
  })
})
