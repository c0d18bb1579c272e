import { defineFeeds } from '#src/feed/definition.ts'

export const bibliothequeIaTerritoriale = defineFeeds([
  {
    id: 'biblio-ia-territoriale',
    publisher: 'Les Interconnectés',
    title: 'Bibliothèque de l’IA territoriale — projets de collectivités',
    url: 'https://raw.githubusercontent.com/LesInterconnectes/Bibliotheque-IA-territoriale/main/csv/data.csv',
    homepage: 'https://www.interconnectes.com/',
    domain: 'technologique',
    territory: 'national',
    language: 'fr',
    everyMinutes: 1440,
    cadenceMinutes: 129600,
    confidence: 'high',
    note: 'Colonnes lues dans le dépôt public en 2025. Une ligne par projet ; pas d’identifiant : le nom du projet en tient lieu. Certains n’ont pas d’adresse (« accès interne uniquement »).',
    format: 'csv',
    api: true,
    csv: { separator: ',', charset: 'utf-8', most: 500 },
    kind: 'retour-experience',
    priors: { 'donnees-ia': 1 },
    mapping: {
      items: '',
      guid: 'Nom_du_projet',
      title: 'Nom_du_projet',
      url: 'URL_Service',
      updated: 'Date_de_derniere_mise_a_jour',
      author: 'Nom_collectivite',
      summary: ['Nom_collectivite', 'Description_service', 'Statut_du_projet'],
      categories: ['Theme', 'Sous_Theme'],
      fillers: ['accès interne uniquement'],
    },
  },
])
