import { defineFeeds } from '#src/feed/definition.ts'

const listed = 'Marques vues en service le 18 août 2026 par un projet public'
const alike = 'Marques supposées semblables à celles de Loir-et-Cher, jamais vues en service'

const common = {
  title: 'Recueil des actes administratifs',
  domain: 'juridique',
  language: 'fr',
  everyMinutes: 720,
  cadenceMinutes: 10080,
  format: 'html-list',
  gate: 'strong-cue',
  // One link a recueil, the link being the item: « recueil-41-2026-… PDF - 3,5 Mo - 12/08/2026 ».
  list: { item: 'a.fr-link--download', title: 'a.fr-link--download', date: '.fr-link__detail' },
} as const

/**
 * The recueils des actes administratifs, a page a month. The first days of a month have none yet, and the page is then told as
 * empty. The Loiret has no page a year; the Cher, Eure-et-Loir and Indre were never seen.
 */
export const prefecturesCentreValDeLoire = defineFeeds([
  {
    ...common,
    id: 'raa-41',
    publisher: 'Préfecture de Loir-et-Cher',
    url: 'https://www.loir-et-cher.gouv.fr/Publications/Recueil-des-actes-administratifs/Annee-{ANNEE}/{MOIS}',
    homepage: 'https://www.loir-et-cher.gouv.fr/',
    territory: 'dept-41',
    confidence: 'high',
    note: `${listed}.`,
  },
  {
    ...common,
    id: 'raa-37',
    publisher: 'Préfecture d’Indre-et-Loire',
    url: 'https://www.indre-et-loire.gouv.fr/Publications/Recueil-actes-administratifs/Annee-{ANNEE}',
    homepage: 'https://www.indre-et-loire.gouv.fr/',
    territory: 'dept-37',
    confidence: 'medium',
    note: `Adresses relevées par un moteur de recherche. ${alike}.`,
  },
  {
    ...common,
    id: 'raa-45',
    publisher: 'Préfecture du Loiret',
    url: 'https://www.loiret.gouv.fr/Publications/Recueil-des-actes-administratifs/Recueil-des-actes-administratifs-departementaux/{MOIS}-{ANNEE}',
    homepage: 'https://www.loiret.gouv.fr/',
    territory: 'dept-45',
    confidence: 'high',
    note: `${listed}.`,
  },
  {
    ...common,
    id: 'raa-18',
    publisher: 'Préfecture du Cher',
    url: 'https://www.cher.gouv.fr/Publications/Recueil-des-actes-administratifs/Annee-{ANNEE}/{MOIS}',
    homepage: 'https://www.cher.gouv.fr/',
    territory: 'dept-18',
    confidence: 'low',
    note: `${alike}.`,
  },
  {
    ...common,
    id: 'raa-28',
    publisher: 'Préfecture d’Eure-et-Loir',
    url: 'https://www.eure-et-loir.gouv.fr/Publications/Recueil-des-actes-administratifs/Annee-{ANNEE}/{MOIS}',
    homepage: 'https://www.eure-et-loir.gouv.fr/',
    territory: 'dept-28',
    confidence: 'low',
    note: `${alike}.`,
  },
  {
    ...common,
    id: 'raa-36',
    publisher: 'Préfecture de l’Indre',
    url: 'https://www.indre.gouv.fr/Publications/Recueil-des-actes-administratifs/Annee-{ANNEE}/{MOIS}',
    homepage: 'https://www.indre.gouv.fr/',
    territory: 'dept-36',
    confidence: 'low',
    note: `${alike}.`,
  },
  {
    id: 'pref-region-cvl',
    publisher: 'Préfecture de région Centre-Val de Loire',
    title: 'Actualités',
    url: 'https://www.prefectures-regions.gouv.fr/centre-val-de-loire/Actualites',
    homepage: 'https://www.prefectures-regions.gouv.fr/centre-val-de-loire',
    domain: 'juridique',
    territory: 'region-24',
    language: 'fr',
    everyMinutes: 1440,
    cadenceMinutes: 43200,
    confidence: 'low',
    note: 'Adresse écrite de mémoire, jamais vue en service.',
    format: 'page',
    gate: 'strong-cue',
  },
])
