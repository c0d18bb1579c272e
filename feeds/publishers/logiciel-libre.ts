import { defineFeeds } from '#src/feed/definition.ts'

export const logicielLibre = defineFeeds([
  // Low: usual path of such a site, never seen live.
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
    format: 'syndication',
    gate: 'local-authority',
  },
])
