import { defineFeeds } from '#src/feed/definition.ts'

export const infranum = defineFeeds([
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
    cadenceMinutes: 20160,
    confidence: 'low',
    note: 'Adresse habituelle de ce genre de site, jamais vue en service.',
    format: 'syndication',
    priors: { 'infrastructures-thd-mobile': 2 },
  },
])
