import { defineFeeds } from '#src/feed/definition.ts'

export const servicePublic = defineFeeds([
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
    cadenceMinutes: 10080,
    confidence: 'medium',
    note: 'Adresse relevée dans des listes publiques de flux.',
    format: 'syndication',
  },
])
