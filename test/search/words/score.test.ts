import { describe, expect, it } from 'vitest'
import { readSynonyms } from '#src/axis/synonyms.ts'
import { analyse } from '#src/search/french/analyse.ts'
import { parseQuery } from '#src/search/query/parse-query.ts'
import { planSearch } from '#src/search/words/plan-search.ts'
import { createScorer, scoreDocument, type DocumentWords } from '#src/search/words/score.ts'
import { compileSynonyms } from '#src/search/words/synonyms.ts'
import { createVocabulary } from '#src/search/words/vocabulary.ts'

const synonyms = compileSynonyms(readSynonyms('AAP = appel à projets\nfibre > câble'))
const vocabulary = createVocabulary(
  Object.entries({
    fermeture: 30,
    cuivre: 20,
    reseau: 200,
    reseaux: 100,
    calendrier: 25,
    aap: 40,
    appel: 90,
    projets: 200,
    fibre: 60,
    cable: 20,
    orange: 40,
    rancongiciel: 12,
  }),
  1_000,
)

const plan = (text: string) => planSearch(parseQuery(text), { vocabulary, synonyms })
const forms = (text: string) => analyse(text).map((token) => token.form)

interface Told {
  title?: string
  text?: string
  publisher?: string
}

function document(
  { title = 'Actualité', text = '', publisher = 'Arcep' }: Told,
  part: Partial<DocumentWords> = {},
) {
  const words: DocumentWords = {
    title: forms(title),
    text: forms(text),
    publisher: forms(publisher),
    ageDays: 100,
    axisScore: 0.5,
    relevant: true,
    kind: 'actualite',
    ...part,
  }
  return words
}

const score = (query: string, told: Told, part: Partial<DocumentWords> = {}) =>
  scoreDocument(document(told, part), plan(query))

describe('scoreDocument', () => {
  it.each<[string, string, Told, Told]>([
    ['a word of the title to one of the text', 'cuivre', { title: 'Le cuivre' }, { text: 'Le cuivre' }],
    [
      'a word of the title to the publisher',
      'orange',
      { title: 'Panne chez Orange' },
      { publisher: 'Orange' },
    ],
    [
      'a word early in the text to a late one',
      'cuivre',
      { text: `Le cuivre ${'mot '.repeat(80)}` },
      { text: `${'mot '.repeat(80)} le cuivre` },
    ],
    [
      'a word said often to one said once',
      'cuivre',
      { text: 'cuivre, cuivre, cuivre' },
      { text: 'cuivre, mot, mot' },
    ],
    ['the form typed to another of the stem', 'réseau', { title: 'Le réseau' }, { title: 'Les réseaux' }],
    ['what was typed to its synonym', 'fibre', { title: 'La fibre' }, { title: 'Le câble' }],
    [
      'a short title to a long one',
      'cuivre',
      { title: 'Le cuivre' },
      { title: 'Le cuivre, la commune, le maire et les rues' },
    ],
    [
      'all the words to some',
      'fermeture cuivre',
      { text: 'fermeture prochaine, puis cuivre' },
      { text: 'fermeture prochaine, fermeture certaine' },
    ],
    ['the rare word to the common one', 'réseau cuivre', { title: 'Le cuivre' }, { title: 'Le réseau' }],
    [
      'words side by side, in order',
      'fermeture cuivre',
      { title: 'Bientôt la fermeture du cuivre ici' },
      { title: 'Cuivre : bientôt, ici, la fermeture' },
    ],
    [
      'words close together in the text',
      'fermeture cuivre',
      { text: 'La fermeture du cuivre commence demain matin' },
      { text: 'La fermeture commence demain matin pour ce cuivre' },
    ],
  ])('prefers %s', (_, query, better, worse) => {
    expect(score(query, better)).toBeGreaterThan(score(query, worse))
  })

  it('takes an expression and its acronym for one', () => {
    const whole = score('appel à projets fibre', { title: 'AAP fibre' })
    expect(whole).toBeGreaterThan(score('appel à projets fibre', { title: 'Appel : la fibre' }))
    expect(score('AAP', { title: 'Un appel à projets' })).toBeGreaterThan(
      score('AAP', { title: 'Des projets qui font appel' }),
    )
  })

  it('reads what was meant where a fault was typed', () => {
    expect(score('rançongicel', { title: 'Un rançongiciel' })).toBeGreaterThan(0.4)
  })

  it('knows by the index what stands further on than it reads', () => {
    const told = { title: 'Le cuivre' }
    expect(score('cuivre calendrier', told, { elsewhere: [true, true] })).toBeGreaterThan(
      score('cuivre calendrier', told, { elsewhere: [true, false] }),
    )
  })

  it.each<[string, Partial<DocumentWords>, Partial<DocumentWords>]>([
    ['the recent', { ageDays: 2 }, { ageDays: 900 }],
    ['what surely belongs to the watch', { axisScore: 1 }, { axisScore: 0.1 }],
    ['what is filed under an axis', { relevant: true }, { relevant: false }],
  ])('prefers %s, all else being equal', (_, better, worse) => {
    const told = { title: 'Le cuivre' }
    expect(score('cuivre', told, better)).toBeGreaterThan(score('cuivre', told, worse))
  })

  it('lets words count more than all of that', () => {
    const best = { ageDays: 0, axisScore: 1, relevant: true }
    const worst = { ageDays: 5_000, axisScore: 0, relevant: false }
    expect(score('cuivre', { title: 'Le cuivre' }, worst)).toBeGreaterThan(
      score('cuivre', { text: 'Il est question de cuivre' }, best),
    )
  })

  it.each(['cuivre', 'fermeture du réseau cuivre', 'AAP', '', '"appel à projets" fibre', 'licorne'])(
    'stays between 0 and 1: %s',
    (query) => {
      const told = { title: query, text: `${query} `.repeat(30), publisher: query }
      const best = score(query, told, { ageDays: 0, axisScore: 1 })
      expect(best).toBeLessThanOrEqual(1)
      expect(best).toBeGreaterThan(0)
      expect(score(query, {}, { relevant: false, axisScore: 0, ageDays: 1e6 })).toBeGreaterThanOrEqual(0)
    },
  )

  it('bears empty documents', () => {
    const empty = document({ title: '', text: '', publisher: '' })
    expect(scoreDocument(empty, plan('cuivre'))).toBeGreaterThan(0)
  })

  it('weighs with what it is given', () => {
    const told = document({ title: 'Le cuivre' }, { ageDays: 0 })
    const flat = { ...weights(), recency: 0, axisScore: 0, relevant: 0 }
    expect(scoreDocument(told, plan('licorne'), flat)).toBe(0)
  })

  it('gives one document one score, alone or among others', () => {
    const scorer = createScorer(plan('fermeture cuivre'))
    const told = document({ title: 'La fermeture du cuivre' })
    scorer(document({ title: 'Autre chose' }))
    expect(scorer(told)).toBe(scoreDocument(told, plan('fermeture cuivre')))
  })
})

function weights() {
  return {
    title: 2,
    publisher: 0.6,
    text: 0.8,
    lead: 0.6,
    saturation: 1,
    base: 1,
    coverage: 1.5,
    elsewhere: 0.5,
    allInTitle: 0.3,
    titleShare: 0.15,
    titleStart: 0.05,
    titleOrder: 0.15,
    textOrder: 0.15,
    recency: 0.04,
    axisScore: 0.03,
    relevant: 0.05,
  }
}
