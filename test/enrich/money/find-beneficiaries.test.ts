import { describe, expect, it } from 'vitest'
import type { Kind } from '#src/axis/taxonomy.ts'
import { findBeneficiaries } from '#src/enrich/money/find-beneficiaries.ts'

function whoIn(text: string, kind: Kind = 'aide', title = ''): string[] {
  return findBeneficiaries({ title, text }, kind).map(({ id }) => id)
}

/** Pushes a sentence beyond the opening of a notice, where only words of eligibility count. */
const longOpening = 'Le dispositif soutient la transition des usages et leur maîtrise dans la durée. '.repeat(
  10,
)

describe('findBeneficiaries', () => {
  it.each([
    ['Les communes de moins de 3 500 habitants peuvent déposer un dossier.', ['commune']],
    ['L’appel s’adresse aux intercommunalités et aux syndicats mixtes.', ['epci', 'syndicat-mixte']],
    ['Bénéficiaires : communes, EPCI, départements.', ['commune', 'epci', 'department']],
    [
      'Ouvert aux collectivités territoriales et à leurs groupements.',
      ['commune', 'epci', 'department', 'region', 'syndicat-mixte'],
    ],
    ['Les communes et leurs groupements sont éligibles.', ['commune', 'epci']],
    ['Communautés de communes, métropoles et agglomérations sont invitées à candidater.', ['epci']],
    ['Aide aux associations d’au moins deux ans.', ['association']],
    ['Les TPE et PME obtiendront un chèque.', ['private-sector']],
    ['Destiné aux laboratoires et aux organismes de recherche.', ['researcher']],
    ['Les exploitations agricoles et les CUMA peuvent y prétendre.', ['farmer']],
    ['Réservé aux particuliers sans fibre.', ['private-person']],
    ['SEM, SPL et entreprises publiques locales sont éligibles.', ['public-cies']],
    ['Les établissements publics et les centres de gestion peuvent candidater.', ['public-org']],
    ['Ouvert aux collectivités d’outre-mer.', ['special']],
  ])('reads « %s »', (text, who) => {
    expect(whoIn(text)).toEqual(who)
  })

  it.each(['appel-a-projets', 'ami', 'aide'] as const)('reads an item of kind %s', (kind) => {
    expect(whoIn('Ouvert aux communes.', kind)).toEqual(['commune'])
  })

  it.each(['laureats', 'actualite', 'marche-public', 'loi', 'evenement'] as const)(
    'reads nothing in an item of kind %s',
    (kind) => {
      expect(whoIn('Ouvert aux communes.', kind)).toEqual([])
    },
  )

  it.each([
    ['Ouvert aux associations, hors communes.', ['association']],
    ['Les communes peuvent candidater ; les entreprises ne sont pas éligibles.', ['commune']],
    ['Bénéficiaires : entreprises, à l’exception des associations.', ['private-sector']],
    ['Hors Paris, les communes peuvent candidater.', ['commune']],
  ])('leaves out those who are denied in « %s »', (text, who) => {
    expect(whoIn(text)).toEqual(who)
  })

  it('counts no payer among those whom it pays', () => {
    expect(whoIn('La Région aide les collectivités.')).toEqual(['commune', 'epci', 'department'])
    expect(whoIn('Le Département aide les collectivités.')).toEqual(['commune', 'epci'])
    expect(whoIn('La Région finance un programme de formation.')).toEqual([])
  })

  it.each([
    'Les élus de la métropole ont voté le dispositif.',
    'Un guichet pour les habitants de la commune.',
    'Des ménages seront mieux servis.',
    'Le programme est doté de deux millions d’euros.',
  ])('takes nobody met along the way: « %s »', (text) => {
    expect(whoIn(text)).toEqual([])
  })

  it('reads the title', () => {
    const found = findBeneficiaries({ title: 'Cyber : une aide pour les communes', text: '' }, 'aide')
    expect(found).toEqual([{ id: 'commune', at: { field: 'title', start: 26, end: 34 } }])
  })

  it('asks for a sentence of eligibility beyond the opening', () => {
    expect(whoIn(`${longOpening}Des entreprises ont répondu à une enquête.`)).toEqual([])
    expect(whoIn(`${longOpening}Sont éligibles les entreprises de la filière.`)).toEqual(['private-sector'])
    expect(
      whoIn(`${longOpening}\nBénéficiaires\n\nAssociations\n\nCommunes\n\nMontant\n\nLes PME attendront.`),
    ).toEqual(['association', 'commune'])
  })

  it('says each once, where it is first said, in the words of the text', () => {
    const text = 'L’aide s’adresse aux communes rurales. Les communes peuvent la demander.'
    const [only, ...others] = findBeneficiaries({ title: '', text }, 'aide')
    expect(others).toEqual([])
    expect(text.slice(only!.at!.start, only!.at!.end)).toBe('communes')
    expect(only!.at!.start).toBe(21)
  })
})
