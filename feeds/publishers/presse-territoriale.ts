import { defineFeeds } from '#src/feed/definition.ts'

export const presseTerritoriale = defineFeeds([
  // Medium: seen in public feed lists. Paid: title and standfirst.
  {
    id: 'gazette-communes',
    publisher: 'La Gazette des communes',
    title: 'La Gazette des communes',
    url: 'https://www.lagazettedescommunes.com/feed/',
    homepage: 'https://www.lagazettedescommunes.com/',
    domain: 'juridique',
    territory: 'national',
    language: 'fr',
    everyMinutes: 120,
    format: 'syndication',
  },
  // Medium: seen in public feed lists.
  {
    id: 'gazette-une',
    publisher: 'La Gazette des communes',
    title: 'La Gazette des communes — à la une',
    url: 'https://www.lagazettedescommunes.com/rubriques/a-la-une/feed/',
    homepage: 'https://www.lagazettedescommunes.com/',
    domain: 'juridique',
    territory: 'national',
    language: 'fr',
    everyMinutes: 360,
    format: 'syndication',
    paused: 'Sous-ensemble du flux général de la Gazette',
  },
  // Low: usual path of such a site, never seen live.
  {
    id: 'journal-departements',
    publisher: 'Le Journal des Départements',
    title: 'Le Journal des Départements',
    url: 'https://www.lejournaldesdepartements.com/feed/',
    homepage: 'https://www.lejournaldesdepartements.com/',
    domain: 'technologique',
    territory: 'national',
    language: 'fr',
    everyMinutes: 360,
    format: 'syndication',
  },
])
