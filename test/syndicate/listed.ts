import type { Listed, Listing } from '#src/syndicate/listing.ts'

/** An item as files list it; a test says only what matters to it. */
export function listed(given: Partial<Listed> = {}): Listed {
  return {
    title: 'Appel à projets « Territoires connectés »',
    publisher: 'Banque des projets',
    published: '2026-11-19T23:30:00Z',
    deadline: '2026-12-17T11:00:00Z',
    state: 'Ouvert, moins de 30 jours',
    amount: 30_000_000,
    axes: ['Territoires durables et connectés', 'Données et IA'],
    domain: 'Financière',
    kind: 'Appel à projets',
    territories: ['Loir-et-Cher (41)'],
    beneficiaries: ['communes', 'intercommunalités'],
    references: ['loi 2021-1485'],
    originalUrl: 'https://projets.example/appel?a=1&b=2',
    page: 'https://veille.example/elements/appel',
    licence: 'Licence Ouverte 2.0',
    summary: 'L’appel soutient les collectivités.',
    language: 'fr',
    nature: 'page',
    ...given,
  }
}

export const listing: Listing = {
  title: '« capteurs », Axe : Territoires durables et connectés',
  pageUrl: 'https://veille.example/?q=capteurs',
  total: 2,
  madeAt: new Date('2026-11-24T08:00:00Z'),
}
