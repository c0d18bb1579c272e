import { stemmer } from '@orama/stemmers/french'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { analyse, fold, stemOf, words } from '#src/search/french/analyse.ts'
import { elisions, neverStemmed, stemsByName, stopWords } from '#src/search/french/word-lists.ts'

const terms = (text: string) => analyse(text).map((token) => token.term)
const pieces = (text: string) => analyse(text).map(({ start, end }) => text.slice(start, end))

describe('analyse: families of words', () => {
  it.each([
    'collectivités collectivité collectivite COLLECTIVITÉS',
    'numériques numérique numerique',
    'financements financement financer finance',
    'financière financières financier financiers',
    'régionaux régional régionale régionales',
    'nationale nationaux national nationales',
    'œuvre oeuvre œuvres Œuvre OEUVRE',
    'département départements départemental départementaux',
    'connecté connectés connectée connectées connecter',
    'déploiement déploiements déployer déployé déployée déployées',
    'donnée données donnees',
    'travail travaux',
    'enjeu enjeux',
    'lieu lieux',
    'loi lois',
    'élu élus élue élues',
    'numéro numéros',
    'usager usagers',
    'public publics publique publiques',
    'français française françaises',
    'territoire territoires',
    'subvention subventions',
    'réseau réseaux',
    'délibération délibérations delibération',
    'idée idées',
    'accès acces',
    'opérateur opérateurs',
    'générative génératives génératif',
    'directive directives',
    'CADA cada',
    'FEDER feder Feder',
    'commune communes communal communale communaux',
    'Europe européen européenne européennes',
    'sécurité sécuriser sécurisation sécurisée',
    'protection protéger protégée protégés',
    'industrie industriel industrielle industriels',
    'agriculture agricole agriculteur agriculteurs',
    'nouveau nouveaux nouvelle nouvelles nouvel',
    'règlement règlements réglementaire réglementation',
    'hébergement héberger hébergeur hébergements',
    'archive archives archivage archiver',
    'musée musées',
    'fonds',
  ])('meet: %s', (family) => {
    expect(new Set(terms(family)).size).toBe(1)
  })

  it.each([
    ['département', 'départ'],
    ['donnée', 'don'],
    ['opérateur', 'opération'],
    ['directive', 'direction'],
    ['générative', 'génération'],
    ['équipe', 'équipement'],
    ['cours', 'cour'],
    ['communication', 'commun'],
    ['numérique', 'numéro'],
    ['France', 'franc'],
    ['feder', 'fédération'],
    ['paris', 'pari'],
    ['1485', '1486'],
    ['date', 'data'],
    ['formation', 'format'],
    ['loyer', 'loi'],
    ['voirie', 'voir'],
    ['foyer', 'fois'],
    ['commune', 'commun'],
    ['conseiller', 'conseil'],
    ['collecte', 'collectif'],
    ['règlement', 'règle'],
    ['mars', 'marais'],
    ['marais', 'mare'],
    ['élève', 'élévation'],
    ['stationnement', 'station'],
    ['bâtiment', 'bâtir'],
    ['logement', 'logiciel'],
    ['musée', 'muse'],
    ['fonds', 'fond'],
    ['Meta', 'mettre'],
  ])('part: %s and %s', (one, other) => {
    expect(terms(one)).not.toStrictEqual(terms(other))
  })

  it('does better than the bare stemmer, either way round', () => {
    const families = [
      'lois loi',
      'élus élu',
      'données donnée',
      'travaux travail',
      'collectivités collectivite',
      'connectée connecté',
    ]
    const met = (stem: (word: string) => string) =>
      families.filter((family) => new Set(family.split(' ').map(stem)).size === 1).length
    expect(met((word) => fold(stemmer(word)))).toBe(2)
    expect(met((word) => stemmer(fold(word)))).toBe(2)
    expect(met((word) => terms(word).join(' '))).toBe(6)
  })
})

