import { defineFeeds } from '#src/feed/definition.ts'

export const cnil = defineFeeds([
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
    cadenceMinutes: 10080,
    confidence: 'high',
    note: 'Éléments recueillis le 22 août 2026 par Sofianebzz/veille-juridique.',
    format: 'syndication',
    priors: { 'cybersecurite-confiance': 1 },
  },
])
