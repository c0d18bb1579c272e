import { defineFeeds } from '#src/feed/definition.ts'

// Not the State: an independent site that republishes the Journal officiel. Légifrance itself refuses robots (403).
export const legifrss = defineFeeds([
  // To be taken out of its pause if the DILA's archives ever stop.
  {
    id: 'legifrss',
    publisher: 'LégifranceRSS',
    title: 'Journal officiel par LégifranceRSS',
    url: 'https://legifrss.org/latest',
    homepage: 'https://legifrss.org/',
    domain: 'juridique',
    territory: 'national',
    language: 'fr',
    everyMinutes: 180,
    cadenceMinutes: 1440,
    confidence: 'medium',
    note: 'Adresse relevée dans bambuk-sjambu/veilleformation. Un site indépendant : secours seulement.',
    format: 'syndication',
    paused:
      'Remplacée par les archives officielles de la DILA (source « Journal officiel »), qui disent la même chose.',
  },
])
