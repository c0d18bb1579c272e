import type { AxisId } from '#src/axis/taxonomy.ts'
import type { StoredItem } from '#src/store/stored-item.ts'
import { storedItem } from '#test/syndicate/stored-item.ts'

/** Thirty invented items of one week, seen from Monday 23 November 2026: what a letter is read, measured and looked at on. */
export function sampleWeek(): StoredItem[] {
  return weekRows.map(([axis, kind, title, text, more], index) =>
    storedItem({
      id: `s${String(index).padStart(2, '0')}`,
      feedId: index % 3 === 0 ? 'cre-aap' : 'arcep-actualites',
      title,
      text,
      kind,
      domain: legal.has(kind) ? 'juridique' : financial.has(kind) ? 'financiere' : 'technologique',
      axes: [{ id: axis, score: 4 + (index % 7), reasons: [] }],
      publishedAt: `2026-11-${String(16 + (index % 7)).padStart(2, '0')}T09:00:00Z`,
      firstSeenAt: `2026-11-${String(16 + (index % 7)).padStart(2, '0')}T10:00:00Z`,
      ...more,
    }),
  )
}

type Row = [AxisId, StoredItem['kind'], string, string, Partial<StoredItem>?]

const legal = new Set([
  'loi',
  'decret',
  'arrete',
  'reglement-ue',
  'decision',
  'jurisprudence',
  'deliberation',
])
const financial = new Set(['appel-a-projets', 'ami', 'aide', 'marche-public', 'laureats'])

function closing(value: string): Partial<StoredItem> {
  return { closing: { value, origin: 'field' } }
}

const TH = 'infrastructures-thd-mobile'
const TC = 'territoires-durables-connectes'
const DI = 'donnees-ia'
const CY = 'cybersecurite-confiance'
const IN = 'inclusion-mediation'
const AD = 'administration-services-publics'
const EC = 'education-culture-sante'
const NR = 'numerique-responsable'
const EI = 'economie-innovation-competences'
const GM = 'gouvernance-mutualisation'

