import { defineFeeds } from '#src/feed/definition.ts'
import type { JsonMapping, JsonRequest } from '#src/feed/definition.ts'

// API Légifrance of the DILA on PISTE (swagger 2.4.2; « Exemples d’utilisation », 17 September 2025). An application and the
// acceptance of its terms take a person a quarter of an hour. www.legifrance.gouv.fr itself refuses robots: it is only linked to.
const service = 'https://api.piste.gouv.fr/dila/legifrance/lf-engine-app/search'

const common = {
  publisher: 'Légifrance',
  homepage: 'https://www.legifrance.gouv.fr/',
  domain: 'juridique',
  territory: 'national',
  language: 'fr',
  everyMinutes: 720,
  cadenceMinutes: 10080,
  format: 'json',
  api: true,
  gate: 'local-authority',
  licence: 'Licence Ouverte 2.0',
  attribution: 'DILA — Légifrance',
  confidence: 'medium',
  note: 'Requête et champs lus dans la documentation de l’API ; jamais appelée. Demander un compte sur piste.gouv.fr.',
  secrets: ['PISTE_CLIENT_ID', 'PISTE_CLIENT_SECRET'],
  auth: {
    kind: 'oauth2-client',
    url: 'https://oauth.piste.gouv.fr/api/oauth/token',
    idSecret: 'PISTE_CLIENT_ID',
    keySecret: 'PISTE_CLIENT_SECRET',
    scope: 'openid',
  },
  paging: { kind: 'page', parameter: 'recherche.pageNumber', from: 1, most: 3, newestFirst: true },
} as const

/** The latest texts of a collection that hold one of these words. */
function search(fond: string, sort: string, words: string): JsonRequest {
  const criterion = { typeRecherche: 'UN_DES_MOTS', valeur: words, operateur: 'ET' }
  return {
    json: {
      fond,
      recherche: {
        champs: [{ typeChamp: 'ALL', operateur: 'ET', criteres: [criterion] }],
        filtres: [],
        pageNumber: 1,
        pageSize: 50,
        operateur: 'ET',
        sort,
        typePagination: 'DEFAUT',
      },
    },
  }
}

/** Dates come as ISO or as milliseconds. */
function results(path: string, published: string): JsonMapping {
  return {
    items: 'results',
    guid: 'titles.0.id',
    title: 'titles.0.title',
    url: `https://www.legifrance.gouv.fr/${path}/id/{titles.0.id}`,
    published,
    author: 'origin',
    summary: ['resumePrincipal', 'text', 'sections.*.extracts.*.values'],
    categories: ['nature', 'motsCles'],
  }
}

export const legifrance = defineFeeds([
  {
    ...common,
    id: 'legifrance-cnil',
    title: 'Légifrance — délibérations de la CNIL',
    url: service,
    request: search('CNIL', 'DATE_DECISION_DESC', 'commune département région collectivité vidéoprotection'),
    mapping: results('cnil', 'date'),
  },
  {
    ...common,
    id: 'legifrance-jurisprudence-administrative',
    title: 'Légifrance — jurisprudence administrative',
    url: service,
    kind: 'jurisprudence',
    request: search(
      'CETAT',
      'DATE_DESC',
      'numérique télécommunications antenne relais données vidéoprotection',
    ),
    mapping: results('ceta', 'date'),
  },
  {
    ...common,
    id: 'legifrance-circulaires',
    title: 'Légifrance — circulaires',
    url: service,
    request: search(
      'CIRC',
      'PUBLI_DATE_DESC',
      'numérique dématérialisation cybersécurité données télécommunications',
    ),
    mapping: results('circulaire', 'dateDiffusion'),
  },
])
