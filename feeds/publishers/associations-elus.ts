import { defineFeeds } from '#src/feed/definition.ts'

export const associationsElus = defineFeeds([
  {
    id: 'regions-france',
    publisher: 'Régions de France',
    title: 'Régions de France',
    url: 'https://regions-france.org/feed/',
    homepage: 'https://regions-france.org/',
    domain: 'technologique',
    territory: 'national',
    language: 'fr',
    everyMinutes: 720,
    cadenceMinutes: 10080,
    confidence: 'low',
    note: 'Adresse habituelle de ce genre de site, jamais vue en service.',
    format: 'syndication',
  },
])
