import { defineFeeds } from '#src/feed/definition.ts'

export const journalOfficiel = defineFeeds([
  // High: recorded answers of August 2026, and the same listing read by koutakou, veille-parlementaire-sport and
  // veilleformation. Légifrance itself refuses robots (403): its pages are linked, never read.
  {
    id: 'journal-officiel',
    publisher: 'Journal officiel',
    title: 'Journal officiel « Lois et décrets »',
    url: 'https://echanges.dila.gouv.fr/OPENDATA/JORFSIMPLE/',
    homepage: 'https://www.legifrance.gouv.fr/jorf/jo',
    domain: 'juridique',
    territory: 'national',
    language: 'fr',
    everyMinutes: 180,
    // Every text of the State: one that names no clear matter of ours stays in search, and in « tout le JO du jour ».
    gate: 'strong-cue',
    licence: 'Licence Ouverte 2.0',
    attribution: 'Direction de l’information légale et administrative (DILA)',
    confidence: 'high',
    note: 'Archives JORFSIMPLE de la DILA. Celle de la nuit (vers 0 h 30) porte le JO du jour ; celle du soir réécrit d’anciens textes et n’est pas lue. Les mesures nominatives sont comptées, jamais gardées. Pas de JO certains jours.',
    cadenceMinutes: 1440,
    days: 3,
    format: 'jorf-archive',
    api: true,
  },
])
