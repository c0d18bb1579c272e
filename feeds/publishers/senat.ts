import { defineFeeds } from '#src/feed/definition.ts'

export const senat = defineFeeds([
  // High: seen in public feed lists.
  {
    id: 'senat-textes',
    publisher: 'Sénat',
    title: 'Sénat — textes déposés',
    url: 'https://www.senat.fr/rss/textes.rss',
    homepage: 'https://www.senat.fr/',
    domain: 'juridique',
    territory: 'national',
    language: 'fr',
    everyMinutes: 180,
    format: 'syndication',
    kind: 'loi',
  },
  // High: seen in public feed lists.
  {
    id: 'senat-rapports',
    publisher: 'Sénat',
    title: 'Sénat — rapports',
    url: 'https://www.senat.fr/rss/rapports.rss',
    homepage: 'https://www.senat.fr/',
    domain: 'juridique',
    territory: 'national',
    language: 'fr',
    everyMinutes: 360,
    format: 'syndication',
    kind: 'etude',
  },
  // High: seen in public feed lists.
  {
    id: 'senat-presse',
    publisher: 'Sénat',
    title: 'Sénat — presse',
    url: 'https://www.senat.fr/rss/presse.rss',
    homepage: 'https://www.senat.fr/',
    domain: 'juridique',
    territory: 'national',
    language: 'fr',
    everyMinutes: 240,
    format: 'syndication',
  },
  // High: seen in cyrilmourin/veille-parlementaire-sport.
  {
    id: 'senat-actualites',
    publisher: 'Sénat',
    title: 'Sénat — actualités (data.senat.fr)',
    url: 'https://data.senat.fr/feed/actualites-rss.xml',
    homepage: 'https://data.senat.fr/',
    domain: 'juridique',
    territory: 'national',
    language: 'fr',
    everyMinutes: 360,
    format: 'syndication',
  },
])
