import { defineFeeds } from '#src/feed/definition.ts'
import type { JsonMapping } from '#src/feed/definition.ts'

// API: https://boamp-datadila.opendatasoft.com (Opendatasoft Explore v2.1, open, 50,000 calls a day). Called with success on
// 2026-08-19 by koutakou/france-transparence; the filters below are ours. `select` leaves out `donnees` and `gestion`, heavy
// serialised JSON that we do not read.
const records = 'https://boamp-datadila.opendatasoft.com/api/explore/v2.1/catalog/datasets/boamp/records'
const fields =
  'idweb,objet,nomacheteur,titulaire,nature,nature_libelle,procedure_libelle,descripteur_libelle,type_marche_facette,code_departement,dateparution,datelimitereponse,annonce_lie,url_avis'

const mapping: JsonMapping = {
  items: 'results',
  guid: 'idweb',
  title: 'objet',
  url: 'url_avis',
  published: 'dateparution',
  deadline: 'datelimitereponse',
  author: 'nomacheteur',
  summary: ['nomacheteur', 'nature_libelle', 'procedure_libelle', 'titulaire'],
  categories: ['descripteur_libelle', 'type_marche_facette'],
  departements: 'code_departement',
  kind: {
    path: 'nature',
    values: {
      APPEL_OFFRE: 'marche-public',
      ATTRIBUTION: 'marche-public',
      RECTIFICATIF: 'marche-public',
      INTENTION_CONCLURE: 'marche-public',
      'PRE-INFORMATION': 'marche-public',
      MODIFICATION: 'marche-public',
      ANNULATION: 'marche-public',
    },
  },
  // An award names its call there too, and amends nothing.
  amends: {
    paths: ['annonce_lie'],
    corrects: { path: 'nature', values: ['RECTIFICATIF'] },
    cancels: { path: 'nature', values: ['ANNULATION'] },
  },
}

const common = {
  publisher: 'BOAMP',
  homepage: 'https://www.boamp.fr/',
  domain: 'financiere',
  language: 'fr',
  format: 'json',
  api: true,
  kind: 'marche-public',
  licence: 'Licence Ouverte 2.0',
  attribution: 'DILA — BOAMP',
  confidence: 'high',
  note: 'Réponse relevée le 19 août 2026 par koutakou/france-transparence ; les filtres sont les nôtres.',
  paging: { kind: 'offset', parameter: 'offset', size: 100, most: 5, newestFirst: true },
  mapping,
} as const

function latest(where: string): string {
  return `${records}?where=${encodeURIComponent(where)}&order_by=dateparution%20desc,idweb%20desc&limit=100&select=${fields}`
}

/** Calls of the whole country whose subject holds one of these phrases, and what corrects or cancels them. */
function callsAbout(...phrases: string[]): string {
  const subject = phrases.map((phrase) => `search(objet,"${phrase}")`).join(' or ')
  return latest(`nature in ("APPEL_OFFRE","RECTIFICATIF","ANNULATION") and (${subject})`)
}

export const boamp = defineFeeds([
  {
    ...common,
    id: 'boamp-cvl',
    title: 'BOAMP — avis de la région Centre-Val de Loire',
    url: latest('code_departement in ("18","28","36","37","41","45")'),
    territory: 'region-24',
    everyMinutes: 180,
    cadenceMinutes: 1440,
  },
  {
    ...common,
    id: 'boamp-reseaux',
    title: 'BOAMP — fibre et très haut débit, toute la France',
    url: callsAbout('fibre optique', 'très haut débit', "réseau d'initiative publique"),
    territory: 'national',
    everyMinutes: 360,
    cadenceMinutes: 4320,
  },
  {
    ...common,
    id: 'boamp-objets-connectes',
    title: 'BOAMP — objets connectés et télérelève, toute la France',
    url: callsAbout(
      'objets connectés',
      'LoRaWAN',
      'télérelève',
      'télégestion',
      'gestion technique du bâtiment',
    ),
    territory: 'national',
    everyMinutes: 360,
    cadenceMinutes: 4320,
  },
  {
    ...common,
    id: 'boamp-cybersecurite',
    title: 'BOAMP — cybersécurité, toute la France',
    url: callsAbout('cybersécurité', "sécurité des systèmes d'information", 'protection des données'),
    territory: 'national',
    everyMinutes: 360,
    cadenceMinutes: 4320,
  },
  {
    ...common,
    id: 'boamp-donnees',
    title: 'BOAMP — données, géomatique et intelligence artificielle, toute la France',
    url: callsAbout(
      "système d'information géographique",
      'jumeau numérique',
      'intelligence artificielle',
      'open data',
    ),
    territory: 'national',
    everyMinutes: 360,
    cadenceMinutes: 4320,
  },
  {
    ...common,
    id: 'boamp-services-numeriques',
    title: 'BOAMP — services numériques aux usagers, toute la France',
    url: callsAbout(
      'gestion de la relation',
      'archivage électronique',
      'environnement numérique de travail',
      'médiation numérique',
    ),
    territory: 'national',
    everyMinutes: 360,
    cadenceMinutes: 4320,
  },
  {
    ...common,
    id: 'boamp-numerique-responsable',
    title: 'BOAMP — matériel reconditionné et sobriété numérique, toute la France',
    url: callsAbout(
      'numérique responsable',
      'ordinateurs reconditionnés',
      'matériel informatique reconditionné',
      'réemploi informatique',
    ),
    territory: 'national',
    everyMinutes: 720,
    cadenceMinutes: 20160,
  },
])
