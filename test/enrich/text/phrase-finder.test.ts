import { describe, expect, it } from 'vitest'
import { compilePhrases, readPhrase } from '#src/enrich/text/phrase-finder.ts'

function found(term: string, text: string, exactCase = false): string[] {
  return compilePhrases([{ term, exactCase }])
    .find(text)
    .map((hit) => text.slice(hit.start, hit.end))
}

describe('compilePhrases', () => {
  it.each([
    ['accents and case', 'réseau', 'RESEAU', ['RESEAU']],
    ['plural', 'zone blanche', 'les zones blanches', ['zones blanches']],
    ['singular of a plural cue', 'logiciels libres', 'un logiciel libre', ['logiciel libre']],
    ['elision', 'internet des objets', 'de l’internet des objets', ['internet des objets']],
    ['typographic apostrophe', "système d'information", 'Système d’information', ['Système d’information']],
    ['hyphen for space', 'tiers lieu', 'un tiers-lieu', ['tiers-lieu']],
    ['space for hyphen', 'e-administration', "l'e administration", ['e administration']],
    ['no-break spaces', 'très haut débit', 'très\u00A0haut\u202Fdébit', ['très\u00A0haut\u202Fdébit']],
    ['ligature', 'œuvre', 'mise en oeuvre', ['oeuvre']],
    ['truncation', 'connecté*', 'objets connectables et connectés', ['connectés']],
    ['truncation of two words', 'territoire* connecté*', 'Territoires connectés', ['Territoires connectés']],
    ['numbers', 'L. 1425-1', 'article L. 1425-1 du CGCT', ['L. 1425-1']],
    ['quotation marks inside', 'appel à projets', 'appel à « projets »', ['appel à « projets']],
  ])('tolerates %s', (_what, term, text, expected) => {
    expect(found(term, text)).toEqual(expected)
  })

  it.each([
    ['part of a word', 'rce', 'les forces commerciales'],
    ['a phrase over two sentences', 'fibre optique', 'La fibre. Optique ouvert'],
    ['a phrase over a bracket', 'fibre optique', 'la fibre (optique)'],
    ['a longer word without truncation', 'connecté', 'connectivité'],
    ['an empty text', 'fibre', ''],
  ])('does not find %s', (_what, term, text) => {
    expect(found(term, text)).toEqual([])
  })

  it('asks an exact-case phrase for its capitals, and allows a plural s', () => {
    expect(found('RIP', 'un RIP, des RIPs, rip, R.I.P.', true)).toEqual(['RIP', 'RIPs'])
    expect(found('AMI', 'un ami, un AMI', true)).toEqual(['AMI'])
  })

  it('finds every phrase that starts at the same word', () => {
    const finder = compilePhrases([{ term: 'fibre' }, { term: 'fibre optique' }, { term: 'fibr* optiq*' }])
    expect(finder.find('La fibre optique')).toEqual([
      { phrase: 0, start: 3, end: 8 },
      { phrase: 1, start: 3, end: 16 },
      { phrase: 2, start: 3, end: 16 },
    ])
  })

  it('never finds a phrase without letters', () => {
    expect(compilePhrases([{ term: '*' }, { term: '' }]).find('a * b')).toEqual([])
  })
})

describe('readPhrase', () => {
  it('keeps the whole beginning of a truncated word', () => {
    expect(readPhrase("donnée* d'intérêt")).toEqual([
      { key: 'donnee', cut: true },
      { key: 'd', cut: false },
      { key: 'interet', cut: false },
    ])
  })
})
