import { defineFeeds } from '#src/feed/definition.ts'

const common = {
  domain: 'financiere',
  territory: 'national',
  language: 'fr',
  everyMinutes: 1440,
  cadenceMinutes: 43200,
  confidence: 'low',
  format: 'page',
} as const

// Buying together (action 12 of the SCORAN).
export const centralesAchat = defineFeeds([
  {
    ...common,
    id: 'ugap',
    publisher: 'UGAP',
    title: 'Actualités',
    url: 'https://www.ugap.fr/',
    homepage: 'https://www.ugap.fr/',
    note: 'Adresse écrite de mémoire, jamais vue en service.',
    gate: 'strong-cue',
  },
  {
    ...common,
    id: 'canut',
    publisher: 'CANUT',
    title: 'Actualités',
    url: 'https://canut.org/',
    homepage: 'https://canut.org/',
    note: 'Adresse écrite de mémoire, jamais vue en service.',
    priors: { 'gouvernance-mutualisation': 1 },
  },
  {
    ...common,
    id: 'resah',
    publisher: 'Resah',
    title: 'Actualités',
    url: 'https://www.resah.fr/',
    homepage: 'https://www.resah.fr/',
    note: 'Adresse écrite de mémoire, jamais vue en service.',
    gate: 'strong-cue',
  },
])
