import { describe, expect, it } from 'vitest'
import { readSynonyms } from '#src/axis/synonyms.ts'
import { bestPassage, highlight, type Segment } from '#src/search/passage/highlight.ts'
import { planMarks } from '#src/search/passage/plan-marks.ts'
import { parseQuery } from '#src/search/query/parse-query.ts'
import { planSearch } from '#src/search/words/plan-search.ts'
import { compileSynonyms } from '#src/search/words/synonyms.ts'
import { createVocabulary } from '#src/search/words/vocabulary.ts'

const synonyms = compileSynonyms(readSynonyms('AAP = appel à projets\nIA = intelligence artificielle'))
const shown = (segments: Segment[]) =>
  segments.map(({ text, marked }) => (marked ? `[${text}]` : text)).join('')

describe('planMarks', () => {
  it.each([
    ['AAP fibre', 'Un appel à projets pour la fibre', 'Un [appel à projets] pour la [fibre]'],
    ['appel à projets', 'L’AAP du projet', 'L’[AAP] du [projet]'],
    ['IA', 'L’intelligence est artificielle', 'L’[intelligence est artificielle]'],
    ['IA', 'L’intelligence vraiment artificielle', 'L’intelligence vraiment artificielle'],
    ['"AAP"', 'Un appel à projets', 'Un appel à projets'],
    ['fibre -AAP', 'L’AAP de la fibre', 'L’AAP de la [fibre]'],
    ['AAP OU fibre', 'Appel à projets, fibre', '[Appel à projets], [fibre]'],
  ])('%s marks synonyms: %s', (query, text, expected) => {
    expect(shown(highlight(text, planMarks(parseQuery(query), { synonyms })))).toBe(expected)
  })

  it('marks the word that was read in the place of a fault', () => {
    const corrections = [{ typed: 'cuvre', used: 'cuivre' }]
    const plan = planMarks(parseQuery('cuvre fibre'), { corrections })
    expect(shown(highlight('Le cuivre et la fibre', plan))).toBe('Le [cuivre] et la [fibre]')
    expect(shown(highlight('Le cuivre', planMarks(parseQuery('cuvre'), {})))).toBe('Le cuivre')
  })

  it('marks each word of what was glued', () => {
    const corrections = [{ typed: 'appelàprojets', used: 'appel projets' }]
    const plan = planMarks(parseQuery('appelàprojets'), { corrections })
    expect(shown(highlight('Un appel, des projets', plan))).toBe('Un [appel], des [projets]')
  })
})

describe('bestPassage with an engine’s plan', () => {
  const filler = 'Une phrase qui ne dit rien de spécial à personne. '
  const vocabulary = createVocabulary(Object.entries({ commune: 500, fibre: 400, rancongiciel: 3 }), 1_000)

  it('prefers the rare word to the common ones', () => {
    const plan = planSearch(parseQuery('rançongiciel fibre communes'), { vocabulary })
    const text = `La fibre des communes avance. ${filler.repeat(12)}Un rançongiciel frappe. ${filler.repeat(12)}`
    expect(shown(bestPassage(text, plan, 60))).toContain('[rançongiciel]')
  })

  it('finds a synonym as it would the word', () => {
    const plan = planSearch(parseQuery('AAP'), { synonyms })
    const text = `${filler.repeat(12)}Un appel à projets est ouvert. ${filler.repeat(12)}`
    expect(shown(bestPassage(text, plan, 80))).toContain('… Un [appel à projets] est ouvert.')
  })

  it('prefers words close together to words far apart, as many', () => {
    const text = `Le lot ${'x '.repeat(30)}cuivre. ${filler.repeat(12)}Le lot du cuivre. ${filler.repeat(12)}`
    expect(shown(bestPassage(text, parseQuery('lot cuivre'), 90))).toContain('Le [lot] du [cuivre].')
  })
})
