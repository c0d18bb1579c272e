import { defineFeeds } from '#src/feed/definition.ts'
import type { JsonMapping } from '#src/feed/definition.ts'

// The mapping is that of the catalogue of Explore v2.1.
function catalogueOf(portal: string): JsonMapping {
  return {
    items: 'results',
    guid: 'dataset_id',
    title: 'metas.default.title',
    url: `${portal}/explore/dataset/{dataset_id}/`,
    updated: 'metas.default.modified',
    author: 'metas.default.publisher',
    html: 'metas.default.description',
    categories: ['metas.default.theme', 'metas.default.keyword'],
  }
}

export const openDataCentreValDeLoire = defineFeeds([
  {
    id: 'data-tours',
    publisher: 'Tours Métropole Val de Loire',
    title: 'Open data de Tours Métropole',
    url: 'https://data.tours-metropole.fr/api/explore/v2.1/catalog/datasets?order_by=modified%20desc&limit=50',
    homepage: 'https://data.tours-metropole.fr/',
    domain: 'technologique',
    territory: 'epci-243700754',
    language: 'fr',
    everyMinutes: 1440,
    cadenceMinutes: 20160,
    confidence: 'low',
    note: 'Portail Opendatasoft à ce qu’on en dit, jamais interrogé.',
    format: 'json',
    api: true,
    gate: 'strong-cue',
    mapping: catalogueOf('https://data.tours-metropole.fr'),
  },
  {
    id: 'data-orleans',
    publisher: 'Orléans Métropole',
    title: 'Open data d’Orléans Métropole',
    url: 'https://data.orleans-metropole.fr/api/explore/v2.1/catalog/datasets?order_by=modified%20desc&limit=50',
    homepage: 'https://data.orleans-metropole.fr/',
    domain: 'technologique',
    territory: 'epci-244500468',
    language: 'fr',
    everyMinutes: 1440,
    cadenceMinutes: 20160,
    confidence: 'low',
    note: 'Portail Opendatasoft à ce qu’on en dit, jamais interrogé.',
    format: 'json',
    api: true,
    gate: 'strong-cue',
    mapping: catalogueOf('https://data.orleans-metropole.fr'),
  },
])
