import { defineFeeds } from '#src/feed/definition.ts'

export const recia = defineFeeds([
  // Low: usual path of such a site, never seen live.
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
    format: 'syndication',
    priors: { 'gouvernance-mutualisation': 1 },
  },
])
