import { defineFeeds } from '#src/feed/definition.ts'

export const cerema = defineFeeds([
  {
    id: 'cerema',
    publisher: 'Cerema',
    title: 'Cerema — actualités',
    url: 'https://www.cerema.fr/fr/rss/news/feed',
    homepage: 'https://www.cerema.fr/',
    domain: 'technologique',
    territory: 'national',
    language: 'fr',
    everyMinutes: 360,
    cadenceMinutes: 10080,
    confidence: 'medium',
    note: 'Adresse relevée dans des listes publiques de flux.',
    format: 'syndication',
  },
])
