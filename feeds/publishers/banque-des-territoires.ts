import { defineFeeds } from '#src/feed/definition.ts'

export const banqueDesTerritoires = defineFeeds([
  // High: seen in public feed lists.
  {
    id: 'localtis',
    publisher: 'Banque des Territoires',
    title: 'Localtis',
    url: 'https://www.banquedesterritoires.fr/flux/localtis.xml',
    homepage: 'https://www.banquedesterritoires.fr/localtis',
    domain: 'juridique',
    territory: 'national',
    language: 'fr',
    everyMinutes: 120,
    format: 'syndication',
  },
  // Medium: seen in public feed lists.
  {
    id: 'localtis-fonction-publique',
    publisher: 'Banque des Territoires',
    title: 'Localtis — fonction publique',
    url: 'https://www.banquedesterritoires.fr/flux/fonction-publique/localtis.xml',
    homepage: 'https://www.banquedesterritoires.fr/localtis',
    domain: 'juridique',
    territory: 'national',
    language: 'fr',
    everyMinutes: 720,
    format: 'syndication',
    paused: 'Sous-ensemble du flux général de Localtis',
  },
  // Medium: seen in public feed lists.
  {
    id: 'localtis-education',
    publisher: 'Banque des Territoires',
    title: 'Localtis — jeunesse, éducation, formation',
    url: 'https://www.banquedesterritoires.fr/flux/jeunesse-education-et-formation/localtis.xml',
    homepage: 'https://www.banquedesterritoires.fr/localtis',
    domain: 'juridique',
    territory: 'national',
    language: 'fr',
    everyMinutes: 720,
    format: 'syndication',
    paused: 'Sous-ensemble du flux général de Localtis',
  },
])
