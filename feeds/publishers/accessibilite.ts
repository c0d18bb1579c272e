import { defineFeeds } from '#src/feed/definition.ts'

export const accessibilite = defineFeeds([
  {
    id: 'access42',
    publisher: 'Access42',
    title: 'Access42 (accessibilité)',
    url: 'https://access42.net/feed/',
    homepage: 'https://access42.net/',
    domain: 'technologique',
    territory: 'national',
    language: 'fr',
    everyMinutes: 720,
    cadenceMinutes: 20160,
    confidence: 'medium',
    note: 'Site vu, chemin supposé.',
    format: 'syndication',
    priors: { 'administration-services-publics': 2 },
  },
])
