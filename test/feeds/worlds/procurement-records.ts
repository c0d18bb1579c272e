import type { AnswerOf } from './records.ts'

/** BOAMP: a call, and the notice that corrects it. */
const notices: AnswerOf = () => ({
  body: JSON.stringify({
    total_count: 2,
    results: [
      {
        idweb: '26-90002',
        objet: 'Télérelève des compteurs d’eau du val inventé',
        nomacheteur: 'SYNDICAT DU VAL INVENTÉ',
        titulaire: null,
        nature: 'RECTIFICATIF',
        nature_libelle: 'Avis rectificatif',
        procedure_libelle: 'Procédure ouverte',
        descripteur_libelle: ['Compteur'],
        type_marche_facette: ['Fournitures'],
        code_departement: ['41', '37'],
        dateparution: '2026-11-20',
        datelimitereponse: '2026-12-18T11:00:00+00:00',
        annonce_lie: ['26-90001'],
        url_avis: 'https://www.boamp.fr/pages/avis/?q=idweb:26-90002',
      },
      {
        idweb: '26-90001',
        objet: 'Fibre optique entre les mairies de douze villages',
        nomacheteur: 'COMMUNAUTÉ INVENTÉE',
        titulaire: null,
        nature: 'APPEL_OFFRE',
        nature_libelle: 'Avis de marché',
        procedure_libelle: 'Procédure adaptée',
        descripteur_libelle: ['Réseau'],
        type_marche_facette: ['Travaux'],
        code_departement: ['18'],
        dateparution: '2026-11-12',
        datelimitereponse: '2026-12-04T09:30:00+00:00',
        annonce_lie: null,
        url_avis: 'https://www.boamp.fr/pages/avis/?q=idweb:26-90001',
      },
    ],
  }),
  expected: [
    {
      title: 'Télérelève des compteurs d’eau du val inventé',
      url: 'https://www.boamp.fr/pages/avis/?q=idweb:26-90002',
      publishedAt: '2026-11-20T00:00:00Z',
      deadline: '2026-12-18T11:00:00Z',
      territories: ['dept-41', 'dept-37'],
    },
    {
      title: 'Fibre optique entre les mairies de douze villages',
      url: 'https://www.boamp.fr/pages/avis/?q=idweb:26-90001',
      publishedAt: '2026-11-12T00:00:00Z',
      deadline: '2026-12-04T09:30:00Z',
      territories: ['dept-18'],
    },
  ],
})

const boamp = [
  'boamp-cvl',
  'boamp-reseaux',
  'boamp-objets-connectes',
  'boamp-cybersecurite',
  'boamp-donnees',
  'boamp-services-numeriques',
  'boamp-numerique-responsable',
]

const plannedPurchases: AnswerOf = () => ({
  body: JSON.stringify({
    total_count: 2,
    results: [
      {
        code: 90012,
        libelle: 'Renouvellement des bornes sans fil',
        statut: 'En cours de préparation',
        description: 'CDL',
        categorie_d_achat: 'Informatique et télécommunications',
        montant_estime_du_marche: '1M - 5M€',
        departement_s_d_execution_du_marche: '41|45',
      },
      {
        code: 90011,
        libelle: 'Serveurs pour un centre de calcul',
        statut: 'Validé',
        description: 'Achat de serveurs.',
        categorie_d_achat: 'Informatique et télécommunications',
        montant_estime_du_marche: 'CDL',
        departement_s_d_execution_du_marche: null,
      },
    ],
  }),
  expected: [
    {
      title: 'Renouvellement des bornes sans fil',
      url: 'https://data.economie.gouv.fr/explore/dataset/projets-dachats-publics/table/?q=code:90012',
      territories: ['dept-41', 'dept-45'],
    },
    {
      title: 'Serveurs pour un centre de calcul',
      url: 'https://data.economie.gouv.fr/explore/dataset/projets-dachats-publics/table/?q=code:90011',
    },
  ],
})

/** A line a holder: the first contract has two. */
const awarded: AnswerOf = () => {
  const line = (uid: string, holder: string, objet: string, day: string) => ({
    uid,
    objet,
    acheteur_nom: 'COMMUNE INVENTÉE',
    acheteur_departement_code: '36',
    titulaire_nom: holder,
    procedure: 'Appel d’offres ouvert',
    dateNotification: day,
  })
  return {
    body: JSON.stringify({
      data: [
        line('21360000012026M02', 'SOCIÉTÉ DU NORD', 'Maintenance du réseau radio', '2026-11-18'),
        line('21360000012026M02', 'SOCIÉTÉ DU SUD', 'Maintenance du réseau radio', '2026-11-18'),
        line('21360000012026M01', 'ATELIER INVENTÉ', 'Sauvegarde des données de la mairie', '2026-11-03'),
      ],
      links: { next: null },
      meta: { page: 1, page_size: 100, total: 3 },
    }),
    expected: [
      {
        title: 'Maintenance du réseau radio',
        url: 'https://decp.info/marches/21360000012026M02',
        publishedAt: '2026-11-18T00:00:00Z',
        territories: ['dept-36'],
      },
      {
        title: 'Sauvegarde des données de la mairie',
        url: 'https://decp.info/marches/21360000012026M01',
        publishedAt: '2026-11-03T00:00:00Z',
        territories: ['dept-36'],
      },
    ],
  }
}

/** Public purchases, by the id of the feed. */
export const procurementRecords: Record<string, AnswerOf> = {
  ...Object.fromEntries(boamp.map((id) => [id, notices])),
  approch: plannedPurchases,
  'decp-cvl': awarded,
}
