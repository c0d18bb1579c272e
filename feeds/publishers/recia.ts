import { defineFeeds } from '#src/feed/definition.ts'

export const recia = defineFeeds([
  {
    id: 'recia',
    publisher: 'GIP RECIA',
    title: 'GIP RECIA — actualités',
    url: 'https://www.recia.fr/feed/',
    homepage: 'https://www.recia.fr/',
    domain: 'technologique',
    territory: 'region-24',
    language: 'fr',
    everyMinutes: 360,
    cadenceMinutes: 20160,
    confidence: 'low',
    note: 'Adresse habituelle de ce genre de site, jamais vue en service.',
    format: 'syndication',
    priors: { 'gouvernance-mutualisation': 1 },
  },
])
