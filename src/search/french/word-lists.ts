/** Words of French that the analyser treats by name. All are folded: no accent, no capital, no ligature. */

/**
 * Grammar words, in neither the index nor the query. Left out of the list on purpose because they mean something
 * here: « si » (systèmes d’information), « été » (camps d’été), « l » and « d » (articles L. and D. of the codes;
 * their elided forms are cut off before).
 */
export const stopWords: ReadonlySet<string> = new Set(
  `a afin aient ainsi alors apres as au aucun aucune aussi autre autres aux auxquelles auxquels avaient avait avant
  avec avez avoir avons ayant bien c ca car ce ceci cela celle celles celui cependant ces cet cette ceux chacun chacune
  chaque chez ci comme comment dans de depuis des desquels dessous dessus deja donc dont du duquel durant e elle elles
  en encore entre es est et etaient etait etant etes etre eu eux furent fut grace ici il ils j je jusque la laquelle
  le lequel les lesquelles lesquels leur leurs lors lorsque lui m ma mais me meme memes mes mien moi moins mon n ne ni non
  nos notamment notre nous on ont or ou par parce parmi pas pendant peu peut peuvent plus plusieurs pour pourquoi pouvez puis
  puisque qu quand que quel quelle quelles quels qui quoi s sa sans se selon sera seraient serait seront ses soient soit
  sommes son sont sous suis sur t ta tandis tant te tel telle telles tels tes toi ton toujours tous tout toute toutes
  tres tu un une vers via voici voila vos votre vous y`.split(/\s+/),
)

/** Grammar words that are part of a compound where a hyphen follows: sous-traitant, sans-abri, après-midi. */
export const compounding: ReadonlySet<string> = new Set('apres avant entre non sans sous'.split(' '))

/** What an apostrophe cuts off: l’eau, d’une, qu’il, jusqu’au. Other apostrophes part two words: prud’homme. */
export const elisions: ReadonlySet<string> = new Set(
  'l d j n s t m c qu jusqu lorsqu puisqu quoiqu presqu quelqu'.split(' '),
)

/**
 * Words whose algorithmic stem is wrong here: one family a line, its stem first. Each line was seen to part what
 * belongs together (travail, travaux) or to join what does not (départ, département; don, donnée; date, data).
 */
const families = `
  accessibilite accessibilite accessible
  achat achat acheter acheteur
  adress adresse adressage adresser
  agricultur agriculture agriculteur agricole
  alimentair alimentaire alimentation
  ameriqu amerique americain americaine
  annee annee
  archiv archive archivage archiver archiviste
  arrete arrete
  avenir avenir
  avis avis
  batiment batiment
  budget budget budgetaire
  calais calais
  camera camera
  chauffag chauffage chauffer
  collectif collectif collective
  collection collection
  commerce commerce commercial commerciale commerciaux
  commune commune communal communale communaux
  communication communication
  communique communique
  compost compost compostage composter
  conception conception
  conseiller conseiller conseillere
  construction construction construire constructeur
  cookie cookie
  cours cours
  covoitur covoiturage covoiturer covoitureur
  cultur culture culturel culturelle
  data data
  date date
  decision decision
  definition definition definir
  delai delai
  delit delit
  departement departement departemental departementale departementaux
  deploi deploye
  derni dernier derniere
  devis devis
  direction direction
  directive directive
  disposition disposition
  donnee donnee
  duree duree
  eclairag eclairage eclairer
  edition edition editeur editrice
  electricite electricite electrique
  elevag elevage eleveur
  eleve eleve
  energ energie energetique
  enjeu enjeux
  environnement environnement environnemental environnementale environnementaux
  equipe equipe
  europ europe europeen europeenne
  experimentation experimentation experimental experimentale experimentaux experimenter
  famill famille familial familiale familiaux
  federation federation
  feu feux
  financi financier financiere
  fonds fonds
  foret foret forestier forestiere
  formation formation
  foyer foyer
  francais francais francaise
  france france
  fraud fraude frauduleux frauduleuse frauder fraudeur
  fusee fusee
  gare gare
  general general generale generaux
  generatif generatif generative
  generation generation
  genie genie
  gens gens
  gers gers
  groupement groupement
  hebergement hebergement heberger hebergeur
  icone icone
  importance importance
  industri industrie industriel industrielle
  interdiction interdiction interdire interdit interdite
  jamais jamais
  jeu jeux
  jugement jugement
  laser laser
  lieu lieux
  logement logement
  loyer loyer
  maintenance maintenance
  marais marais
  marche marche
  maree maree
  marie marie
  mars mars
  mediation mediation mediateur mediatrice
  mere mere
  merit merite meriter
  milieu milieux
  montag montage monter
  musee musee museal museale
  nouveau nouveau nouveaux nouvel nouvelle
  objectif objectif
  operateur operateur operatrice
  palais palais
  parlement parlement parlementaire
  partag partage partager
  peche peche pecheur
  pilotag pilote piloter pilotage
  piratag piratage pirate pirater
  placement placement
  port port
  poste poste postal postale postaux
  premi premier premiere
  prevention prevention prevenir
  production production producteur productrice
  protection protection proteger protege
  public public publique
  recyclag recyclage recycler recyclable
  reduction reduction reduire reduit reduite
  region region regional regionale regionaux
  reglement reglement reglementation reglementaire
  relais relais
  rendement rendement
  rennes rennes
  rural rural rurale ruraux ruralite
  securit securite securiser securise securisation
  sentiment sentiment
  solidair solidaire solidarite
  soutien soutien soutenir soutenu
  souverain souverain souveraine souverainete
  sport sport sportif sportive
  station station
  stationnement stationnement stationner
  stockag stockage stocker
  suez suez
  suspension suspension suspendre suspendu suspendue
  tarif tarif tarifaire tarification
  taxi taxi
  tele tele
  temps temps
  terrass terrasse
  tourism tourisme touristique touriste
  transition transition
  travail travail travaux
  vendee vendee
  voie voie
  voirie voirie`

export const stemsByName: ReadonlyMap<string, string> = new Map(
  families
    .trim()
    .split('\n')
    .map((line) => line.trim().split(' '))
    .flatMap(([stem = '', ...words]) => words.map((word): [string, string] => [word, stem])),
)

/**
 * Acronyms and names that a stemmer would shorten (CADA would become « cad »). Capitals cannot tell an acronym
 * from a shouted title, and readers type « feder » in lower case, hence a list. Those it would leave alone need no entry.
 */
export const neverStemmed: ReadonlySet<string> = new Set(
  `ademe altitude ans ars avicca axione blois cada cerema cese chartres cnes cnrs cultura dae dges dgs dila
  dora ens europa feder frs iris inria inrae insee joue lora loches maia meta mfs mms nasa natura openai opera orange
  paas paris renater rgaa rie saas ses sms srddeii tetra tiers touraine tours umts urps visa vosges
  windows xpfibre`.split(/\s+/),
)
