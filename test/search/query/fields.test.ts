import { describe, expect, it } from 'vitest'
import { findField, nearField } from '#src/search/query/fields.ts'
import { readIdentifiers } from '#src/search/query/identifiers.ts'
import { parseQuery } from '#src/search/query/parse-query.ts'
import { shape, shapeOf } from './shape.ts'

// The invented world stands on 24 November 2026.
describe('a field', () => {
  it.each([
    ['axe:TH', '<axis infrastructures-thd-mobile>'],
    ['a:cy,th', '<axis cybersecurite-confiance,infrastructures-thd-mobile>'],
    ['axe:donnees-ia', '<axis donnees-ia>'],
    ['axe:"Inclusion et médiation numériques"', '<axis inclusion-mediation>'],
    ['axe:santé', '<axis education-culture-sante>'],
    ['d:financier', '<domain financiere>'],
    ['t:AAP,ami', '<kind appel-a-projets,ami>'],
    ['type:"Appels à projets"', '<kind appel-a-projets>'],
    ['source:"Gazette de la Loire"', '<publisher Gazette de la Loire>'],
    ['s:gazette', '<publisher Gazette de la Loire>'],
    ['territoire:41', '<territory dept-41>'],
    ['lieu:loir-et-cher', '<territory dept-41>'],
    ['ter:Blois', '<territory commune-41018>'],
    ['concerne:dept-41', '<reach dept-41,region-24,national,ue>'],
    ['pour:mairies', '<beneficiary commune>'],
    ['statut:ouvert', '<status open,month,week,permanent,rolling>'],
    ['statut:week', '<status week>'],
    ['échéance:<30j', '<deadline 2026-11-24..2026-12-24>'],
    ['ÉCHÉANCE:2026-12', '<deadline 2026-12-01..2026-12-31>'],
    ["echeance:aujourd'hui", '<deadline 2026-11-24..2026-11-24>'],
    ['apres:2026 avant:2026-05', '<date 2026-01-01..> <date ..2026-04-30>'],
    ['après:12/05/2026', '<date 2026-05-12..>'],
    ['depuis:30j', '<date 2026-10-25..>'],
    ['date:2026-05..2026-06', '<date 2026-05-01..2026-06-30>'],
    ['montant:>100k', '<amount 100000.01..>'],
    ['montant:1,5M€', '<amount 1500000..1500000>'],
    ['montant:">= 100 000 €"', '<amount 100000..>'],
    ['ref:RGPD', '<ref règlement (UE) 2016/679>'],
    [
      'ref:"L. 1425-1 CGCT","règlement 2024/1689"',
      '<ref L1425-1 CGCT,règlement (UE) 2024/1689,règlement 2024/1689>',
    ],
    ['ref:L1425-1', '"l 1425 1"'],
    ['ref:RGPD,cuivre', '(<ref règlement (UE) 2016/679> | "cuivre")'],
    ['est:suivi', '<mark suivi>'],
    ['est:retenus,lus', '(<mark retenu> | <mark lu>)'],
    ['axe:TH,XX', '<axis infrastructures-thd-mobile>'],
    ['axe:XX cuivre', 'cuivre'],
    ['-axe:CY', '-<axis cybersecurite-confiance>'],
    ['(axe:CY OU type:loi) fibre', '(<axis cybersecurite-confiance> | <kind loi>) fibre'],
    ['axe:CY,TH,', '<axis cybersecurite-confiance,infrastructures-thd-mobile>'],
    ['source:"Gazette de la Loire"fibre', '<publisher Gazette de la Loire> fibre'],
    ['xaxe:TH', 'xaxe th'],
    ['echeance:constructor', ''],
    ['type:__proto__ statut:toString', ''],
    ['axe :TH', 'axe th'],
  ])('is read: %s', (text, expected) => {
    expect(shape(text)).toBe(expected)
  })

  it('keeps how it was typed', () => {
    expect(parseQuery('échéance:<30j t:AAP,"marché public"').tree.of).toMatchObject([
      { asked: { name: 'echeance', values: ['<30j'] }, start: 0, end: 13 },
      { asked: { name: 'type', values: ['AAP', 'marché public'] }, start: 14, end: 35 },
    ])
  })

  it('is read in the day of Paris', () => {
    const late = readIdentifiers(new Date('2026-11-23T23:30:00Z'))
    expect(shapeOf(parseQuery("echeance:aujourd'hui", late).tree)).toBe('<deadline 2026-11-24..2026-11-24>')
  })

  it.each([
    ['axe:donnees-ia', '<axis donnees-ia>'],
    ['axe:TH', ''],
    ['lieu:dept-41', '<territory dept-41>'],
    ['lieu:Blois', ''],
    ['concerne:dept-41', '<reach dept-41>'],
    ['source:Arcep', '<publisher Arcep>'],
    ['type:aap', '<kind appel-a-projets>'],
    ['statut:clos', '<status closed>'],
  ])('knows identifiers and French words where nobody reads the others: %s', (text, expected) => {
    expect(shapeOf(parseQuery(text, readIdentifiers(new Date('2026-11-24T08:00:00Z'))).tree)).toBe(expected)
  })
})

describe('findField', () => {
  it.each([
    ['axe', 'axe'],
    ['A', 'axe'],
    ['Échéance', 'echeance'],
    ['écheance', 'echeance'],
    ['lieu', 'territoire'],
    ['titre', undefined],
    ['', undefined],
  ])('knows %j as %s', (typed, name) => {
    expect(findField(typed)?.name).toBe(name)
  })
})

describe('nearField', () => {
  it.each([
    ['axes', 'axe'],
    ['domaines', 'domaine'],
    ['teritoir', 'territoire'],
    ['echaence', 'echeance'],
    ['taxe', undefined],
    ['test', undefined],
    ['title', undefined],
    ['to', undefined],
    ['http', undefined],
  ])('takes %j for %s', (typed, name) => {
    expect(nearField(typed)?.name).toBe(name)
  })
})
