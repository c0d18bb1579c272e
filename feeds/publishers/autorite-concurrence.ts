import { defineFeeds } from '#src/feed/definition.ts'

export const autoriteConcurrence = defineFeeds([
  // Medium: no feed (404 noted by cyrilmourin/veille-parlementaire-sport); rows, link and time as a public Drupal extractor reads them.
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
