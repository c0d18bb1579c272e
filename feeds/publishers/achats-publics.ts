import { defineFeeds } from '#src/feed/definition.ts'

const tabular =
  'https://tabular-api.data.gouv.fr/api/resources/22847056-61df-452d-837d-8b8ceadbfc52/data/' +
  '?acheteur_departement_code__in=18,28,36,37,41,45&donneesActuelles__exact=true&dateNotification__sort=desc&page_size=100'

export const achatsPublics = defineFeeds([
  // Newest codes first: sorted by planned date, the first records would be the oldest for ever. A project has no publication
  // date, and its planned dates are no deadline.
  {
    id: 'approch',
    publisher: 'APProch',
    title: 'APProch — projets d’achats publics à venir',
    url: 'https://data.economie.gouv.fr/api/explore/v2.1/catalog/datasets/projets-dachats-publics/records?order_by=code%20desc&limit=100',
    homepage: 'https://projets-achats.marches-publics.gouv.fr/',
    domain: 'financiere',
    territory: 'national',
    language: 'fr',
    everyMinutes: 1440,
    cadenceMinutes: 10080,
    format: 'json',
    api: true,
    kind: 'marche-public',
    licence: 'Licence Ouverte 2.0',
    attribution: 'Direction des achats de l’État — APProch',
    confidence: 'high',
    note: 'Réponse relevée le 19 août 2026 par koutakou/france-transparence, un projet conservé. Surtout l’État et les hôpitaux.',
    paging: { kind: 'offset', parameter: 'offset', size: 100, most: 3, newestFirst: true },
    mapping: {
      items: 'results',
      guid: 'code',
      title: 'libelle',
      url: 'https://data.economie.gouv.fr/explore/dataset/projets-dachats-publics/table/?q=code:{code}',
      summary: ['description', 'categorie_d_achat', 'montant_estime_du_marche'],
      categories: ['categorie_d_achat'],
      departements: 'departement_s_d_execution_du_marche',
      withdrawn: { path: 'statut', values: ['Annulé', 'Abandonné'] },
      fillers: ['CDL'],
    },
  },
  // One line a holder: a contract with three holders comes three times under one uid.
  {
    id: 'decp-cvl',
    publisher: 'DECP',
    title: 'Marchés attribués par les acheteurs de la région Centre-Val de Loire',
    url: tabular,
    homepage: 'https://decp.info/',
    domain: 'financiere',
    territory: 'region-24',
    language: 'fr',
    everyMinutes: 1440,
    cadenceMinutes: 4320,
    format: 'json',
    api: true,
    kind: 'marche-public',
    licence: 'Licence Ouverte 2.0',
    attribution: 'data.gouv.fr — DECP consolidées (decp.info)',
    confidence: 'high',
    note: 'API relevée le 19 août 2026 par koutakou/france-transparence ; colonnes lues dans son extrait, opérateurs dans datagouv/api-tabular.',
    paging: { kind: 'next', path: 'links.next', most: 3, newestFirst: true },
    mapping: {
      items: 'data',
      guid: 'uid',
      title: 'objet',
      url: 'https://decp.info/marches/{uid}',
      published: 'dateNotification',
      author: 'acheteur_nom',
      summary: ['acheteur_nom', 'procedure'],
      departements: 'acheteur_departement_code',
      sameGuid: { gather: ['titulaire_nom'] },
      fillers: ['CDL'],
    },
  },
])
