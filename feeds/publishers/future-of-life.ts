import { defineFeeds } from '#src/feed/definition.ts'

export const futureOfLife = defineFeeds([
  // Medium: seen in public feed lists. Not an institution.
  {
    id: 'ai-act',
    publisher: 'Future of Life Institute',
    title: 'artificialintelligenceact.eu',
    url: 'https://artificialintelligenceact.eu/feed/',
    homepage: 'https://artificialintelligenceact.eu/',
    domain: 'juridique',
    territory: 'ue',
    language: 'en',
    everyMinutes: 720,
    format: 'syndication',
    priors: { 'donnees-ia': 2 },
  },
])
