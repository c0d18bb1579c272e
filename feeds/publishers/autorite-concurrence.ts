import { defineFeeds } from '#src/feed/definition.ts'

export const autoriteConcurrence = defineFeeds([
  {
    id: 'autorite-concurrence',
    publisher: 'Autorité de la concurrence',
    title: 'Communiqués de presse',
    url: 'https://www.autoritedelaconcurrence.fr/fr/communiques-de-presse',
    homepage: 'https://www.autoritedelaconcurrence.fr/',
    domain: 'juridique',
    territory: 'national',
    language: 'fr',
    everyMinutes: 720,
    cadenceMinutes: 10080,
    confidence: 'medium',
    note: 'Pas de flux (404 relevé par cyrilmourin/veille-parlementaire-sport) ; lignes, lien et date comme un extracteur public de sites Drupal les lit.',
    format: 'html-list',
    list: {
      item: '.views-row:has(a[href*="/communiques-de-presse/"])',
      link: 'a[href*="/communiques-de-presse/"]',
      // A picture may carry the link too, before the heading.
      title: 'h2, h3, a[href*="/communiques-de-presse/"]:not(:has(img))',
      date: 'time, .date-display-single, .views-field-created',
    },
  },
])
