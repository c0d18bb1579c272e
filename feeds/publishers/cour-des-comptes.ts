import { defineFeeds } from '#src/feed/definition.ts'

export const courDesComptes = defineFeeds([
  // High: seen in cyrilmourin/veille-parlementaire-sport. Redirects to /fr/rss/publications; times out from some hosts.
  {
    id: 'ccomptes',
    publisher: 'Cour des comptes',
    title: 'Cour des comptes — publications',
    url: 'https://www.ccomptes.fr/rss/publications',
    homepage: 'https://www.ccomptes.fr/',
    domain: 'juridique',
    territory: 'national',
    language: 'fr',
    everyMinutes: 360,
    format: 'syndication',
    kind: 'etude',
  },
])
