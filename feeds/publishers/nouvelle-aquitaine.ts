import { defineFeeds } from '#src/feed/definition.ts'

export const nouvelleAquitaine = defineFeeds([
  // Medium: seen in public feed lists. Not open to our communes: for inspiration.
  {
    id: 'aides-nouvelle-aquitaine-num',
    publisher: 'Région Nouvelle-Aquitaine',
    title: 'Nouvelle-Aquitaine — aides Numérique (comparatif)',
    url: 'https://les-aides.nouvelle-aquitaine.fr/fiches-rss/Num%C3%A9rique/rss.xml',
    homepage: 'https://les-aides.nouvelle-aquitaine.fr/',
    domain: 'financiere',
    territory: 'hors-region',
    language: 'fr',
    everyMinutes: 1440,
    format: 'syndication',
    kind: 'aide',
  },
])
