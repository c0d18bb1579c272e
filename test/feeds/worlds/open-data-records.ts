import type { CsvFeed, JsonFeed } from '#src/feed/definition.ts'
import type { AnswerOf } from './records.ts'
import { siteOf } from './world.ts'

/** Aides-territoires: a call of a neighbouring département, and a lasting aid, behind the token of the day. */
const aids: AnswerOf = (feed) => {
  const site = siteOf(feed)
  const common = {
    financers: ['Syndicat inventé'],
    programs: [],
    description: '<p>Le syndicat accompagne les <strong>communes</strong>.</p>',
    categories: ['Technologies numériques / Objets connectés'],
    aid_types: ['Subvention'],
    date_created: '2026-10-02T09:00:00+02:00',
    date_updated: '2026-11-10T09:00:00+01:00',
  }
  const results = [
    {
      ...common,
      id: 900001,
      url: '/aides/900001-capteurs/',
      name: 'Équiper son réseau d’eau',
      perimeter: 'Loir-et-Cher (Département)',
      is_call_for_project: true,
      submission_deadline: '2027-01-29',
    },
    {
      ...common,
      id: 900002,
      url: '/aides/900002-conseil/',
      name: 'Conseil numérique aux communes',
      perimeter: 'France',
      is_call_for_project: false,
      submission_deadline: null,
    },
  ]
  const dates = { publishedAt: '2026-10-02T07:00:00Z', updatedAt: '2026-11-10T08:00:00Z' }
  return {
    body: JSON.stringify({ count: 2, previous: null, next: null, results }),
    others: { [tokenAddress(feed)]: '{"token":"jeton.du.jour"}' },
    expected: [
      {
        ...dates,
        title: 'Équiper son réseau d’eau',
        url: `${site}/aides/900001-capteurs/`,
        deadline: '2027-01-29',
        kind: 'appel-a-projets',
        territories: ['dept-41'],
      },
      {
        ...dates,
        title: 'Conseil numérique aux communes',
        url: `${site}/aides/900002-conseil/`,
        territories: ['national'],
      },
    ],
  }
}

/** EU Funding & Tenders: a topic in two languages, another in one, and a tender that is left out. */
const topics: AnswerOf = (feed) => {
  const topic = (identifier: string, language: string, title: string, type = '1') => ({
    reference: `${identifier}-${language}`,
    language,
    metadata: {
      identifier: [identifier],
      title: [title],
      callTitle: ['Espaces de données'],
      type: [type],
      status: ['31094502'],
      startDate: ['2026-10-15T00:00:00.000+0000'],
      deadlineDate: ['2027-03-02T00:00:00.000+0000'],
      keywords: ['Interoperability'],
      descriptionByte: ['<span>Local data spaces.</span>'],
    },
  })
  const portal =
    'https://ec.europa.eu/info/funding-tenders/opportunities/portal/screen/opportunities/topic-details'
  return {
    body: JSON.stringify({
      results: [
        topic('DIGITAL-2026-A', 'en', 'Data spaces for communities'),
        topic('DIGITAL-2026-A', 'fr', 'Espaces de données pour les collectivités'),
        topic('CEF-DIG-2026-B', 'en', '5G corridors'),
        topic('TENDER-1', 'en', 'Cleaning', '0'),
      ],
    }),
    others: { [feed.url.replace('pageNumber=1', 'pageNumber=2')]: '{"results":[]}' },
    expected: [
      {
        title: 'Espaces de données pour les collectivités',
        url: `${portal}/DIGITAL-2026-A`,
        deadline: '2027-03-02T00:00:00Z',
      },
      { title: '5G corridors', url: `${portal}/CEF-DIG-2026-B`, deadline: '2027-03-02T00:00:00Z' },
    ],
  }
}

