/** Départements whose name is a common word, a first name or a point of the compass: only with an article, a colon, a neighbour. */
export const ambiguousDepartements: ReadonlySet<string> = new Set(
  'ain aisne allier aube aude cher creuse drome eure gers indre jura landes loire lot manche marne nord oise orne somme var vienne'.split(
    ' ',
  ),
)

/**
 * Communes of some size whose name is also a company, a first name, a surname, a common word, a town abroad or a
 * département: taken with evidence only, as are all small communes of one word.
 */
export const ambiguousCommunes: ReadonlySet<string> = new Set(
  `albert arques avion avon bagneux barr beauchamp beaumont beausoleil bellegarde bellevue bernay biot blain bonneville bornel
  bourbourg bruges brunoy carros castres changé change clermont cluses cognac comines condom contes corte crest croix die
  ducos elancourt enghien ermont esbly etaples eu fameck flers florange fontaine fontenay fosses francheville franconville
  gap gentilly grenade guise hem igny isle joigny langon laval lavaur lens liancourt limay lons loos lure malakoff mana
  marck marly massy mauleon mayenne menton merville mions monts morangis moulins muret orange passy persan pia plaisir
  poisy pornic redon revel rives rochefort roussillon rouvroy sada salles sceaux sens sevran sevres sorbiers soyaux talence
  talant thiers thoiry torcy toul tours trets valence verdun vernon vert vienne vif villars vineuil vitrolles voiron
  mer bou dry gas faye rue corps sommet port champagne bourgogne france europe`.split(/\s+/),
)

/** Companies that the watch is full of: the town only where it is called one. */
export const companies: ReadonlySet<string> = new Set(['orange', 'albert', 'colt', 'bull'])

/** What holds the name of a place and is none, or not that one: the river, a wine, an institution, a company. */
export const notPlaces: readonly string[] = [
  'Val de Loire',
  'Val de France',
  'Loire Valley',
  'Loire-Bretagne',
  'Seine-Normandie',
  'Rhin-Meuse',
  'Rhône-Méditerranée',
  'Adour-Garonne',
  'Artois-Picardie',
  'Grande-Bretagne',
  'Nouvelle-Angleterre',
  'Caisse des Dépôts',
  'Paris-Saclay',
  'Paris Région',
  'Paris Region',
  'Choose Paris Region',
  'Paris 2024',
  'Paris-Dauphine',
  'Paris-Sorbonne',
  'Sophia Antipolis',
  'Tour Eiffel',
  'Orange Cyberdefense',
  'Orange Business',
  'Orange Labs',
  'Orange Concessions',
  'Orange France',
  'Bouygues Telecom',
  'Loi Alur',
  'La Poste',
  'La Défense',
  'Nord Stream',
  'Mer du Nord',
  'Amérique du Nord',
  'Afrique du Nord',
  'Europe du Nord',
  'Irlande du Nord',
  'Corée du Nord',
  'Macédoine du Nord',
  'Caroline du Nord',
  'Pôle Nord',
  'Nord-Est',
  'Nord-Ouest',
  'Nice-Matin',
  'Ouest-France',
  'Sud Ouest',
  'Sud-Ouest',
  'La Nouvelle République',
  'Crédit Agricole',
  'Crédit Agricole Val de France',
  'La Banque Postale',
  'Vallée de la Loire',
  'Châteaux de la Loire',
  'Châteaux de Loire',
  'Saint-Gobain',
  'Sciences Po',
  'Saint-Valentin',
  'Sainte-Barbe',
  'Le Figaro',
  'Le Monde',
  'Les Républicains',
  'Les Échos',
  'La Tribune',
  'La Gazette',
  'Le Moniteur',
  'Le Maire',
  'La Croix',
  'Le Parisien',
  'Bretagne romantique',
]
