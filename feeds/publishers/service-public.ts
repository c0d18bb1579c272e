import { defineFeeds } from '#src/feed/definition.ts'

export const servicePublic = defineFeeds([
  // Medium: seen in public feed lists.
  {
    id: 'service-public-pro',
    publisher: 'Service-Public.fr',
    title: 'Service-public Entreprendre — actualités',
    url: 'https://www.service-public.fr/abonnements/rss/actu-actu-pro.rss',
    homepage: 'https://www.service-public.fr/',
    domain: 'juridique',
    territory: 'national',
    language: 'fr',
    everyMinutes: 360,
    format: 'syndication',
  },
])
