import type { Kind } from '../../axis/taxonomy.ts'

/**
 * The first rule met decides. Patterns are tested on folded text: lower case, no accents, straight apostrophes,
 * single spaces; the acronyms AMI and AAP are spelt out. Every part that a rule gives must be met.
 */
export interface KindRule {
  kind: Kind
  title?: RegExp
  /** The opening of the text. */
  lead?: RegExp
  /** The publisher's host name. */
  host?: RegExp
}

const call = String.raw`\bappels? a (?:projets?|candidatures?|initiatives?|communs|labellisation|propositions|innovations?)\b`
const interest = String.raw`\bappels? a (?:manifestations? d'interet|manifester)`
const opens = String.raw`\b(?:lanc\w+|ouvr\w+|ouvert\w*|propos\w+|reconduit|nouvelle edition|dans le cadre de|financ\w+|candidat\w*)\b`
/** A field report is told by a public body: a telephone maker that « déploie » something tells none. */
const body = String.raw`\b(?:communes?|villes?|mairie|maire|municipale?|metropole|agglo\w*|departement\w*|region\w*|collectivites?|syndicats?|communaute|epci|regie|territoires?)\b`
const fieldReport = String.raw`\b(?:a|ont) (?:equipe|pose|installe|teste|deploye|fait poser|dote|mis en place|ouvert ses)\b|\binstallee? (?:il y a|depuis)|\bcapteurs? (?:au sol|pose|place|sur)|l'essai a convaincu|raconte une|\b(?:posees?|poses) (?:sur|au|dans)\b|affiche en temps reel|\bteste en \d{4}|\bexploite une plateforme|\binstalle \d`
const funders = String.raw`(?:^|\.)(?:aides-territoires\.beta\.gouv\.fr|iledefrance\.fr|les-aides\.fr|fonds-publics\.fr)$`

