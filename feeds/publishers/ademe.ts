import { defineFeeds } from '#src/feed/definition.ts'

export const ademe = defineFeeds([
  // Medium: seen in public feed lists.
  {
    id: 'ademe-librairie',
    publisher: 'ADEME',
    title: 'ADEME — librairie, actualités',
    url: 'https://librairie.ademe.fr/rss/actualites.xml',
    homepage: 'https://librairie.ademe.fr/',
    domain: 'technologique',
    territory: 'national',
    language: 'fr',
    everyMinutes: 720,
    format: 'syndication',
    kind: 'etude',
  },
])
