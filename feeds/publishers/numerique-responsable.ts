import { defineFeeds } from '#src/feed/definition.ts'

export const numeriqueResponsable = defineFeeds([
  // Medium: seen in public feed lists.
  {
    id: 'greenit',
    publisher: 'GreenIT.fr',
    title: 'GreenIT.fr',
    url: 'https://www.greenit.fr/feed/',
    homepage: 'https://www.greenit.fr/',
    domain: 'technologique',
    territory: 'national',
    language: 'fr',
    everyMinutes: 720,
    format: 'syndication',
    priors: { 'numerique-responsable': 2 },
  },
  // Medium: seen in public feed lists.
  {
    id: 'inr',
    publisher: 'Institut du numérique responsable',
    title: 'Institut du numérique responsable',
    url: 'https://institutnr.org/feed/',
    homepage: 'https://institutnr.org/',
    domain: 'technologique',
    territory: 'national',
    language: 'fr',
    everyMinutes: 720,
    format: 'syndication',
    priors: { 'numerique-responsable': 2 },
  },
  // Medium: seen in public feed lists.
  {
    id: 'ecoinfo',
    publisher: 'EcoInfo (CNRS)',
    title: 'EcoInfo CNRS',
    url: 'https://ecoinfo.cnrs.fr/feed/',
    homepage: 'https://ecoinfo.cnrs.fr/',
    domain: 'technologique',
    territory: 'national',
    language: 'fr',
    everyMinutes: 1440,
    format: 'syndication',
    priors: { 'numerique-responsable': 2 },
  },
  // Medium: seen in public feed lists. Climate at large: digital matters are a part.
  {
    id: 'shift-project',
    publisher: 'The Shift Project',
    title: 'The Shift Project',
    url: 'https://theshiftproject.org/feed/',
    homepage: 'https://theshiftproject.org/',
    domain: 'technologique',
    territory: 'national',
    language: 'fr',
    everyMinutes: 720,
    format: 'syndication',
    gate: 'strong-cue',
  },
])
