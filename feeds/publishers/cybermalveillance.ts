import { defineFeeds } from '#src/feed/definition.ts'

export const cybermalveillance = defineFeeds([
  {
    id: 'cybermalveillance',
    publisher: 'Cybermalveillance.gouv.fr',
    title: 'Cybermalveillance.gouv.fr — actualités',
    url: 'https://www.cybermalveillance.gouv.fr/feed/atom-flux-actualites',
    homepage: 'https://www.cybermalveillance.gouv.fr/',
    domain: 'technologique',
    territory: 'national',
    language: 'fr',
    everyMinutes: 180,
    cadenceMinutes: 10080,
    confidence: 'high',
    note: 'Adresse relevée dans des listes publiques de flux.',
    format: 'syndication',
    priors: { 'cybersecurite-confiance': 2 },
  },
])
