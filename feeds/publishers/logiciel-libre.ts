import { defineFeeds } from '#src/feed/definition.ts'

export const logicielLibre = defineFeeds([
  {
    id: 'april',
    publisher: 'April',
    title: 'April',
    url: 'https://www.april.org/rss.xml',
    homepage: 'https://www.april.org/',
    domain: 'technologique',
    territory: 'national',
    language: 'fr',
    everyMinutes: 720,
    cadenceMinutes: 20160,
    confidence: 'low',
    note: 'Adresse habituelle de ce genre de site, jamais vue en service.',
    format: 'syndication',
    gate: 'local-authority',
  },
])
