import { describe, expect, it } from 'vitest'
import { type QueryNode, wantedTerms } from '#src/search/query/ast.ts'
import { parseQuery } from '#src/search/query/parse-query.ts'
import { reader, shape } from './shape.ts'

describe('parseQuery', () => {
  it.each([
    ['fermeture  cuivre', 'fermeture cuivre'],
    ['aides pour les communes', 'aides communes'],
    ['cuivre cuivres CUIVRE', 'cuivre'],
    ['2021-1485 L.1425-1 loir-et-cher l’eau 3,5', '[2021 1485] [l 1425 1] [loir cher] eau 3 5'],
    ['FttH/FttO, cuivre;fibre titre:loi (plan)', 'ftth ftto cuivre fibre titre loi plan'],
    ['Loi n° 2021-1485 : mise en œuvre (suite)', 'loi [2021 1485] mise oeuvre suite'],
    ['Décret n°2019-536…', 'decret [2019 536]'],
    ['Source : l’Arcep, échéance : mars', 'source arcep echeance mars'],
    ['commune(s) et élu(e)s', 'commune elu'],
    ['https://reseaux.example/avis?axe=TH', 'https [reseaux example] avis axe th'],
    ['NEAR(fibre, 2)', 'near fibre 2'],
    ['cuivre ou fibre et réseau', 'cuivre fibre reseau'],
    ['cuivre AND NOT fibre', 'cuivre not fibre'],
    ['14:30', '14 30'],
    ['cui*vre', '[cui vre]'],
    ['constructor __proto__ toString:x', 'constructor proto tostring x'],
  ])('reads words: %s', (text, expected) => {
    expect(shape(text)).toBe(expected)
  })

  it.each([
    '"plan de relance"',
    '« plan de relance »',
    '“plan de relance”',
    '„plan de relance”',
    '«\u00A0plan de relance\u00A0»',
  ])('reads a phrase: %s', (text) => {
    expect(parseQuery(text).tree.of).toMatchObject([
      { typed: 'plan de relance', forms: ['plan', 'relance'], quoted: true, start: 0, end: text.length },
    ])
  })

  it.each([
    ['-cuivre', '-cuivre'],
    ['--cuivre', '-cuivre'],
    ['-"plan cuivre" fibre', '-"plan cuivre" fibre'],
    ['-« plan cuivre »', '-"plan cuivre"'],
    ['fibre -cuivre', 'fibre -cuivre'],
    ['fibre SAUF cuivre', 'fibre -cuivre'],
    ['fibre SAUF -cuivre', 'fibre -cuivre'],
    ['(-cuivre)', '-cuivre'],
    ['-(cuivre)', '-cuivre'],
    ['-(cuivre fibre)', '-(cuivre fibre)'],
    ['-(cuivre OU fibre)', '-(cuivre | fibre)'],
    ['-(-cuivre)', 'cuivre'],
    ['-cuivre/fibre', '-cuivre -fibre'],
    ['-numéri*', '-numeri*'],
    ['-axe:CY fibre', '-<axis cybersecurite-confiance> fibre'],
    ['loir-et-cher', '[loir cher]'],
    ['fibre - cuivre', 'fibre cuivre'],
    ['fibre – cuivre', 'fibre cuivre'],
    ['-le fibre', 'fibre'],
  ])('reads what is excluded: %s', (text, expected) => {
    expect(shape(text)).toBe(expected)
  })

  it.each([
    ['cuivre OU fibre', '(cuivre | fibre)'],
    ['cuivre OR fibre', '(cuivre | fibre)'],
    ['cuivre | fibre||adsl', '(cuivre | fibre | adsl)'],
    ['arrêt cuivre OU fibre réseau', 'arret (cuivre | fibre) reseau'],
    ['(arrêt cuivre) OU (réseau fibre)', '((arret cuivre) | (reseau fibre))'],
    ['cuivre ET fibre', 'cuivre fibre'],
    ['cuivre OU -fibre', '(cuivre | -fibre)'],
    ['cuivre OU cuivres', 'cuivre'],
    ['cuivre OU le', 'cuivre'],
    ['cuivre OU (fibre OU adsl)', '(cuivre | fibre | adsl)'],
    ['(cuivre (fibre (adsl)))', 'cuivre fibre adsl'],
    ['cuivre OU "lot de communes" OU numéri*', '(cuivre | "lot communes" | numeri*)'],
    ['axe:CY OU type:loi', '(<axis cybersecurite-confiance> | <kind loi>)'],
    ['FttH/FttO OU cuivre', '((ftth ftto) | cuivre)'],
  ])('reads alternatives and groups: %s', (text, expected) => {
    expect(shape(text)).toBe(expected)
  })

  it.each([
    ['numéri*', { typed: 'numéri', stems: [], forms: [], prefix: 'numeri' }],
    ['l’interco*', { typed: 'l’interco', stems: [], prefix: 'interco' }],
    ['par*', { typed: 'par', stems: [], prefix: 'par' }],
    ['2021-14*', { typed: '2021-14', stems: ['2021'], prefix: '14' }],
    ['numéri**', { typed: 'numéri', stems: [], prefix: 'numeri' }],
  ])('reads the beginning of a word: %s', (text, expected) => {
    expect(parseQuery(text).tree.of).toMatchObject([expected])
  })

  it('takes a star that ends nothing, or one letter, for nothing', () => {
    expect(shape('* ** n* "plan numéri*"')).toBe('"plan numeri"')
  })

  it('names the grammar words that it left out', () => {
    expect(parseQuery('aides pour les communes')).toMatchObject({ ignored: ['pour', 'les'] })
  })

  it('says where each piece stands', () => {
    const text = 'axe:CY  l’eau -"lot de communes" OU numéri* (2021-1485)'
    const pieces: string[] = []
    const visit = (node: QueryNode): void => {
      if (node.kind === 'all' || node.kind === 'any') node.of.forEach(visit)
      else if (node.kind === 'not') visit(node.of)
      else pieces.push(text.slice(node.start, node.end))
    }
    visit(parseQuery(text, reader).tree)
    expect(pieces).toStrictEqual(['axe:CY', 'l’eau', '"lot de communes"', 'numéri*', '2021-1485'])
  })

  it('points at words, not at what surrounds them', () => {
    const text = 'x/’cuivre’; -fibre- «plan»'
    const places = wantedTerms(parseQuery(text).tree).map(({ start, end }) => text.slice(start, end))
    expect(places).toStrictEqual(['x', 'cuivre', '«plan»'])
  })

  it.each([
    '',
    '   ',
    '"',
    '""',
    '-',
    '---',
    '*',
    '-*',
    '«»',
    '()',
    ':::',
    '|',
    'OU',
    '\u0000',
    '\uD800',
    '" "',
  ])('asks for nothing: %j', (text) => {
    expect(parseQuery(text)).toMatchObject({ tree: { of: [] }, truncated: false })
  })
})
