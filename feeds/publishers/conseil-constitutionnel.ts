import { defineFeeds } from '#src/feed/definition.ts'

export const conseilConstitutionnel = defineFeeds([
  // High: items collected on 2026-08-22 (Sofianebzz/veille-juridique).
  {
    id: 'conseil-constit',
    publisher: 'Conseil constitutionnel',
    title: 'Conseil constitutionnel — flux général',
    url: 'https://www.conseil-constitutionnel.fr/flux/rss.xml',
    homepage: 'https://www.conseil-constitutionnel.fr/',
    domain: 'juridique',
    territory: 'national',
    language: 'fr',
    everyMinutes: 240,
    format: 'syndication',
  },
  // High: seen in cyrilmourin/veille-parlementaire-sport. Also holds referral rulings.
  {
    id: 'conseil-constit-decisions',
    publisher: 'Conseil constitutionnel',
    title: 'Conseil constitutionnel — QPC360 décisions',
    url: 'https://qpc360.conseil-constitutionnel.fr/rss/decisions',
    homepage: 'https://qpc360.conseil-constitutionnel.fr/',
    domain: 'juridique',
    territory: 'national',
    language: 'fr',
    everyMinutes: 360,
    format: 'syndication',
    kind: 'jurisprudence',
  },
  // High: seen in cyrilmourin/veille-parlementaire-sport.
  {
    id: 'conseil-constit-actus',
    publisher: 'Conseil constitutionnel',
    title: 'Conseil constitutionnel — QPC360 actualités',
    url: 'https://qpc360.conseil-constitutionnel.fr/rss/actualites',
    homepage: 'https://qpc360.conseil-constitutionnel.fr/',
    domain: 'juridique',
    territory: 'national',
    language: 'fr',
    everyMinutes: 720,
    format: 'syndication',
  },
])
