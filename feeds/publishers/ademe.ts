import { defineFeeds } from '#src/feed/definition.ts'

export const ademe = defineFeeds([
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
    cadenceMinutes: 10080,
    confidence: 'medium',
    note: 'Adresse relevée dans des listes publiques de flux.',
    format: 'syndication',
    kind: 'etude',
  },
])
