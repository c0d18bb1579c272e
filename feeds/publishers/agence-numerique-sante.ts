import { defineFeeds } from '#src/feed/definition.ts'

export const agenceNumeriqueSante = defineFeeds([
  // Medium: seen in public feed lists. Product alerts: searchable, out of letters.
  {
    id: 'cyberveille-sante',
    publisher: 'Agence du numérique en santé',
    title: 'Cyberveille santé — alertes',
    url: 'https://cyberveille.esante.gouv.fr/alertes-et-vulnerabilites/rss.xml',
    homepage: 'https://cyberveille.esante.gouv.fr/',
    domain: 'technologique',
    territory: 'national',
    language: 'fr',
    everyMinutes: 180,
    format: 'syndication',
    priors: { 'cybersecurite-confiance': 2 },
    gate: 'local-authority',
    kind: 'alerte',
  },
])
