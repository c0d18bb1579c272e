import { defineFeeds } from '#src/feed/definition.ts'

export const defenseurDesDroits = defineFeeds([
  {
    id: 'defenseur-droits',
    publisher: 'Défenseur des droits',
    title: 'Défenseur des droits',
    url: 'https://www.defenseurdesdroits.fr/rss.xml',
    homepage: 'https://www.defenseurdesdroits.fr/',
    domain: 'juridique',
    territory: 'national',
    language: 'fr',
    everyMinutes: 360,
    cadenceMinutes: 10080,
    confidence: 'high',
    note: 'Adresse relevée dans cyrilmourin/veille-parlementaire-sport.',
    format: 'syndication',
  },
])
