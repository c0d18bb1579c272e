import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseQuery, topTerms } from '#src/search/query/parse-query.ts'

const required = (text: string) => topTerms(parseQuery(text)).required
const stems = (text: string) => required(text).map((term) => term.stems.join(' '))

describe('parseQuery', () => {
  it('asks for every word', () => {
    expect(topTerms(parseQuery('fermeture  cuivre')).required).toMatchObject([
      { typed: 'fermeture', stems: ['fermetur'] },
      { typed: 'cuivre', stems: ['cuivr'] },
    ])
  })

  it.each([
    '"plan de relance"',
    '« plan de relance »',
    '“plan de relance”',
    '„plan de relance”',
    '«\u00A0plan de relance\u00A0»',
  ])('reads a phrase: %s', (text) => {
    expect(required(text)).toMatchObject([{ typed: 'plan de relance', stems: ['plan', 'relanc'] }])
  })

  it.each([
    ['-cuivre', ['cuivr']],
    ['--cuivre', ['cuivr']],
    ['-"plan cuivre"', ['plan cuivr']],
    ['-« plan cuivre »', ['plan cuivr']],
    ['fibre -cuivre', ['cuivr']],
    ['loir-et-cher', []],
    ['fibre - cuivre', []],
    ['fibre – cuivre', []],
  ])('finds what is excluded in %s', (text, expected) => {
    expect(topTerms(parseQuery(text)).excluded.map((term) => term.stems.join(' '))).toStrictEqual(expected)
  })

  it('keeps the parts of a code or of a compound together', () => {
    expect(stems('2021-1485 L.1425-1 loir-et-cher l’eau 3,5')).toStrictEqual([
      '2021 1485',
      'l 1425 1',
      'loir cher',
      'eau',
      '3',
      '5',
    ])
  })

  it('takes words that a slash, a comma or a colon part for several words', () => {
    expect(stems('FttH/FttO, cuivre;fibre titre:loi (plan)')).toStrictEqual([
      'ftth',
      'ftto',
      'cuivr',
      'fibr',
      'titr',
      'loi',
      'plan',
    ])
  })

  it.each([
    ['numéri*', [{ typed: 'numéri', stems: [], prefix: 'numeri' }]],
    ['l’interco*', [{ typed: 'l’interco', stems: [], prefix: 'interco' }]],
    ['par*', [{ typed: 'par', stems: [], prefix: 'par' }]],
    ['2021-14*', [{ typed: '2021-14', stems: ['2021'], prefix: '14' }]],
    ['numéri**', [{ typed: 'numéri', stems: [], prefix: 'numeri' }]],
  ])('reads the beginning of a word: %s', (text, expected) => {
    expect(required(text)).toStrictEqual(expected)
  })

  it('takes a star that ends nothing, or one letter, for nothing', () => {
    expect(stems('* ** n* "plan numéri*"')).toStrictEqual(['n', 'plan numer'].slice(1))
    expect(stems('cui*vre')).toStrictEqual(['cui vre'])
  })

  it('drops quotation marks that nothing closes', () => {
    expect(stems('"plan cuivre')).toStrictEqual(['plan', 'cuivr'])
    expect(stems('plan" cuivre')).toStrictEqual(['plan', 'cuivr'])
    expect(stems('plan » « cuivre')).toStrictEqual(['plan', 'cuivr'])
    expect(stems('"plan" "cuivre')).toStrictEqual(['plan', 'cuivr'])
    expect(stems('mot"plan cuivre"fibre')).toStrictEqual(['mot', 'plan cuivr', 'fibr'])
  })

  it('names the grammar words that it left out', () => {
    expect(parseQuery('aides pour les communes')).toMatchObject({ ignored: ['pour', 'les'] })
    expect(stems('aides pour les communes')).toStrictEqual(['aid', 'commun'])
  })

  it('asks once for what is typed twice', () => {
    expect(stems('cuivre cuivres CUIVRE')).toStrictEqual(['cuivr'])
  })

  it.each(['', '   ', '"', '""', '-', '---', '*', '-*', '«»', '()', '\u0000', '\uD800', '" "'])(
    'asks for nothing: %j',
    (text) => {
      expect(parseQuery(text)).toMatchObject({ tree: { of: [] }, truncated: false })
    },
  )

  it('bounds what is typed, and says so', () => {
    const many = parseQuery(Array.from({ length: 100 }, (_, n) => `mot${n}`).join(' '))
    expect(topTerms(many).required).toHaveLength(32)
    expect(many.truncated).toBe(true)
    const phrase = parseQuery(`"${'cuivre '.repeat(100)}"`)
    expect(topTerms(phrase).required[0]?.stems).toHaveLength(32)
    expect(phrase.truncated).toBe(true)
    expect(parseQuery('x'.repeat(10_000))).toMatchObject({ truncated: true })
    expect(parseQuery('cuivre '.repeat(200)).truncated).toBe(false)
  })

  it('never throws, and gives letters and digits only', () => {
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 100 }),
      fc
        .array(
          fc.constantFrom('"', '«', '»', '-', '*', ' ', 'le', 'cuivre', 'L1425-1', '’', '(', 'OR', '\\'),
          { maxLength: 40 },
        )
        .map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(typed, (text) => {
        const parsed = parseQuery(text)
        const { required: wanted, excluded } = topTerms(parsed)
        for (const term of [...wanted, ...excluded]) {
          for (const word of [...term.stems, term.prefix ?? 'x']) expect(word).toMatch(/^[\p{L}\p{N}]+$/u)
          expect(term.stems.length + (term.prefix ? 1 : 0)).toBeGreaterThan(0)
        }
      }),
    )
  })

  it.each([
    '"'.repeat(10_000),
    '« '.repeat(5_000),
    '-'.repeat(10_000),
    '*'.repeat(10_000),
    '-"'.repeat(5_000),
  ])('stays fast on %.6s…', (text) => {
    const started = performance.now()
    parseQuery(text)
    expect(performance.now() - started).toBeLessThan(500)
  })
})