/** What the title says. The winners of a call come first: they are not an open call. */
const titleRules: readonly KindRule[] = [
  {
    kind: 'laureats',
    title:
      /\blaureat|resultats? (?:de l'|de la |du |des |d'un )(?:appel|concours)|(?:projets?|dossiers?|candidats?|collectivites|territoires) (?:retenu|selectionne|recompense)e?s|\bpalmares\b/,
  },
  { kind: 'laureats', lead: /^palmares\b/ },
  {
    kind: 'jurisprudence',
    title:
      /\bcjue\b|^c\.?e\.?, |^(?:caa|ta|tc|cc|cass)(?:,| (?:de )?[a-z-]+,)|\bcour (?:administrative d'appel|de cassation)|^(?:cour de justice|tribunal de l'u|conseil d'etat,)|\bconseil d'etat (?:precise|juge|annule|rejette|confirme|valide|tranche|suspend)|\btribunal administratif\b|\bjurisprudence\b|\bpanorama de droit/,
  },
  { kind: 'jurisprudence', host: /(?:^|\.)(?:juricaf\.org|curia\.europa\.eu|considerant\.fr)$/ },
  {
    kind: 'alerte',
    title:
      /\balerte cyber\b|\bcertfr-|\bvulnerabilites? (?:affectant|dans|critiques?)|\balerte.{0,20}vulnerabilite|ciblage et compromission|\bfaille (?:0-day|zero-day|critique)/,
  },
  { kind: 'alerte', lead: /\bcert-fr (?:emet|publie)|bulletin d'alerte|^.{0,200}\bcve-\d{4}-\d/ },
  { kind: 'alerte', host: /(?:^|\.)cert\.ssi\.gouv\.fr$/ },
  { kind: 'marche-public', host: /(?:^|\.)(?:boamp\.fr|ted\.europa\.eu|marches-publics\.gouv\.fr)$/ },
  {
    kind: 'marche-public',
    title:
      /\bavis (?:de marche|d'appel public|d'attribution)|\baccords?-cadres?\b|groupements? de commandes?|\bappels? d'offres?\b|\bmarches? (?:attribue|notifie)/,
  },
  { kind: 'ami', title: new RegExp(interest) },
  { kind: 'appel-a-projets', title: new RegExp(call) },
  {
    kind: 'appel-a-projets',
    title: /\b(?:trophees?|challenges?|concours)\b|^prix (?:de|des|du)\b/,
    lead: /candidat|dossier|subvention|dotation|distinctions|solutions|recompens/,
  },
  { kind: 'appel-a-projets', host: new RegExp(funders), lead: new RegExp(`${opens}.{0,60}${call}`) },
  { kind: 'aide', host: new RegExp(funders) },
  { kind: 'decret', title: /^decrets?\b|\b(?:publication du|le|un) decret\b/ },
  { kind: 'arrete', title: /^arretes?\b|\bun arrete (?:modifie|fixe|precise|definit|revise|encadre)/ },
  {
    kind: 'deliberation',
    title:
      /\bdeliberations?\b|\bconseil (?:municipal|communautaire|metropolitain|syndical|metro)\b|comite syndical|assemblee (?:generale|extra-syndicale|departementale)|commission permanente/,
  },
  { kind: 'reglement-ue', host: /(?:^|\.)eur-lex\.europa\.eu$/ },
  {
    kind: 'reglement-ue',
    title:
      /^(?:reglement|directive|decision) (?:d'execution |deleguee? )?\((?:ue|ce)\)|\breglements? (?:\(?ue\b|\(?ce\b|europeens?|d'execution|(?:sur|pour) (?:l'|la |une |les ))|\bdirective (?:\(?ue\b|europeenne|nis)|\beidas\b|\b(?:ai|ia|data|cyber resilience|gigabit|digital (?:services|markets|networks)|interoperable europe|chips|data governance|gigabit infrastructure) act\b/,
  },
  {
    kind: 'decision',
    title:
      /^(?:decision|avis) n°|\bmise?s? en demeure\b|\bsanctions?\b|\bsanctionnee?s?\b|\bl'arcep (?:fixe|autorise|attribue|sanctionne)|\bamende de\b/,
  },
  {
    kind: 'loi',
    title: /^loi (?:n°|du)|\b(?:projets?|propositions?) de loi\b|\bamendements?\b|^ordonnance\b/,
  },
  {
    kind: 'evenement',
    title:
      /\bwebinaires?\b|\brencontres\b|\bsalon\b|\bjournees? (?:expert|d'etude|nationale|technique|de |du |des )|\bcongres\b|\bcolloque\b|\bassises\b|^(?:le )?sommet\b|\binscrivez|^conference\b|\buniversites? d'ete|^formation\b/,
  },
  {
    kind: 'etude',
    title:
      /\brapport\b|\betudes? (?:sur|de|relative)|^etude\b|\bbarometre\b|\bobservatoire (?:des?|du|national)\b|\b(?:premier |le )?bilan (?:de|du|des|d'activite)\b|\bpanorama\b|\batlas\b|etat des lieux|chiffres[- ]cles|resultats de l'audit|\bnote exploratoire|\blivre blanc\b|\bavis sur le plf\b/,
  },
  {
    kind: 'guide',
    title:
      /\bguides?\b|\bfiche (?:pratique|conseil|reflexe)|mode d'emploi|\bcirculaire\b|consultation publique|\brecommandations\b|\bdoctrine\b|bonnes pratiques|^qu'est-ce qu|\bfaq\b|\bvade-?mecum\b|\bpublie un referentiel/,
  },
  {
    kind: 'guide',
    // Not data.economie.gouv.fr: what its data sets hold is no guide.
    host: /(?:^|(?<!^data)\.)(?:economie\.gouv\.fr|service-public\.fr|collectivites-locales\.gouv\.fr)$/,
  },
]

/** What the opening says, when the title is silent. */
const leadRules: readonly KindRule[] = [
  { kind: 'ami', lead: new RegExp(`${opens}[^.]{0,80}${interest}`) },
  {
    kind: 'appel-a-projets',
    lead: new RegExp(`${opens}[^.]{0,80}(?:${call}|l'appel «|\\bun appel tres court|\\bson appel\\b)`),
  },
  {
    kind: 'appel-a-projets',
    lead: new RegExp(
      `(?:cet |l'|un |premier |nouvel |troisieme |deuxieme |son )${call.slice(2)}[^.]{0,60}(?:ouvert|lance|finance|destine|reserve|permanent|pour)`,
    ),
  },
  {
    kind: 'aide',
    title:
      /\bsubventions?\b|\b(?:une|des|aux|les|nouvelles?) aides?\b|(?:^|: ?)aides?\b|\bfonds vert\b|\bcheque\b|^pass\b|\bplan .{0,40}\d+ (?:millions?|euros)|^financer\b|\d+ euros pour\b|\bquels financements\b/,
  },
  {
    kind: 'aide',
    lead: /^aide (?:du|de|aux|a) |\bpeuvent se faire rembourser|^panorama des aides|\bsubvention d'au moins\b/,
  },
  {
    kind: 'marche-public',
    lead: /notifie le marche|consultation groupee|avis de marche|attribue le marche|groupement de commandes (?:pour|de)/,
  },
  {
    kind: 'decret',
    lead: /^(?:un|le) decret (?:publie|paru|d'application|du|n°)|\bun decret (?:du \d|reforme|modifie|fixe)/,
  },
  { kind: 'arrete', lead: /^un arrete\b/ },
  { kind: 'loi', lead: /^[^.]{0,120}\b(?:amendement|propositions? de loi|projets de loi)\b/ },
  {
    kind: 'reglement-ue',
    lead: /^(?:le|ce|avec ce) reglement\b|^.{0,60}\breglement \(ue\)|\bcommente le reglement|l'union veut .{0,80}reglement|^la directive (?:\(ue\)|nis)|^.{0,120}\b(?:ia|ai|data|data governance|cyber resilience|digital services) act\b/,
  },
  {
    kind: 'jurisprudence',
    lead: /par (?:sa|une) decision n|(?:selon|devant|pour) le conseil d'etat|le tribunal (?:juge|annule|rejette)|la cour (?:juge|ordonne|annule|confirme)/,
  },
  {
    kind: 'decision',
    lead: /\bmise?s? en demeure\b|a rendu (?:l'avis|la decision|sa decision)|\bavis de l'autorite\b|^decision n°|prononce une (?:sanction|amende)|\bpublie son avis\b|\ba ete sommee\b|\bapprouve le code de conduite/,
  },
  {
    kind: 'deliberation',
    lead: /^(?:parmi les deliberations|[^.]{0,80}conseil municipal|[^.]{0,60}elus .{0,60}ont vote)|commission permanente .{0,60}a vote|assemblee departementale a (?:approuve|adopte|vote)|viennent d'adopter un rapport|^votee a l'unanimite/,
  },
  {
    kind: 'evenement',
    lead: /^.{0,120}\b(?:debat de son colloque|une matinale|(?:ont|a) organise une journee|organise un webinaire|exercice international)\b/,
  },
  {
    kind: 'retour-experience',
    title: /retours? d'experience|\brex\b|temoignage|\bfiche d'|\bdes capteurs pour\b/,
  },
  {
    kind: 'retour-experience',
    title: /\b(?:deploie|experimente|equipe|ouvre ses|teste)\b|\badoptee? (?:au|par)\b/,
    lead: new RegExp(body),
  },
  {
    kind: 'etude',
    lead: /\bpubli\w+ [^.]{0,60}(?:rapport|etude|observatoire|etat des lieux|note|donnees trimestrielles|barometre|chiffres|bilan|suivi|panorama|atlas)\b|rapport (?:d'information|d'activite|n°)|(?:releve|selon|d'apres) une etude|\bpresente son bilan|\bun bref etat des lieux|\bpanorama de la\b|\btire le bilan|mise a jour du rapport|^projet de fin d'etudes|\bcette etude\b|l'etude juge|^enquete annuelle|\blivre blanc\b|^bilan (?:de|du)|\bpour ce cabinet\b/,
  },
  {
    kind: 'guide',
    lead: /\b(?:un|le) guide (?:pratique|actualise|pour)|^(?:le|ce|un) guide\b|\bfiches? (?:de|pratique)|\bcette fiche\b|la fiche de|\bmise? a jour le .{0,40}fiche|consultation publique|\bconsulte (?:sur|jusqu)\b|^[^.]{0,100}\brappelle (?:que|le calendrier|les regles|les obligations)|\bexplique (?:pourquoi|aux (?:communes|collectivites|elus))\b|^[^.]{0,100}\bcirculaire du\b|processus de notification|\bpublie un referentiel|\bbase legale ?:|^prise? sur le fondement/,
  },
  {
    kind: 'guide',
    title:
      /^comment\b|\bcomment (?:integrer|se|faire|choisir|mettre)|\b(?:peut-il|peut-elle|doit-on|peut-on|faut-il)\b.*\?$|\bquel(?:le)?s? [^?]*\?$/,
    lead: /collectivite|maire\b|\belus\b|commune|article l|\bloi\b|acheteur|agents publics/,
  },
  {
    kind: 'retour-experience',
    lead: new RegExp(`^(?=.*${body}).*(?:${fieldReport})`),
  },
]

export const kindRules: readonly KindRule[] = [...titleRules, ...leadRules]
