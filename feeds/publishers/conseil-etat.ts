import { defineFeeds } from '#src/feed/definition.ts'

export const conseilEtat = defineFeeds([
  // High: items collected on 2026-08-22 (Sofianebzz/veille-juridique).
  {
    id: 'conseil-etat-actus',
    publisher: 'Conseil d’État',
    title: 'Conseil d’État — actualités',
    url: 'https://www.conseil-etat.fr/rss/actualites-rss',
    homepage: 'https://www.conseil-etat.fr/',
    domain: 'juridique',
    territory: 'national',
    language: 'fr',
    everyMinutes: 240,
    format: 'syndication',
  },
  // Medium: seen in bambuk-sjambu/veilleformation.
  {
    id: 'conseil-etat-juris',
    publisher: 'Conseil d’État',
    title: 'Conseil d’État — analyses de jurisprudence',
    url: 'https://www.conseil-etat.fr/rss/analyses-de-jurisprudence-rss',
    homepage: 'https://www.conseil-etat.fr/',
    domain: 'juridique',
    territory: 'national',
    language: 'fr',
    everyMinutes: 720,
    format: 'syndication',
    kind: 'jurisprudence',
  },
  // Medium: seen in bambuk-sjambu/veilleformation.
  {
    id: 'conseil-etat-avis',
    publisher: 'Conseil d’État',
    title: 'Conseil d’État — avis',
    url: 'https://www.conseil-etat.fr/rss/avis-rss',
    homepage: 'https://www.conseil-etat.fr/',
    domain: 'juridique',
    territory: 'national',
    language: 'fr',
    everyMinutes: 720,
    format: 'syndication',
  },
  // Medium: seen in bambuk-sjambu/veilleformation.
  {
    id: 'conseil-etat-etudes',
    publisher: 'Conseil d’État',
    title: 'Conseil d’État — études',
    url: 'https://www.conseil-etat.fr/rss/etudes-rss',
    homepage: 'https://www.conseil-etat.fr/',
    domain: 'juridique',
    territory: 'national',
    language: 'fr',
    everyMinutes: 1440,
    format: 'syndication',
    kind: 'etude',
  },
])
