import { defineFeeds } from '#src/feed/definition.ts'

export const commissionEuropeenne = defineFeeds([
  // High: read on 2026-08-05 by a public project.
  {
    id: 'dg-connect',
    publisher: 'Commission européenne',
    title: 'Shaping Europe’s digital future',
    url: 'https://digital-strategy.ec.europa.eu/en/rss.xml',
    homepage: 'https://digital-strategy.ec.europa.eu/',
    domain: 'technologique',
    territory: 'ue',
    language: 'en',
    everyMinutes: 180,
    format: 'syndication',
  },
])
