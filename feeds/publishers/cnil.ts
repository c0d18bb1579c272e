import { defineFeeds } from '#src/feed/definition.ts'

export const cnil = defineFeeds([
  // High: items collected on 2026-08-22 (Sofianebzz/veille-juridique).
  {
    id: 'cnil',
    publisher: 'CNIL',
    title: 'CNIL — actualités',
    url: 'https://www.cnil.fr/fr/rss.xml',
    homepage: 'https://www.cnil.fr/',
    domain: 'juridique',
    territory: 'national',
    language: 'fr',
    everyMinutes: 180,
    format: 'syndication',
    priors: { 'cybersecurite-confiance': 1 },
  },
])
