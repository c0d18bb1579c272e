import { defineFeeds } from '#src/feed/definition.ts'

export const arcep = defineFeeds([
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
    cadenceMinutes: 10080,
    confidence: 'high',
    note: 'Éléments recueillis le 22 août 2026 par Sofianebzz/veille-juridique. Titres elliptiques (« Fréquences », « Cloud ») : d’où l’a priori.',
    format: 'syndication',
    priors: { 'infrastructures-thd-mobile': 2 },
  },
])
