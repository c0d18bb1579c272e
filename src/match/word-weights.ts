import { foldWord } from '../enrich/text/words.ts'

/**
 * French words lengthen at their end (« finance », « financement », « financer »): two publishers who write one or the other
 * tell the same thing. Long ones are cut later: « interconnexion » is no « intercommunalité ».
 */
const stemLength = 7
const longWord = 11
const longStemLength = 9

/** A folded word as stories compare it. */
export function stemOf(folded: string): string {
  if (folded.length <= stemLength) return folded
  return folded.slice(0, folded.length > longWord ? longStemLength : stemLength)
}

/*
 * Three shelves in place of a measured table: what a word weighs beyond that changes no verdict, and a table learnt from
 * the window would make one pair same on Monday and different on Tuesday.
 */
const empty =
  stems(`a afin ai ainsi alors au aucun aussi autre aux avant avec avoir beaucoup bien c car ce ceci cela celle celui
  ces cet cette ceux chaque chez ci comme comment contre d dans de deja depuis des desormais donc dont du elle elles en encore
  enfin entre est et etaient etait etre eu eux fait faire font hui hors ici il ils j jusque l la le les leur leurs lors lui mais
  malgre me meme mes moins mon n ne ni nos notre nous on ont ou par parmi pas pendant peu peut peuvent plus plusieurs pour pourquoi
  pourra pourrait puis qu quand que quel quelle quelque qui quoi s sa sans se selon sera seront ses si sinon soit son sont sous sur
  t ta tant te tel telle tous tout toute toutes tres trop tu un une vers via voici voila vos votre vous y
  the of and to in for on with from by is are its at as an this that will be how why what new
  janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre lundi mardi mercredi jeudi vendredi samedi
  dimanche jour jours semaine mois date aujourd heure heures h midi er 1er`)

/** What calls, communiqués and headlines are made of, whatever they tell; units too. */
const boilerplate =
  stems(`appel appels projet projets manifestation interet candidature candidatures candidat ami aap aide aides
  lancer lance lancement publier publie publication ouvrir ouvert ouverte ouverture depot deposer dossier dossiers inscription cloture
  limite clos reponse consultation avis nouveau nouvel nouvelle annonce annoncer presente presentation propose soutien soutenir
  accompagner accompagnement financer financement finance subvention dispositif programme plan mesure mesures beneficier beneficiaires
  porteur laureats retenu selection edition vague deuxieme seconde troisieme quatrieme session releve campagne annee annuel annees euros euro million millions milliard
  milliers communique presse actualite article lire suite savoir site page texte version lien photo video info
  decouvrez retrouvez rendez objectif objectifs cadre mise oeuvre place debut fin premier premiere dernier derniere prochain
  permettre permet vise concerne consacre destine compter partir jusqu prolonge report modifie relatif relative portant fixant
  application code alinea annexe titre ministre ministere arrete decret loi decision deliberation reglement directive ordonnance
  officiel france francais francaise national nationale departement departemental region regional local locale`)

const common =
  stems(`numerique digital territoire territorial territoires collectivite collectivites commune communes communal
  intercommunalite public publics publique service services donnees donnee data intelligence artificielle ia reseau reseaux fibre
  securite cybersecurite cyber innovation innovant entreprise entreprises association associations transition ecologique developpement
  gestion administration agent agents elus elu citoyens habitants usagers usage usages outil outils solution solutions systeme
  plateforme logiciel technologie technologies tech qualite strategie strategique politique action actions acteur acteurs etat europe
  europeen europeenne commission conseil agence president directeur groupe societe social recherche etude rapport guide bilan enquete
  formation education ecole sante energie environnement durable mobilite economie economique industrie culture protection personnelles
  vie privee droit droits juridique conformite responsable travail emploi besoin besoins niveau enjeux resultat rencontre
  evenement journee webinaire atelier participer mobile internet web google apple microsoft amazon meta smartphone telephone android
  ordinateur application modele modeles jeu jeux serie film prix promo offre vente abonnement test voiture electrique batterie
  intelligent intelligente connecte connectee equipement equiper information informations informatique travaux investissement montant enveloppe fonds budget
  deploiement creation ameliorer renforcer simplifier accelerer grand grande grands petit petites monde mondial pays ville villes
  maire maires mairie temps pris prendre expliquer personnes foyers rural rurale rurales ans deux trois quatre cinq dix cent mille premiers`)

function stems(words: string): Set<string> {
  return new Set(words.split(/\s+/).map((word) => stemOf(foldWord(word))))
}

/** How much a word tells which event it is about: 0 for grammar, 1 for a word that few texts hold. */
export function weightOf(stem: string): number {
  if (empty.has(stem)) return 0
  if (boilerplate.has(stem)) return 0.1
  if (common.has(stem)) return 0.4
  // « 41 », « 12 »: days, hours, counts; a longer number is a fact.
  if (/^\d+$/.test(stem)) return stem.length < 3 ? 0.2 : 0.8
  return stem.length < 3 ? 0.4 : 1
}