const weekRows: Row[] = [
  [
    TC,
    'appel-a-projets',
    'Territoires intelligents et durables : la deuxième vague est ouverte aux intercommunalités',
    'L’État et la Banque des Territoires financent les démonstrateurs de territoires durables, à hauteur de 30 M€ pour la vague. Les dossiers sont déposés en ligne.',
    closing('2026-12-16T11:00:00Z'),
  ],
  [
    IN,
    'aide',
    'Conseillers numériques : l’aide de l’État reconduite pour les communes de moins de 3 500 habitants',
    'La reconduction porte sur deux ans et couvre la moitié du coût d’un poste, dans la limite de 25 000 € par an et par commune.',
    closing('2026-11-30'),
  ],
  [
    CY,
    'appel-a-projets',
    'Parcours de cybersécurité : dernière session pour les collectivités',
    'Les collectivités retenues reçoivent un diagnostic puis un accompagnement sur neuf mois.',
    closing('2026-11-23'),
  ],
  [
    GM,
    'marche-public',
    'Fourniture et maintenance d’équipements de réseau pour un groupement de commandes départemental',
    'Le groupement réunit 42 communes et leur syndicat mixte pour quatre ans, en trois lots.',
    closing('2026-12-18T11:30:00Z'),
  ],
  [
    TH,
    'decision',
    'Fermeture du cuivre : le calendrier du lot 7 fixé pour 800 communes',
    'L’Autorité arrête le calendrier de fermeture technique du lot 7, dont 41 communes du Loir-et-Cher à partir du 31 janvier 2027. Les opérateurs en informent les maires.',
  ],
  [
    TH,
    'actualite',
    'Qualité de la fibre : le taux d’échec au raccordement repasse sous 5 %',
    'Le troisième trimestre confirme la baisse des échecs dans les réseaux d’initiative publique, selon l’observatoire publié jeudi.',
  ],
  [
    TH,
    'actualite',
    'Couverture mobile : 12 nouveaux pylônes mutualisés en Centre-Val de Loire',
    'Les sites couvrent des zones blanches de l’Indre et du Cher, identifiées par les équipes projets départementales.',
  ],
  [
    TH,
    'etude',
    'Résilience des réseaux : ce que coûterait l’enfouissement des tronçons les plus exposés',
    'L’étude chiffre à 1,2 Md€ la mise à l’abri des tronçons aériens de fibre les plus exposés au vent et aux chutes d’arbres.',
  ],
  [
    TC,
    'retour-experience',
    'Éclairage public : une commune de 2 000 habitants divise sa facture par trois',
    'La commune a posé 340 luminaires pilotés par un réseau LoRaWAN départemental, et publie ses mesures sur un an.',
  ],
  [
    TC,
    'guide',
    'Hyperviseur urbain : un guide pour écrire son cahier des charges',
    'Le guide décrit les données à ouvrir, les formats à exiger et les clauses de réversibilité d’un hyperviseur.',
  ],
  [
    DI,
    'reglement-ue',
    'Règlement sur l’IA : les obligations des systèmes à haut risque reportées à 2027',
    'Le règlement modificatif reporte de seize mois l’entrée en application des obligations des systèmes à haut risque, y compris pour les services publics.',
  ],
  [
    DI,
    'guide',
    'Données de référence : la Base Adresse Locale obligatoire expliquée aux maires',
    'Toutes les communes doivent tenir et publier leur base adresse locale ; le guide donne les étapes et les outils gratuits.',
  ],
  [
    DI,
    'actualite',
    'Un entrepôt géographique commun pour les six départements de la région',
    'Les six départements mettent en commun leurs données d’adressage et de voirie, sous licence ouverte, à partir du 1er décembre.',
  ],
  [
    CY,
    'alerte',
    'Vulnérabilité critique dans un pare-feu très répandu : correctif à passer sans attendre',
    'La faille permet de prendre la main à distance sans mot de passe ; elle est exploitée depuis le 18 novembre contre des collectivités.',
  ],
  [
    CY,
    'loi',
    'Transposition de NIS 2 : la loi publiée, 1 500 collectivités concernées',
    'La loi soumet les régions, les départements et les intercommunalités de plus de 30 000 habitants à des exigences de sécurité, avec trois ans pour s’y conformer.',
  ],
  [
    CY,
    'retour-experience',
    'Rançongiciel : le récit chiffré d’une communauté de communes',
    'Onze semaines d’arrêt partiel et 410 000 € de dépenses : la communauté de communes publie le récit complet de sa reprise.',
  ],
  [
    IN,
    'etude',
    'Illectronisme : un adulte sur six, selon la nouvelle enquête',
    'L’enquête compte 16 % d’adultes en difficulté avec le numérique, et un écart qui se creuse dans les communes rurales.',
  ],
  [
    IN,
    'actualite',
    'Bus numérique : 90 haltes prévues en Loir-et-Cher au premier semestre',
    'Le bus tiendra 90 permanences d’une demi-journée, dont un tiers dans des communes sans France Services.',
  ],
  [
    AD,
    'decret',
    'Dites-le-nous une fois : onze données de plus échangées entre administrations',
    'Le décret ajoute onze données à la liste de celles qu’un usager n’a plus à fournir, dont le quotient familial.',
  ],
  [
    AD,
    'arrete',
    'Facturation électronique : le format de la transmission aux collectivités est fixé',
    'L’arrêté fixe les formats acceptés et la date de bascule de la plateforme pour les collectivités et leurs établissements.',
  ],
  [
    AD,
    'actualite',
    'Démarches d’urbanisme : l’instruction dématérialisée gagne 300 communes',
    'Trois cents communes de plus instruisent désormais en ligne les permis de construire, par le service commun de leur intercommunalité.',
  ],
  [
    EC,
    'actualite',
    'Écoles : l’environnement numérique de travail régional étendu au premier degré',
    'Les écoles volontaires rejoindront l’environnement des collèges et lycées à la rentrée, sans coût pour les communes la première année.',
  ],
  [
    EC,
    'laureats',
    'Télémédecine : quatre maisons de santé de la région retenues',
    'Quatre projets du Cher et de l’Indre reçoivent 1,4 M€ pour équiper des cabines de téléconsultation accompagnée.',
  ],
  [
    NR,
    'etude',
    'Numérique responsable : une stratégie sur deux reste sans indicateur',
    'Le baromètre porte sur 400 collectivités : la moitié des stratégies adoptées n’ont encore aucun indicateur suivi.',
  ],
  [
    NR,
    'retour-experience',
    'Reconditionner ses postes : le bilan de trois ans d’un département',
    'Le département a prolongé 2 300 postes de trois ans en moyenne et évité 1,1 M€ d’achats.',
  ],
  [
    EI,
    'actualite',
    'Tiers-lieux : la carte régionale passe les 150 adresses',
    'La carte recense 152 tiers-lieux, dont 60 proposent un accompagnement au numérique pour les petites entreprises.',
  ],
  [
    EI,
    'evenement',
    'Rencontres régionales des compétences numériques à Orléans',
    'Deux journées d’ateliers sur la formation aux métiers du numérique, ouvertes aux élus et aux agents, sur inscription.',
  ],
  [
    GM,
    'deliberation',
    'Un syndicat mixte ouvre son centre de services aux communes voisines',
    'La délibération ouvre l’adhésion au centre de services numériques mutualisé dès 1 € par habitant et par an.',
  ],
  [
    GM,
    'guide',
    'Groupement de commandes : un modèle de convention pour le numérique',
    'Le modèle commenté couvre la protection des données, la propriété des développements et la sortie du groupement.',
  ],
  [
    GM,
    'actualite',
    '<script>alert("titre")</script> & « guillemets » : un titre que personne ne devrait écrire ainsi, et bien trop long pour tenir sur une seule ligne de la lettre',
    'Ce texte finit par des balises <b>brutes</b> & des esperluettes que le lecteur doit voir telles quelles, sans qu’aucune ne soit interprétée.',
  ],
]
