import { describe, expect, it } from 'vitest'
import { wordsOf } from '#test/helpers/site-pages.ts'
import type { Loosening } from '#web/loosen-search.ts'
import { parseSearchParams } from '#web/search-params.ts'
import { emptyWatch, noResult } from '#web/views/search/search-empty.ts'

const parse = (query: string) => parseSearchParams(new URLSearchParams(query))
const way = (kind: Loosening['kind'], query: string, count: number, leftOut?: string): Loosening => ({
  kind,
  params: parse(query),
  count,
  ...(leftOut ? { leftOut } : {}),
})

describe('noResult', () => {
  const asked = 'q=fibre+cuivre&type=aide'
  const found = [
    way('without-quotes', 'q=tr%C3%A8s+haut+d%C3%A9bit', 3),
    way('without-word', 'q=fibre&type=aide', 1, 'cuivre'),
    way('without-filter', 'q=fibre+cuivre', 12, 'Type\u00A0: Aide'),
    way('without-words', 'type=aide', 1234),
  ]

  it('says what each way leaves out, and how much it finds', () => {
    expect(wordsOf(noResult(parse(asked), 4, found).toString()).trim()).toBe(
      'Aucun résultat Rien ne répond à tout ce qui est demandé. Pour élargir : Voir 4 résultats hors périmètre ' +
        'Sans les guillemets : très haut débit 3 résultats Sans le mot « cuivre » : fibre 1 résultat ' +
        'Sans le filtre « Type : Aide » 12 résultats Garder les filtres, retirer les mots 1 234 résultats ' +
        'Voir toute la veille',
    )
  })

  it('links each to its search, the smallest change first', () => {
    const html = noResult(parse(asked), 4, found).toString()
    expect(
      [...html.matchAll(/<a href="([^"]+)"/g)].map((one) => one[1]?.replaceAll('&amp;', '&')),
    ).toStrictEqual([
      '/?q=fibre+cuivre&type=aide&tout=1',
      '/?q=tr%C3%A8s+haut+d%C3%A9bit',
      '/?q=fibre&type=aide',
      '/?q=fibre+cuivre',
      '/?type=aide',
      '/',
    ])
  })

  it('promises nothing where nothing helps', () => {
    expect(wordsOf(noResult(parse('q=zzz'), 0).toString()).trim()).toBe(
      'Aucun résultat Rien n’en parle dans la veille, sous ces mots-là. Voir toute la veille',
    )
  })

  it('escapes a word that was typed', () => {
    const html = noResult(parse('q=a'), 0, [way('without-word', 'q=b', 1, '<script>')]).toString()
    expect(html).toContain('« &lt;script&gt;'.replace('« ', '«\u202F'))
  })
})

describe('emptyWatch', () => {
  it('leads to the state of the sources', () => {
    expect(emptyWatch().toString()).toContain('href="/sources"')
  })
})
