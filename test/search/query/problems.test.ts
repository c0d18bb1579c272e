import { describe, expect, it } from 'vitest'
import { parseQuery } from '#src/search/query/parse-query.ts'
import { reader } from './shape.ts'

/** Code, what it points at, the mended query. */
function problemsOf(text: string): [string, string, string | undefined][] {
  return parseQuery(text, reader).problems.map(({ code, start, end, suggestion }) => [
    code,
    text.slice(start, end),
    suggestion,
  ])
}

describe('the problems of a query', () => {
  it.each([
    ['"plan cuivre', 'unclosed-quote', '"', '"plan cuivre"'],
    ['fibre « plan cuivre', 'unclosed-quote', '«', 'fibre « plan cuivre »'],
    ['plan" ', 'unclosed-quote', '"', 'plan'],
    ['plan » cuivre', 'unclosed-quote', '»', 'plan cuivre'],
    ['source:"Gazette de', 'unclosed-quote', '"', 'source:"Gazette de"'],
    ['arrêt (cuivre fibre', 'unclosed-parenthesis', '(', 'arrêt (cuivre fibre)'],
    ['arrêt (', 'unclosed-parenthesis', '(', 'arrêt'],
    ['cuivre) fibre', 'stray-parenthesis', ')', 'cuivre fibre'],
    ['OU cuivre', 'missing-side', 'OU', 'cuivre'],
    ['cuivre OU', 'missing-side', 'OU', 'cuivre'],
    ['(cuivre | ) fibre', 'missing-side', '|', '(cuivre ) fibre'],
    ['cuivre OU OU fibre', 'missing-side', 'OU', 'cuivre OU fibre'],
    ['cuivre SAUF', 'missing-side', 'SAUF', 'cuivre'],
    ['fibre axes:TH', 'unknown-field', 'axes', 'fibre axe:TH'],
    ['teritoire:41', 'unknown-field', 'teritoire', 'territoire:41'],
    ['axe: CY fibre', 'unknown-value', ' ', 'axe:CY fibre'],
    ['axe:', 'unknown-value', 'axe:', undefined],
    ['axe:"" fibre', 'unknown-value', 'axe:""', undefined],
    ['axe:THH fibre', 'unknown-value', 'THH', 'axe:TH fibre'],
    ['axe:TH,XX', 'unknown-value', 'XX', undefined],
    ['source:"Gazete de la Loire"', 'unknown-value', '"Gazete de la Loire"', 'source:"Gazette de la Loire"'],
    ['source:gazete', 'unknown-value', 'gazete', 'source:"Gazette de la Loire"'],
    ['lieu:Blios', 'unknown-value', 'Blios', 'lieu:Blois'],
    ['lieu:Saint-Denis fibre', 'unknown-value', 'Saint-Denis', 'lieu:"Saint-Denis (93)" fibre'],
    ['statut:overt', 'unknown-value', 'overt', 'statut:ouvert'],
    ['est:suivit', 'unknown-value', 'suivit', 'est:suivi'],
    ['echeance:bientôt', 'bad-date', 'bientôt', undefined],
    ['apres:2026-13', 'bad-date', '2026-13', undefined],
    ['montant:beaucoup', 'bad-amount', 'beaucoup', undefined],
  ])('point at the place and mend the query: %s', (text, code, place, mended) => {
    expect(problemsOf(text)).toStrictEqual([[code, place, mended]])
    expect(problemsOf(mended ?? '')).toStrictEqual([])
  })

  it.each([
    'Loi n° 2021-1485 : mise en œuvre (suite)',
    'Source : ministère, échéance : mars',
    'test:cuivre taxe:10 titre:loi https://reseaux.example',
    'commune(s) et élu(e)s',
    'le OU la',
    'axe: mot',
    'pour: les communes',
  ])('are none in what people paste: %s', (text) => {
    expect(problemsOf(text)).toStrictEqual([])
  })

  it('are sentences that say what to do', () => {
    const text = 'axe:THH lieu:Saint-Denis "plan'
    expect(parseQuery(text, reader).problems.map(({ message }) => message)).toStrictEqual([
      '« THH » n’est pas un axe connu : essayez TH.',
      'Plusieurs lieux s’appellent « Saint-Denis » : choisissez "Saint-Denis (93)", "Saint-Denis (974)", "Saint-Denis (11)".',
      'Le guillemet " n’est pas refermé : ajoutez " à la fin de l’expression.',
    ])
  })

  it('show nothing that a page could not: control characters, half characters, long values', () => {
    const [problem] = parseQuery(`axe:\u0000\uD800${'é'.repeat(500)}`, reader).problems
    expect(problem?.message).toMatch(/^« é{60}… » n’est pas un axe connu/)
  })

  it('are ten at most, in the order of the text', () => {
    const { problems } = parseQuery('cuivre ) '.repeat(40), reader)
    expect(problems).toHaveLength(10)
    const starts = problems.map(({ start }) => start)
    expect(starts).toStrictEqual(starts.toSorted((a, b) => a - b))
  })

  it('stop looking for near values after three, and read no more of them', () => {
    const codes = parseQuery('axe:a1 axe:a2 axe:a3 axe:a4 axe:CY', reader).problems.map(({ code }) => code)
    expect(codes).toStrictEqual(['unknown-value', 'unknown-value', 'unknown-value', 'too-long', 'too-long'])
  })
})
