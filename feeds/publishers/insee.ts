import { defineFeeds } from '#src/feed/definition.ts'

export const insee = defineFeeds([
  // Medium: seen in public feed lists.
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
    format: 'syndication',
    gate: 'strong-cue',
  },
])
