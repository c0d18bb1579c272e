import { defineFeeds } from '#src/feed/definition.ts'

export const protectionDonneesEurope = defineFeeds([
  // High: items collected on 2026-08-22 (Sofianebzz/veille-juridique).
  {
    id: 'edpb',
    publisher: 'EDPB',
    title: 'Comité européen de la protection des données',
    url: 'https://www.edpb.europa.eu/feed/news_en',
    homepage: 'https://www.edpb.europa.eu/',
    domain: 'juridique',
    territory: 'ue',
    language: 'en',
    everyMinutes: 360,
    format: 'syndication',
    priors: { 'cybersecurite-confiance': 1 },
  },
  // Low: configured by Sofianebzz/veille-juridique, which got no item from it.
  {
    id: 'edps',
    publisher: 'EDPS',
    title: 'Contrôleur européen de la protection des données',
    url: 'https://www.edps.europa.eu/feed/news_en',
    homepage: 'https://www.edps.europa.eu/',
    domain: 'juridique',
    territory: 'ue',
    language: 'en',
    everyMinutes: 720,
    format: 'syndication',
    priors: { 'cybersecurite-confiance': 1 },
  },
  // High: items collected on 2026-08-22 (Sofianebzz/veille-juridique).
  {
    id: 'cedpo',
    publisher: 'CEDPO',
    title: 'CEDPO',
    url: 'https://cedpo.eu/feed/',
    homepage: 'https://cedpo.eu/',
    domain: 'juridique',
    territory: 'ue',
    language: 'en',
    everyMinutes: 1440,
    format: 'syndication',
    priors: { 'cybersecurite-confiance': 1 },
  },
])
