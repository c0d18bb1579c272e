import type { Letter } from '#src/letter/letter.ts'
import { letterCard, letterSection, letterWith } from '#test/letter/sample-card.ts'

/** The letter n° 12 of the test site. */
export const sentLetter: Letter = letterWith({
  id: '2026-S47',
  periodStart: '2026-11-15T23:00:00Z',
  periodEnd: '2026-11-22T23:00:00Z',
  intro: 'Bonjour.\n\nLe cuivre ferme plus tôt que prévu.',
  deadlines: [
    letterCard('appel', {
      title: 'Appel à projets « Territoires intelligents et durables », 2e vague',
      kind: 'appel-a-projets',
      domain: 'financiere',
      axes: ['territoires-durables-connectes'],
      closing: { value: '2026-12-17T11:00:00Z', days: 24 },
      amount: 30_000_000,
      beneficiaries: ['communes', 'intercommunalités'],
    }),
  ],
  texts: [
    letterCard('cuivre', {
      title: 'Fermeture du cuivre : le nouveau calendrier pour 812 communes',
      kind: 'decision',
      domain: 'juridique',
      axes: ['infrastructures-thd-mobile'],
      places: ['dept-41'],
      otherSources: 2,
    }),
  ],
  sections: [
    letterSection(
      [
        letterCard('alerte', {
          title: 'Rançongiciel : alerte pour les collectivités',
          kind: 'alerte',
          axes: ['cybersecurite-confiance'],
          summary: 'Une campagne vise les mairies.',
          summaryOrigin: 'model',
        }),
      ],
      { axis: 'cybersecurite-confiance', code: 'CY', label: 'Cybersécurité' },
    ),
  ],
})
