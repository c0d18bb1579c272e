import { defineFeeds } from '#src/feed/definition.ts'

// In each address: to be changed after a general election.
const legislature = 17
const listings = `https://www2.assemblee-nationale.fr/documents/liste?legis=${legislature}&type=`
const openData = `https://data.assemblee-nationale.fr/static/openData/repository/${legislature}`

const common = {
  publisher: 'Assemblée nationale',
  homepage: 'https://www2.assemblee-nationale.fr/documents/liste',
  domain: 'juridique',
  territory: 'national',
  language: 'fr',
} as const

// The document, not the bill's file: several reports share one file, so its address would make them one item.
const document = 'a[href*="/rap-info/"], a[href*="/rapports/"], a[href$=".pdf"]'
const marks =
  'Marques (li[data-id^=OMC_], h3, .heure « Mis en ligne… ») lues en 2026 par deux projets publics, dont cyrilmourin/veille-parlementaire-sport.'
const fields = { link: document, title: 'h3', date: '.heure', summary: 'p' }

export const assembleeNationale = defineFeeds([
  {
    ...common,
    id: 'an-documents-rss',
    title: 'Documents parlementaires',
    url: 'https://www2.assemblee-nationale.fr/feeds/detail/documents-parlementaires',
    everyMinutes: 240,
    cadenceMinutes: 20160,
    confidence: 'medium',
    note: 'Adresse relevée dans des listes publiques de flux.',
    format: 'syndication',
  },
  {
    ...common,
    id: 'an-rapports-info',
    title: 'Rapports d’information',
    url: `${listings}rapports-information`,
    everyMinutes: 720,
    cadenceMinutes: 20160,
    confidence: 'high',
    note: marks,
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
    cadenceMinutes: 20160,
    confidence: 'high',
    note: marks,
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
    cadenceMinutes: 20160,
    confidence: 'high',
    note: marks,
    format: 'html-list',
    kind: 'etude',
    list: { ...fields, item: 'li[data-id^="OMC_AVIS"]' },
  },
  // A file a bill, beside seven thousand documents: its steps stand one inside the other, at any depth, some of them to come.
  {
    ...common,
    id: 'an-dossiers',
    title: 'Dossiers législatifs',
    url: `${openData}/loi/dossiers_legislatifs/Dossiers_Legislatifs.json.zip`,
    homepage: 'https://data.assemblee-nationale.fr/',
    everyMinutes: 1440,
    cadenceMinutes: 20160,
    format: 'json',
    api: true,
    kind: 'loi',
    gate: 'local-authority',
    licence: 'Licence Ouverte 2.0',
    attribution: 'Assemblée nationale',
    confidence: 'high',
    note: 'Archive de 10,3 Mo et de 10 155 fichiers relevée en août et septembre 2026 par deux projets publics ; noms de champs lus dans leur relevé.',
    zipped: { files: 'dossierParlementaire/' },
    maxMegabytes: 30,
    most: 300,
    mapping: {
      items: 'dossierParlementaire',
      guid: 'uid',
      title: 'titreDossier.titre',
      url: `https://www.assemblee-nationale.fr/dyn/${legislature}/dossiers/{uid}`,
      published: 'actesLegislatifs.**.dateActe',
      updated: 'actesLegislatifs.**.dateActe',
      summary: ['procedureParlementaire.libelle', 'actesLegislatifs.**.libelleActe.nomCanonique'],
      categories: ['procedureParlementaire.libelle'],
    },
  },
])
