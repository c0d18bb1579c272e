/** What an invented year of public life is made of. Nothing here was taken from a publisher. */

export const funders = [
  { id: 'ademe', name: 'ADEME', with: 'l’ADEME' },
  { id: 'anct', name: 'ANCT', with: 'l’ANCT' },
  { id: 'banque', name: 'Banque des territoires', with: 'la Banque des territoires' },
  { id: 'bpi', name: 'Bpifrance', with: 'Bpifrance' },
  { id: 'anssi', name: 'ANSSI', with: 'l’ANSSI' },
  { id: 'cerema', name: 'Cerema', with: 'le Cerema' },
  { id: 'fnccr', name: 'FNCCR', with: 'la FNCCR' },
  { id: 'afnic', name: 'Fondation Afnic', with: 'la Fondation Afnic' },
  { id: 'r24', name: 'Région Centre-Val de Loire', with: 'la Région Centre-Val de Loire' },
  { id: 'rna', name: 'Région Nouvelle-Aquitaine', with: 'la Région Nouvelle-Aquitaine' },
  { id: 'rpdl', name: 'Région Pays de la Loire', with: 'la Région Pays de la Loire' },
  { id: 'rbre', name: 'Région Bretagne', with: 'la Région Bretagne' },
  { id: 'ars', name: 'Agence régionale de santé', with: 'l’Agence régionale de santé' },
  { id: 'eau', name: 'Agence de l’eau', with: 'l’Agence de l’eau' },
] as const

export const objects = [
  'capteurs connectés',
  'jumeaux numériques',
  'médiation numérique',
  'cybersécurité des mairies',
  'données ouvertes',
  'éclairage public intelligent',
  'télérelève de l’eau',
  'tiers-lieux numériques',
  'intelligence artificielle de proximité',
  'réemploi informatique',
  'espaces numériques de travail',
  'télémédecine en maison de santé',
  'archives numérisées',
  'hypervision urbaine',
  'bornes de recharge partagées',
  'gestion électronique des documents',
  'réseaux LoRaWAN mutualisés',
  'cartographie des réseaux enterrés',
  'sobriété des centres de données',
  'compteurs communicants',
  'collecte connectée des déchets',
  'vidéoprotection raisonnée',
  'identité numérique des agents',
  'guichets uniques dématérialisés',
  'plans de sauvegarde informatique',
  'bus numériques itinérants',
  'aidants numériques',
  'logiciels libres en mairie',
  'covoiturage de lignes rurales',
  'prévention des crues par capteurs',
  'bâtiments scolaires pilotés',
  'irrigation pilotée des stades',
  'bibliothèques augmentées',
  'micro-folies itinérantes',
  'adresses normalisées',
  'résilience des réseaux fibre',
  'relais mobiles en zone blanche',
  'enfouissement des lignes télécoms',
  'accessibilité des sites publics',
  'facturation électronique des régies',
] as const

export const targets = [
  'des communes rurales',
  'des intercommunalités',
  'des petites villes',
  'des quartiers prioritaires',
  'des syndicats mixtes',
  'des lycées',
  'des îles et littoraux',
  'des vallées industrielles',
  'des stations de montagne',
  'des offices de tourisme',
  'des centres de gestion',
  'des services d’incendie',
  'des ports de plaisance',
  'des hôpitaux de proximité',
  'des musées de France',
  'des parcs naturels',
] as const

/** Parts of a programme: two parts are two calls. */
export const parts =
  `diagnostic formation investissement mutualisation sécurisation expérimentation maintenance animation évaluation ingénierie
  sensibilisation recrutement prototypage certification modernisation interconnexion raccordement restauration signalétique
  gouvernance simulation labellisation reconversion acculturation supervision archivage traduction prospective climatisation
  balisage`.split(/\s+/)

export const coined = [
  'Passerelle',
  'Horizon 41',
  'Ruche',
  'Boussole',
  'Tremplin',
  'Canopée',
  'Belvédère',
  'Sillage',
  'Phare',
  'Escale',
  'Mosaïque',
  'Racines',
  'Déclic',
  'Trajectoire',
  'Vigie rurale',
  'Grand Angle',
] as const

export const departements = [
  ['18', 'Cher', 'le Cher'],
  ['28', 'Eure-et-Loir', 'l’Eure-et-Loir'],
  ['36', 'Indre', 'l’Indre'],
  ['37', 'Indre-et-Loire', 'l’Indre-et-Loire'],
  ['41', 'Loir-et-Cher', 'le Loir-et-Cher'],
  ['45', 'Loiret', 'le Loiret'],
  ['72', 'Sarthe', 'la Sarthe'],
  ['86', 'Vienne', 'la Vienne'],
  ['29', 'Finistère', 'le Finistère'],
  ['56', 'Morbihan', 'le Morbihan'],
] as const

const before =
  `Saint-Aubin Saint-Cyr Sainte-Luce Villefranche Beaumont Montlivault Rochecourbe Marçay Noyers Herbilly Orchaise
  Monteaux Cellé Vernou Tréhet Ouzouer Cormeray Fresnes Couddes Mareuil Thésée Soings Lassay Gièvres Chaumerac Brévilly Lignolles
  Ardenay Cravantelle Fontpertuis Villebarou-Bas Azérolles Morneuil Pressignac Luzerche Bonnelay Talcysse Énerville Courmenoux`.split(
    /\s+/,
  )
const after =
  `des-Prés sur-Loire le-Vieux en-Sologne aux-Lys sur-Braye du-Gault la-Forêt les-Vignes sur-Loir la-Plaine le-Neuf en-Beauce
  la-Vallée les-Étangs le-Haut la-Rivière les-Sables le-Moulin sur-Cher en-Gâtine les-Tours aux-Moines du-Perche la-Chapelle
  sous-Bois les-Bains au-Val d’Orval du-Lac`.split(/\s+/)

/** A thousand and more, none of them meant to be a true one. */
export const towns = before.flatMap((one) => after.map((other) => `${one}-${other}`))

export const actors =
  `Duvernay Lacombe Perrault-Martin Bellanger Guérin Delaunay Marchais Tessier Rouvray Blanchet Kervadec Le-Goff Hamelin Boutin`.split(
    /\s+/,
  )

export const happenings = [
  ['victime d’une cyberattaque', 'touchée par un rançongiciel'],
  ['inaugure son centre de supervision', 'ouvre un centre de supervision'],
  ['met en service la fibre pour tous', 'achève le déploiement de la fibre'],
  ['perd son réseau mobile après l’orage', 'privée de téléphone mobile par la tempête'],
  ['signe une charte de l’intelligence artificielle', 'adopte une charte sur l’IA'],
  ['ouvre une maison France services', 'accueille un nouvel espace France services'],
  ['équipe ses écoles de tableaux interactifs', 'dote ses classes d’écrans interactifs'],
  ['expérimente une navette autonome', 'teste une navette sans conducteur'],
  ['renonce à la vidéosurveillance algorithmique', 'abandonne les caméras algorithmiques'],
  ['lance son budget participatif en ligne', 'met en ligne un budget participatif'],
  ['installe des compteurs d’eau communicants', 'pose des compteurs d’eau connectés'],
  ['publie ses données en accès libre', 'ouvre ses jeux de données'],
] as const
