import { defineFeeds } from '#src/feed/definition.ts'

export const opendatafrance = defineFeeds([
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
    cadenceMinutes: 43200,
    confidence: 'low',
    note: 'Adresse habituelle de ce genre de site, jamais vue en service.',
    format: 'syndication',
    priors: { 'donnees-ia': 2 },
  },
])