describe('analyse: words', () => {
  it.each([
    ['l’eau d’une qu’il jusqu’au', ['eau']],
    ["L'EAU", ['eau']],
    ['lʼeau l`eau l´eau l‘eau', ['eau', 'eau', 'eau', 'eau']],
    ['d’« eau »', ['eau']],
    ['aujourd’hui', ['aujourdhui']],
    ["prud'homme", ['prud', 'homm']],
    ['O’Reilly', ['o', 'reilly']],
    ['loi n° 2021-1485', ['loi', '2021', '1485']],
    ['L1425-1', ['l', '1425', '1']],
    ['L. 1425-1', ['l', '1425', '1']],
    ['L.1425-1', ['l', '1425', '1']],
    ['R123-4', ['r', '123', '4']],
    ['L33-11', ['l', '33', '11']],
    ['L. 33-11', ['l', '33', '11']],
    ['L2 D3 l33', ['l2', 'd3', 'l33']],
    ['un sous-traitant', ['sou', 'trait']],
    ['sous traitance', ['traitanc']],
    ['sous- sous –', []],
    ['est-ce qu’a-t-il', []],
    ['sans-abri', ['san', 'abri']],
    ['l’AI Act', ['ai', 'act']],
    ['5G H2020 C3IV 1er', ['5g', 'h2020', 'c3iv', '1er']],
    ['FttH/FTTO', ['ftth', 'ftto']],
    ['1ᵉʳ m²', ['1er', 'm2']],
    ['ﬁbre ＦＴＴＨ', ['fibr', 'ftth']],
    ['Straße Tromsø', ['strass', 'tromso']],
    ['ΑΘΗΝΑ Москва', ['αθηνα', 'москва']],
    ['le la les de du des', []],
    ['€ §§ … — « »', []],
    ['', []],
  ])('%s', (text, expected) => {
    expect(terms(text)).toStrictEqual(expected)
  })

  it('reads decomposed accents and soft hyphens as the word they make', () => {
    expect(terms('nume\u0301rique numé\u00ADrique numé\u200Brique')).toStrictEqual([
      'numer',
      'numer',
      'numer',
    ])
  })

  it('says where each word stands in the text as it was given', () => {
    expect(pieces('L’ÉCOLE aujourd’hui, e\u0301lève n° 12 : l’œuvre')).toStrictEqual([
      'ÉCOLE',
      'aujourd’hui',
      'e\u0301lève',
      '12',
      'œuvre',
    ])
    expect(pieces('art. L1425-1')).toStrictEqual(['art', 'L', '1425', '1'])
  })

  it('keeps the unstemmed form beside the stem', () => {
    expect(analyse('Collectivités')).toStrictEqual([
      { term: 'collectivit', form: 'collectivites', start: 0, end: 13 },
    ])
  })

  it('leaves very long runs of letters unstemmed and bounded', () => {
    expect(terms('é'.repeat(5_000))).toStrictEqual(['e'.repeat(64)])
  })

  it('gives terms of letters and digits only, in order, inside the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        let last = 0
        for (const { term, form, start, end } of analyse(text)) {
          expect(term).toMatch(/^[\p{L}\p{N}]+$/u)
          expect(form).toMatch(/^[\p{L}\p{N}]+$/u)
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          last = end
        }
        expect(last).toBeLessThanOrEqual(text.length)
      }),
    )
  })

  it('finds the same terms whatever the case and the accents', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zéèêàçùôîï' ]{0,40}$/), (text) => {
        expect(terms(text.toUpperCase())).toStrictEqual(terms(text))
        expect(terms(text.normalize('NFD').replace(/\p{M}/gu, ''))).toStrictEqual(terms(text))
      }),
    )
  })

  it('stays fast on hostile text', () => {
    const started = performance.now()
    analyse('l’'.repeat(50_000))
    analyse('a\u0301'.repeat(50_000))
    analyse("aujourd'".repeat(20_000))
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})

describe('words', () => {
  it('keeps grammar words, and says which are elided articles', () => {
    expect(words('L’eau d’une rue').map(({ form, elided }) => (elided ? `${form}'` : form))).toStrictEqual([
      "l'",
      'eau',
      "d'",
      'une',
      'rue',
    ])
  })
})

describe('stemOf', () => {
  it('is what the analyser gives', () => {
    for (const { form, term } of analyse(
      'Les financements européens des communes rurales en 2026, art. L1425-1',
    ))
      expect(stemOf(form)).toBe(term)
  })

  it('begins as the word does', () => {
    const text = `financements communications élections européennes yeux œuvres aériens créées lycées voyageurs
      appelées jeux équipements numériques épuration aiguilles échéances îlots ouï-dire haïtiens`
    for (const { form, term } of analyse(text)) expect(form.startsWith(term.slice(0, 3))).toBe(true)
  })
})

describe('the word lists', () => {
  it('are folded, or they would never be met', () => {
    for (const word of [
      ...stopWords,
      ...elisions,
      ...neverStemmed,
      ...stemsByName.keys(),
      ...stemsByName.values(),
    ]) {
      expect(fold(word)).toBe(word)
    }
  })

  it('name no word twice in two ways', () => {
    for (const word of stemsByName.keys()) {
      expect(neverStemmed.has(word)).toBe(false)
      expect(stopWords.has(word)).toBe(false)
    }
  })

  it('give stems that begin as their words do: engines look for one by the letters of the other', () => {
    const odd = [...stemsByName].filter(([word, stem]) => word.slice(0, 3) !== stem.slice(0, 3))
    expect(odd).toStrictEqual([])
  })

  it('hold only acronyms that the stemmer would have changed, or plurals', () => {
    const idle = [...neverStemmed].filter((word) => stemmer(word.replace(/([^s])s$/, '$1')) === word)
    expect(idle).toStrictEqual([])
  })
})
