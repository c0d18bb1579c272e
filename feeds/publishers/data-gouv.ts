import { defineFeeds } from '#src/feed/definition.ts'
import type { JsonMapping } from '#src/feed/definition.ts'

// Routes and fields read in opendatateam/udata, the engine of data.gouv.fr.
const datasets: JsonMapping = {
  items: 'data',
  guid: 'id',
  title: 'title',
  url: 'page',
  published: 'created_at',
  updated: 'last_modified',
  author: 'organization.name',
  summary: ['description'],
  categories: ['tags'],
}

const common = {
  publisher: 'data.gouv.fr',
  homepage: 'https://www.data.gouv.fr/',
  language: 'fr',
} as const

export const dataGouv = defineFeeds([
  {
    ...common,
    id: 'datagouv-posts',
    title: 'data.gouv.fr — actualités',
    url: 'https://www.data.gouv.fr/api/1/posts/recent.atom',
    domain: 'technologique',
    territory: 'national',
    everyMinutes: 720,
    format: 'syndication',
    priors: { 'donnees-ia': 2 },
  },
  // Every theme under the sun: without a strong cue a data set stays in search only.
  {
    ...common,
    id: 'datagouv-datasets-atom',
    title: 'data.gouv.fr — jeux de données récents',
    url: 'https://www.data.gouv.fr/api/1/datasets/recent.atom',
    domain: 'technologique',
    territory: 'national',
    everyMinutes: 360,
    format: 'syndication',
    gate: 'strong-cue',
  },
  {
    ...common,
    id: 'datagouv-cvl',
    title: 'data.gouv.fr — jeux de données sur la région Centre-Val de Loire',
    url: 'https://www.data.gouv.fr/api/1/datasets/?geozone=fr:region:24&sort=-created&page_size=50',
    domain: 'technologique',
    territory: 'region-24',
    everyMinutes: 1440,
    format: 'json',
    gate: 'strong-cue',
    paging: { kind: 'next', path: 'next_page', most: 3, newestFirst: true },
    mapping: datasets,
  },
  {
    ...common,
    id: 'scdl-subventions',
    title: 'data.gouv.fr — subventions publiées par les collectivités',
    url: 'https://www.data.gouv.fr/api/1/datasets/?schema=scdl%2Fsubventions&sort=-last_update&page_size=100',
    domain: 'financiere',
    territory: 'national',
    everyMinutes: 1440,
    format: 'json',
    gate: 'strong-cue',
    mapping: datasets,
  },
])
