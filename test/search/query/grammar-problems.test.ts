import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseQuery } from '#src/search/query/parse-query.ts'
import { queryText } from './query-texts.ts'
import { reader } from './shape.ts'

const problemsOf = (text: string) => parseQuery(text, reader).problems

describe('the words of a grammar problem', () => {
  it.each([
    ['cuivre OU', 'Il manque un mot derrière OU : ajoutez-le, ou retirez OU.'],
    ['| cuivre', 'Il manque un mot devant | : ajoutez-le, ou retirez |.'],
    ['cuivre OR', 'Il manque un mot derrière OR : ajoutez-le, ou retirez OR.'],
    ['cuivre SAUF', 'Il manque un mot derrière SAUF : ajoutez-le, ou retirez SAUF.'],
    ['(cuivre', 'La parenthèse n’est pas refermée : ajoutez ) là où le groupe finit.'],
    ['cuivre)', 'Rien n’ouvre cette parenthèse : retirez-la, ou ajoutez ( là où le groupe commence.'],
    ['"', 'Le guillemet " est seul : retirez-le, ou mettez l’expression entre deux guillemets.'],
    ['a1 »', 'Le guillemet » est seul : retirez-le, ou mettez l’expression entre deux guillemets.'],
    ['« lot', 'Le guillemet « n’est pas refermé : ajoutez » à la fin de l’expression.'],
    ['“lot', 'Le guillemet “ n’est pas refermé : ajoutez ” à la fin de l’expression.'],
    ['„lot', 'Le guillemet „ n’est pas refermé : ajoutez ” à la fin de l’expression.'],
    ['domaines:x', 'Le filtre « domaines: » n’existe pas ; écrivez « domaine: ».'],
    ['axe: TH', 'Collez la valeur aux deux-points : « axe:TH ».'],
  ])('say what is missing and what to do: %s', (text, message) => {
    expect(problemsOf(text).map((problem) => problem.message)).toStrictEqual([message])
  })

  it('name the bound that was passed', () => {
    expect(problemsOf('x'.repeat(2_001))).toMatchObject([
      { message: 'La recherche est trop longue : seuls les 2 000 premiers caractères sont lus.' },
    ])
    expect(problemsOf(Array.from({ length: 40 }, (_, n) => `mot${n}`).join(' '))).toMatchObject([
      { message: 'La recherche a trop de mots : seuls les 32 premiers sont cherchés.' },
    ])
    expect(problemsOf('(x1 '.repeat(9) + ')'.repeat(9))).toMatchObject([
      { message: 'Plus de huit parenthèses sont ouvertes : celle-ci ne groupe rien, retirez-la.' },
    ])
  })

  it('are French: typographic apostrophes, no straight one, no double space', () => {
    const texts = [
      'cuivre OU',
      '(cuivre',
      'cuivre)',
      '"lot',
      'axe:zz',
      'apres:zz',
      'montant:zz',
      'axe:',
      'lieu:Saint-Denis',
    ]
    for (const { message } of texts.flatMap(problemsOf)) {
      expect(message).not.toMatch(/'| {2}/)
      expect(message).toMatch(/^[A-ZÀ-Ý«].*\.$/u)
    }
  })
})

describe('a mended query', () => {
  it('has fewer problems than the one that was typed, or others further on', () => {
    fc.assert(
      fc.property(queryText, (text) => {
        const problems = problemsOf(text)
        for (const { suggestion } of problems) {
          if (suggestion === undefined) continue
          expect(suggestion).toBe(suggestion.trim())
          expect(suggestion).not.toBe('')
          expect(suggestion.length).toBeLessThanOrEqual(text.length + 60)
        }
      }),
      { numRuns: 300 },
    )
  })

  it.each([
    'cuivre OU OU OU fibre',
    '((cuivre',
    'cuivre))) fibre',
    '"lot " de',
    'OU OU',
    '(axe: TH OU',
    'axes:TH domaines:juridique teritoire:41',
    '« plan " de » relance',
    '-( OU )',
  ])('leads, followed as often as needed, to a query without problems: %s', (text) => {
    let query = text
    for (let times = 0; times < 12; times += 1) {
      const next = problemsOf(query).find(({ suggestion }) => suggestion !== undefined)?.suggestion
      if (next === undefined) break
      query = next
    }
    expect(problemsOf(query).filter(({ suggestion }) => suggestion !== undefined)).toStrictEqual([])
  })

  it.each([
    ['arrêt  (  cuivre', 'arrêt  (  cuivre)'],
    ['fibre   ) cuivre', 'fibre   cuivre'],
    ['axe:    TH', 'axe:TH'],
    ['pour : les', undefined],
  ])('keeps the rest as it was typed: %j', (text, mended) => {
    expect(problemsOf(text)[0]?.suggestion).toBe(mended)
  })
})

describe('the place of a problem', () => {
  it('covers whole characters, even beyond the first plane', () => {
    const text = '👩‍👧 axe:👍👍'
    const [problem] = problemsOf(text)
    expect(text.slice(problem!.start, problem!.end)).toBe('👍👍')
  })

  it('is at the end of what was read where there was more', () => {
    expect(problemsOf('x'.repeat(5_000))[0]).toMatchObject({ start: 2_000, end: 2_000 })
  })
})
