import { defineFeeds } from '#src/feed/definition.ts'

export const infranum = defineFeeds([
  // Low: usual path of such a site, never seen live.
  {
    id: 'infranum',
    publisher: 'InfraNum',
    title: 'InfraNum',
    url: 'https://infranum.fr/feed/',
    homepage: 'https://infranum.fr/',
    domain: 'technologique',
    territory: 'national',
    language: 'fr',
    everyMinutes: 720,
    format: 'syndication',
    priors: { 'infrastructures-thd-mobile': 2 },
  },
])
