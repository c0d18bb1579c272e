import { describe, expect, it } from 'vitest'
import type { Money } from '#src/enrich/facts.ts'
import { findMoney } from '#src/enrich/money/find-money.ts'

function moneyIn(text: string, title = ''): Money[] {
  return findMoney({ title, text }).money
}

function valuesIn(text: string, title = ''): number[] {
  return moneyIn(text, title).map(({ value }) => value)
}

describe('findMoney, public money', () => {
  it.each([
    ['La Région consacre 2,5 millions d’euros aux tiers-lieux.', [2_500_000]],
    ['Subvention de 12 000 € votée par le conseil municipal.', [12_000]],
    ['Le marché, conclu pour quatre ans, s’élève à 185 400 euros HT pour la commune.', [185_400]],
    ['Le chantier coûte 48 M€ au syndicat mixte.', [48_000_000]],
    ['L’enveloppe de 900 millions du fonds national sera ouverte en mars.', [900_000_000]],
    ['Le département reçoit 18 millions d’euros et la métropole 35 millions.', [18_000_000, 35_000_000]],
    ['Avec 28 millions d’euros au budget 2027, l’État tient parole.', [28_000_000]],
    ['La mairie a payé 250 000 euros ce système de capteurs.', [250_000]],
  ])('keeps « %s »', (text, values) => {
    expect(valuesIn(text)).toEqual(values)
  })

  it('lets a sum without a unit borrow that of its neighbour, when a verb says that it is money', () => {
    expect(
      valuesIn('Sur 120 millions d’euros investis par le Département, 45 viennent de la Région.'),
    ).toEqual([120_000_000, 45_000_000])
    expect(valuesIn('L’État en apporte 9 000 et ajoute 1 000 euros de ressources.')).toEqual([9000, 1000])
    expect(
      valuesIn('Contrat de 80 millions d’euros, dont 31,5 millions de l’État et 48,5 de la Région.'),
    ).toEqual([80_000_000, 31_500_000, 48_500_000])
  })

  it('takes no count of people or places for money', () => {
    expect(
      valuesIn('La Région met 3 M€ pour 12 communes du Cher, 45 de la Creuse et 2 millions d’habitants.'),
    ).toEqual([3_000_000])
    expect(valuesIn('Doté de 5 M€, le plan vise 13 millions de Français et 4 millions de foyers.')).toEqual([
      5_000_000,
    ])
  })

  it('keeps a sum said twice once, where it is first said', () => {
    const title = 'Cyber : 30 millions d’euros pour les communes'
    expect(moneyIn('L’État y consacre 30 M€.', title)).toEqual([
      expect.objectContaining({ value: 30_000_000, at: { field: 'title', start: 8, end: 27 } }),
    ])
  })
})

describe('findMoney, other sums', () => {
  it.each([
    'La CNIL inflige une amende de 400 000 euros à un établissement public.',
    'La commune devra s’exécuter sous astreinte de cent cinquante euros par jour.',
    'Le tribunal a condamné la ville à verser 176 586,80 euros à la société.',
    'La société réclamait à la commune 274 080 euros de factures impayées.',
    'L’entreprise, 22 millions d’euros de chiffre d’affaires, emploie 200 salariés dans la région.',
    'La jeune pousse lève 9 millions d’euros auprès de fonds.',
    'Les pirates exigent une rançon de 2 millions d’euros du département.',
    'L’hôpital chiffre le préjudice à 815 000 euros.',
    'Abonnement fibre à 22,99 euros par mois dans toutes les communes.',
    'La ville attend 76 500 € d’économies par an sur ses licences.',
    'Cinq milliards d’économies sont demandés aux collectivités.',
    'La commune verse 0,45 euro par habitant.',
    'Une rançon de dix millions de dollars est exigée de la collectivité.',
    'Google investit 4 milliards d’euros dans ses centres de données en Europe.',
    'Le seuil de 40 000 euros s’applique aux acheteurs publics.',
  ])('leaves out « %s »', (text) => {
    expect(moneyIn(text)).toEqual([])
  })

  it('keeps the market of a case that a court judges, not what is disputed', () => {
    const title = 'Tribunal administratif : un accord-cadre annulé'
    const text =
      'L’hôpital avait publié un accord-cadre de 680 000 euros HT. L’évincé demandait 40 000 euros.'
    expect(valuesIn(text, title)).toEqual([680_000])
  })

  it('says nothing of a private deal where no public payer is named', () => {
    expect(moneyIn('Le constructeur pose 25 M€ sur la table pour son usine.')).toEqual([])
  })
})

