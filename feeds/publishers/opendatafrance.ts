import { defineFeeds } from '#src/feed/definition.ts'

export const opendatafrance = defineFeeds([
  // Low: usual path of such a site, never seen live.
  {
    id: 'opendatafrance',
    publisher: 'OpenDataFrance',
    title: 'OpenDataFrance',
    url: 'https://opendatafrance.fr/feed/',
    homepage: 'https://www.opendatafrance.net/',
    domain: 'technologique',
    territory: 'national',
    language: 'fr',
    everyMinutes: 720,
    format: 'syndication',
    priors: { 'donnees-ia': 2 },
  },
])
