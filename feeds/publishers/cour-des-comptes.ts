import { defineFeeds } from '#src/feed/definition.ts'

export const courDesComptes = defineFeeds([
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
    cadenceMinutes: 10080,
    confidence: 'high',
    note: 'Adresse relevée dans cyrilmourin/veille-parlementaire-sport. Redirige vers /fr/rss/publications ; ne répond pas à certains hébergeurs.',
    format: 'syndication',
    kind: 'etude',
  },
])