describe('findMoney, role', () => {
  it.each([
    ['L’enveloppe du programme régional atteint 3 M€.', 'envelope'],
    ['L’appel de l’État est doté de 45 millions d’euros.', 'envelope'],
    ['Aide plafonnée à 15 000 euros par la Région.', 'ceiling'],
    ['La subvention peut aller jusqu’à 50 000 € pour une commune.', 'ceiling'],
    ['50 % des dépenses dans la limite de 200 000 euros.', 'ceiling'],
    ['Subvention de 300 euros maximum pour un équipement public.', 'ceiling'],
    ['Le plancher de dépenses est de 3 000 euros pour les communes.', 'floor'],
    ['Une subvention d’au moins 500 000 € de l’Agence.', 'floor'],
    ['La commune reçoit une subvention de 14 100 euros.', 'grant'],
    ['Coût total de l’opération pour la ville : 184 500 €.', 'cost'],
    ['Le gouvernement promet 30 millions d’euros.', 'funding'],
  ])('of « %s » is %s', (text, role) => {
    expect(moneyIn(text).map((one) => one.role)).toEqual([role])
  })

  it('takes a range for its floor and its ceiling, and a fall for neither', () => {
    expect(moneyIn('L’aide va de 75 000 à 150 000 euros.').map(({ role }) => role)).toEqual([
      'floor',
      'ceiling',
    ])
    expect(moneyIn('Les crédits passent de 62 à 27 millions d’euros.').map(({ role }) => role)).not.toContain(
      'floor',
    )
  })
})

describe('findMoney, what a sum is for', () => {
  it.each([
    ['2 500 euros par projet', 'project'],
    ['25 000 euros d’équipement par école', 'project'],
    ['20 000 € chacun', 'project'],
    ['26 millions d’euros par an', 'year'],
    ['30 000 euros l’an', 'year'],
    ['3 000 euros par poste', 'unit'],
    ['1 200 € HT par mètre carré', 'unit'],
    ['50 000 euros', undefined],
  ])('reads « %s »', (words, per) => {
    expect(moneyIn(`La Région verse une aide de ${words}.`).map((one) => one.per)).toEqual([per])
  })

  it.each([
    ['1 850 000 euros hors taxes', 'HT'],
    ['221 400 € TTC', 'TTC'],
    ['135 186,30 € H.T.', 'HT'],
    ['92 250 €', undefined],
  ])('reads the tax of « %s »', (words, tax) => {
    expect(moneyIn(`Montant du marché public : ${words} pour trois ans.`).map((one) => one.tax)).toEqual([
      tax,
    ])
  })
})

describe('findMoney, rates', () => {
  it.each([
    ['La Région finance 50 % des dépenses éligibles.', 50, 'rate'],
    ['Taux de subvention : 60 %', 60, 'rate'],
    ['L’aide peut atteindre 80 % maximum du coût.', 80, 'ceiling'],
    ['Financement jusqu’à 70 % du montant HT.', 70, 'ceiling'],
    ['Une participation d’au moins 20 % du coût est demandée.', 20, 'floor'],
    ['Projets aidés à hauteur de la moitié du budget.', 50, 'rate'],
    ['Une prise en charge de 37,5 pour cent des travaux.', 37.5, 'rate'],
  ])('reads « %s »', (text, percent, role) => {
    expect(findMoney({ title: '', text }).rates).toMatchObject([{ percent, role }])
  })

  it.each([
    'La fibre dessert 72 % du Cher.',
    '63 % des foyers sont raccordés.',
    'La consommation baisse de 40 % grâce à l’aide de capteurs.',
    'Une réduction de 45 % des dépenses d’énergie.',
    'La moitié des communes ont répondu.',
    '7 300 % du coût',
  ])('reads no rate in « %s »', (text) => {
    expect(findMoney({ title: '', text }).rates).toEqual([])
  })
})
