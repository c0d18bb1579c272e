import { defineFeeds } from '#src/feed/definition.ts'

export const viePublique = defineFeeds([
  // Medium: seen in public feed lists.
  {
    id: 'vie-publique',
    publisher: 'Vie-publique.fr',
    title: 'Vie-publique.fr — actualités',
    url: 'https://www.vie-publique.fr/actualites-feeds.xml',
    homepage: 'https://www.vie-publique.fr/',
    domain: 'juridique',
    territory: 'national',
    language: 'fr',
    everyMinutes: 180,
    format: 'syndication',
  },
])
