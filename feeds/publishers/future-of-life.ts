import { defineFeeds } from '#src/feed/definition.ts'

export const futureOfLife = defineFeeds([
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
    cadenceMinutes: 20160,
    confidence: 'medium',
    note: 'Adresse relevée dans des listes publiques de flux. N’est pas une institution.',
    format: 'syndication',
    priors: { 'donnees-ia': 2 },
  },
])
