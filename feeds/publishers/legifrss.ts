import { defineFeeds } from '#src/feed/definition.ts'

// Not the State: an independent site that republishes the Journal officiel. Légifrance itself refuses robots (403).
export const legifrss = defineFeeds([
  // Medium: seen in bambuk-sjambu/veilleformation. A stopgap until the official JORFSIMPLE archives are read.
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
    format: 'syndication',
  },
])
