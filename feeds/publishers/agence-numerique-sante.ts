import { defineFeeds } from '#src/feed/definition.ts'

export const agenceNumeriqueSante = defineFeeds([
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
    cadenceMinutes: 4320,
    confidence: 'medium',
    note: 'Adresse relevée dans des listes publiques de flux. Alertes de produits : en recherche, hors des lettres.',
    format: 'syndication',
    priors: { 'cybersecurite-confiance': 2 },
    gate: 'local-authority',
    kind: 'alerte',
  },
])
