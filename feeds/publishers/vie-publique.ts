import { defineFeeds } from '#src/feed/definition.ts'

export const viePublique = defineFeeds([
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
    cadenceMinutes: 4320,
    confidence: 'medium',
    note: 'Adresse relevée dans des listes publiques de flux.',
    format: 'syndication',
  },
])
