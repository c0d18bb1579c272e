import { defineFeeds } from '#src/feed/definition.ts'

// The number of the legislature (17) is in each address: change it after a general election.
const listings = 'https://www2.assemblee-nationale.fr/documents/liste?legis=17&type='

const common = {
  publisher: 'Assemblée nationale',
  homepage: 'https://www2.assemblee-nationale.fr/documents/liste',
  domain: 'juridique',
  territory: 'national',
  language: 'fr',
} as const

// The document, not the bill's file: several reports share one file, so its address would make them one item.
const document = 'a[href*="/rap-info/"], a[href*="/rapports/"], a[href$=".pdf"]'
const fields = { link: document, title: 'h3', date: '.heure', summary: 'p' }

export const assembleeNationale = defineFeeds([
  // Medium: seen in public feed lists.
  {
    ...common,
    id: 'an-documents-rss',
    title: 'Documents parlementaires',
    url: 'https://www2.assemblee-nationale.fr/feeds/detail/documents-parlementaires',
    everyMinutes: 240,
    format: 'syndication',
  },
  // High for the three lists: same marks (li[data-id^=OMC_], h3, .heure « Mis en ligne… ») read by two public projects in 2026,
  // cyrilmourin/veille-parlementaire-sport among them.
  {
    ...common,
    id: 'an-rapports-info',
    title: 'Rapports d’information',
    url: `${listings}rapports-information`,
    everyMinutes: 720,
    format: 'html-list',
    kind: 'etude',
    list: { ...fields, item: 'li[data-id^="OMC_RINF"]' },
  },
  {
    ...common,
    id: 'an-rapports',
    title: 'Rapports sur les textes',
    url: `${listings}rapports`,
    everyMinutes: 720,
    format: 'html-list',
    kind: 'etude',
    // A comparison of texts repeats its report.
    list: { ...fields, item: 'li[data-id^="OMC_RAPP"]:not([data-id$="-COMPA"])' },
  },
  {
    ...common,
    id: 'an-avis',
    title: 'Avis sur les textes et le budget',
    url: `${listings}avis`,
    everyMinutes: 1440,
    format: 'html-list',
    kind: 'etude',
    list: { ...fields, item: 'li[data-id^="OMC_AVIS"]' },
  },
])
