import { defineFeeds } from '#src/feed/definition.ts'

export const arcep = defineFeeds([
  // High: items collected on 2026-08-22 (Sofianebzz/veille-juridique). Titles are elliptic (« Fréquences », « Cloud »): hence the prior.
  {
    id: 'arcep',
    publisher: 'Arcep',
    title: 'Arcep — fil d’infos',
    url: 'https://www.arcep.fr/actualites/suivre-actualite-regulation-arcep/fil-dinfos/rss.xml',
    homepage: 'https://www.arcep.fr/',
    domain: 'juridique',
    territory: 'national',
    language: 'fr',
    everyMinutes: 120,
    format: 'syndication',
    priors: { 'infrastructures-thd-mobile': 2 },
  },
])
