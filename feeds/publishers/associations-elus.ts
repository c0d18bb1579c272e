import { defineFeeds } from '#src/feed/definition.ts'

export const associationsElus = defineFeeds([
  // Low: usual path of such a site, never seen live.
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
    format: 'syndication',
  },
])
