import { defineFeeds } from '#src/feed/definition.ts'

export const cerema = defineFeeds([
  // Medium: seen in public feed lists.
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
    format: 'syndication',
  },
])
