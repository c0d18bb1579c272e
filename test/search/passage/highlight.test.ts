import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bestPassage, highlight, type Segment } from '#src/search/passage/highlight.ts'
import { parseQuery } from '#src/search/query/parse-query.ts'

const shown = (segments: Segment[]) =>
  segments.map(({ text, marked }) => (marked ? `[${text}]` : text)).join('')
const marks = (text: string, query: string) => shown(highlight(text, parseQuery(query)))

describe('highlight', () => {
  it.each([
    ['Les collectivités territoriales', 'collectivite', 'Les [collectivités] territoriales'],
    ['L’Œuvre d’art', 'oeuvres', 'L’[Œuvre] d’art'],
    ['Aménagement de l’eau', 'eau', 'Aménagement de l’[eau]'],
    ['nume\u0301rique', 'numérique', '[nume\u0301rique]'],
    ['Loi n° 2021-1485 du 15', '2021-1485', 'Loi n° [2021-1485] du 15'],
    ['L’article L. 1425-1 du code', 'L1425-1', 'L’article [L. 1425-1] du code'],
    ['Le plan de relance et le plan', '"plan relance"', 'Le [plan de relance] et le plan'],
    ['Le plan de relance et le plan', 'plan relance', 'Le [plan] de [relance] et le [plan]'],
    ['La numérisation du numérique', 'numéri*', 'La [numérisation] du [numérique]'],
    ['Paris par participation', 'par*', '[Paris] par [participation]'],
    ['Fibre et cuivre', 'fibre -cuivre', '[Fibre] et cuivre'],
    ['<b>cuivre</b> & co', 'cuivre', '<b>[cuivre]</b> & co'],
    ['rien ici', 'cuivre', 'rien ici'],
    ['le plan', '', 'le plan'],
    ['', 'cuivre', ''],
  ])('%s / %s', (text, query, expected) => {
    expect(marks(text, query)).toBe(expected)
  })

  it('marks overlapping finds once', () => {
    expect(marks('plan de relance', '"plan de relance" relance plan')).toBe('[plan de relance]')
    expect(marks('a plan relance b', 'plan "plan relance"')).toBe('a [plan][ relance] b')
  })

  it('takes bare terms, as the lexicon of an axis gives them', () => {
    expect(shown(highlight('Des territoires connectés.', ['territoire connecté', 'say "x"']))).toBe(
      'Des [territoires connectés].',
    )
  })

  it('gives the text back whole', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 120 }),
        fc.string({ maxLength: 20 }),
        (text, query) => {
          const joined = highlight(text, parseQuery(query))
          expect(joined.map((segment) => segment.text).join('')).toBe(text)
        },
      ),
    )
  })
})

describe('bestPassage', () => {
  const filler = 'Une phrase qui ne dit rien de spécial à personne. '

  it('gives a short text whole', () => {
    expect(shown(bestPassage('Fin du cuivre.', parseQuery('cuivre')))).toBe('Fin du [cuivre].')
  })

  it('begins at the beginning where nothing is found', () => {
    const passage = shown(bestPassage(filler.repeat(20), parseQuery('cuivre'), 60))
    expect(passage).toBe('Une phrase qui ne dit rien de spécial à personne. Une phrase …')
  })

  it('begins with the sentence of the find', () => {
    const text = `${filler.repeat(20)}Le réseau cuivre ferme. ${filler.repeat(20)}`
    expect(shown(bestPassage(text, parseQuery('cuivre'), 60))).toBe(
      '… Le réseau [cuivre] ferme. Une phrase qui ne dit rien de …',
    )
  })

  it('prefers the place where most words stand together', () => {
    const text = `Le cuivre. ${filler.repeat(20)}Le lot de communes du cuivre ferme. ${filler.repeat(20)}`
    const passage = shown(bestPassage(text, parseQuery('cuivre lot commune'), 80))
    expect(passage).toContain('Le [lot] de [communes] du [cuivre] ferme.')
  })

  it('stays within its length, ellipses aside, and cuts at words', () => {
    const text = `${filler.repeat(30)} cuivre ${filler.repeat(30)}`
    for (const length of [40, 120, 240]) {
      const passage = bestPassage(text, parseQuery('cuivre'), length)
      const plain = passage.map((segment) => segment.text).join('')
      expect(plain.length).toBeLessThanOrEqual(length + 4)
      expect(passage.some((segment) => segment.marked)).toBe(true)
      const kept = plain.replace(/^… /, '').replace(/ …$/, '')
      expect(text).toContain(kept)
      expect(text.split(/\s+/)).toEqual(expect.arrayContaining(kept.trim().split(/\s+/)))
    }
  })

  it('does not cut a character in two', () => {
    const passage = bestPassage('😀'.repeat(400), parseQuery('cuivre'), 101)
    expect(passage.map((segment) => segment.text).join('')).toBe(`${'😀'.repeat(50)} …`)
  })

  it('bears a text that repeats the word', () => {
    const started = performance.now()
    bestPassage('cuivre '.repeat(100_000), parseQuery('cuivre réseau'))
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})
