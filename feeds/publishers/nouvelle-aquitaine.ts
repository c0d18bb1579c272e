import { defineFeeds } from '#src/feed/definition.ts'

export const nouvelleAquitaine = defineFeeds([
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
    cadenceMinutes: 43200,
    confidence: 'medium',
    note: 'Adresse relevée dans des listes publiques de flux. Pas ouvert à nos communes : pour s’en inspirer.',
    format: 'syndication',
    kind: 'aide',
  },
])
