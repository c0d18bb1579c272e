import { defineFeeds } from '#src/feed/definition.ts'

export const insee = defineFeeds([
  {
    id: 'insee-1',
    publisher: 'Insee',
    title: 'Insee — publications',
    url: 'https://www.insee.fr/fr/flux/1',
    homepage: 'https://www.insee.fr/',
    domain: 'technologique',
    territory: 'national',
    language: 'fr',
    everyMinutes: 720,
    cadenceMinutes: 10080,
    confidence: 'medium',
    note: 'Adresse relevée dans des listes publiques de flux.',
    format: 'syndication',
    gate: 'strong-cue',
  },
])
