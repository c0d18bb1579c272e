import { defineFeeds } from '#src/feed/definition.ts'

export const intelligenceArtificielle = defineFeeds([
  {
    id: 'actuia',
    publisher: 'ActuIA',
    title: 'ActuIA',
    url: 'https://www.actuia.com/feed/',
    homepage: 'https://www.actuia.com/',
    domain: 'technologique',
    territory: 'national',
    language: 'fr',
    everyMinutes: 360,
    cadenceMinutes: 4320,
    confidence: 'medium',
    note: 'Adresse relevée dans des listes publiques de flux.',
    format: 'syndication',
    priors: { 'donnees-ia': 2 },
    gate: 'local-authority',
  },
])
