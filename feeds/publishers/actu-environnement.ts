import { defineFeeds } from '#src/feed/definition.ts'

export const actuEnvironnement = defineFeeds([
  {
    id: 'actu-environnement',
    publisher: 'Actu-Environnement',
    title: 'Actu-Environnement',
    url: 'https://www.actu-environnement.com/ae/news/archives/rss.php4',
    homepage: 'https://www.actu-environnement.com/',
    domain: 'technologique',
    territory: 'national',
    language: 'fr',
    everyMinutes: 180,
    cadenceMinutes: 1440,
    confidence: 'medium',
    note: 'Adresse relevée dans des listes publiques de flux.',
    format: 'syndication',
    gate: 'strong-cue',
  },
])