/** A search of data.gouv.fr (udata). */
const datasets: AnswerOf = () => {
  const dataset = (slug: string, title: string, created: string) => ({
    id: slug,
    title,
    description: 'Données **ouvertes** du territoire.',
    page: `https://www.data.gouv.fr/datasets/${slug}/`,
    created_at: created,
    last_modified: '2026-11-20T10:00:00+00:00',
    organization: { name: 'Commune inventée' },
    tags: ['adresse'],
  })
  return {
    body: JSON.stringify({
      data: [
        dataset('lampadaires', 'Lampadaires de la commune', '2026-11-18T10:00:00+00:00'),
        dataset('adresses', 'Base adresse locale', '2026-11-03T10:00:00.123000+00:00'),
      ],
      next_page: null,
      total: 2,
    }),
    expected: [
      {
        title: 'Lampadaires de la commune',
        url: 'https://www.data.gouv.fr/datasets/lampadaires/',
        publishedAt: '2026-11-18T10:00:00Z',
        updatedAt: '2026-11-20T10:00:00Z',
      },
      {
        title: 'Base adresse locale',
        url: 'https://www.data.gouv.fr/datasets/adresses/',
        publishedAt: '2026-11-03T10:00:00Z',
        updatedAt: '2026-11-20T10:00:00Z',
      },
    ],
  }
}

/** The catalogue of an Opendatasoft portal: a data set has no date but its last change. */
const catalogue: AnswerOf = (feed) => {
  const site = siteOf(feed)
  const dataset = (id: string, title: string, modified: string) => ({
    dataset_id: id,
    metas: {
      default: {
        title,
        modified,
        publisher: 'Métropole inventée',
        description: '<p>Relevés</p>',
        theme: ['Air'],
      },
    },
  })
  return {
    body: JSON.stringify({
      total_count: 2,
      results: [
        dataset('qualite-air', 'Qualité de l’air', '2026-11-20T08:00:00+00:00'),
        dataset('arbres', 'Arbres de la métropole', '2026-10-02T08:00:00+00:00'),
      ],
    }),
    expected: [
      {
        title: 'Qualité de l’air',
        url: `${site}/explore/dataset/qualite-air/`,
        updatedAt: '2026-11-20T08:00:00Z',
      },
      {
        title: 'Arbres de la métropole',
        url: `${site}/explore/dataset/arbres/`,
        updatedAt: '2026-10-02T08:00:00Z',
      },
    ],
  }
}

/** The columns of the library's table, with a project that nobody outside can open. */
const library: AnswerOf = () => ({
  body: `Nom_collectivite,Nom_du_projet,SIRET,Type_de_collectivite,Statut_du_projet,Description_service,Theme,Sous_Theme,URL_Service,Date_de_derniere_mise_a_jour
Ville inventée,Lire les compteurs,21410000000011,Commune,En expérimentation,"Un modèle lit les compteurs, la nuit.",Eau,"Fuites, relève",https://www.ville-inventee.example/compteurs,06/10/2026
Métropole inventée,Trier les signalements,24370000000011,Métropole,En déploiement,Un modèle range les messages des habitants.,Administration,,https://www.metropole-inventee.example/signalements,12/11/2026
`,
  expected: [
    {
      title: 'Lire les compteurs',
      url: 'https://www.ville-inventee.example/compteurs',
      updatedAt: '2026-10-06T00:00:00Z',
    },
    {
      title: 'Trier les signalements',
      url: 'https://www.metropole-inventee.example/signalements',
      updatedAt: '2026-11-12T00:00:00Z',
    },
  ],
})

/** Where the token of the day is asked for. */
export function tokenAddress(feed: JsonFeed | CsvFeed): string {
  return ('auth' in feed && feed.auth?.url) || ''
}

/** Aids and open data, by the id of the feed. */
export const openDataRecords: Record<string, AnswerOf> = {
  'aides-territoires': aids,
  'sedia-numerique': topics,
  'datagouv-cvl': datasets,
  'scdl-subventions': datasets,
  'data-tours': catalogue,
  'data-orleans': catalogue,
  'biblio-ia-territoriale': library,
}
