import type { Kind } from '../../axis/taxonomy.ts'

/**
 * What is certain enough to decide alone: the first rule met gives the kind. Patterns are tested on folded text (lower
 * case, no accents, straight apostrophes, single spaces), with the acronyms AMI and AAP spelt out. Every part that a
 * rule gives must be met.
 */
export interface KindRule {
  kind: Kind
  title?: RegExp
  /** A title that this is found in is left to the next rules. */
  unless?: RegExp
  /** The opening of the text. */
  lead?: RegExp
}

const call = String.raw`\bappels? a (?:projets?|candidatures?|initiatives?|communs|labellisation|propositions|innovations?)\b`
const interest = String.raw`\bappels? a (?:manifestations? d'interet|manifester)`
const chosen = String.raw`(?:retenu|selectionne|recompense|labellise|distingue)e?s\b`
/** A call that is told once it is over. */
const over = /\bbilan\b|\bresultats?\b|\bretenu|\blabellis|\bselectionn|\bcandidature (?:au|de|du)\b/
const applicants = String.raw`\b(?:projets?|dossiers?|candidats?|collectivites|communes|villes|departements|territoires|structures|lieux|etablissements|sites|campus)`

const opens = String.raw`\b(?:lance|lancent|relance|relancent|ouvre|ouvrent|reconduit|publie|propose|proposent) `
/** A public body as the subject of a vote. */
const assembly = String.raw`\b(?:conseil (?:municipal|communautaire|metropolitain|departemental|regional|syndical|d'agglomeration|de la metropole)|conseil d'[a-z]+ metropole|assemblee departementale|comite syndical|commission permanente|conseillers departementaux)\b`
const court = String.raw`\b(?:le conseil d'etat|la cour [a-z' ]{0,40}|la cjue|la cedh|le tribunal (?:administratif|judiciaire|de commerce|des conflits|de l'union)[a-z' ]{0,30}|le juge (?:administratif|des referes|unique|judiciaire)[a-z' ]{0,30}|la haute juridiction|la justice europeenne) ?`
const rules = String.raw`(?:juge|annule|rejette|condamne|valide|suspend|confirme|censure|refuse|precise|considere|estime|ordonne|enjoint|oblige|deboute|a juge|a annule|a rejete|a condamne|a valide|a suspendu|a confirme|a precise|a tranche)\b`

export const kindRules: readonly KindRule[] = [
  // The winners of a call come first: they are no open call.
  {
    kind: 'laureats',
    title: new RegExp(
      String.raw`\blaureate?s?\b|\bresultats? (?:de l'|de la |du |des |d'un )(?:appel|concours)|${applicants} (?:[a-z']+ ){0,2}${chosen}|\bpremiers? ${chosen}|\bpalmares\b|\brecompense \d|\bdecroche(?:nt)? (?:le|un|son|les) (?:label|prix|mention)`,
    ),
  },
  { kind: 'laureats', lead: /^palmares\b/ },
  // A question of a member of Parliament makes no law and answers nothing for sure.
  {
    kind: 'actualite',
    title: /^ordre du jour\b|^question (?:ecrite|orale|d'actualite|au |a l'assemblee|n°)|\bquestion ecrite\b/,
  },
  {
    kind: 'jurisprudence',
    title:
      /\bcjue\b|^c\.?e\.?, |^(?:caa|ta|tc|cc|cass)(?:,| (?:de )?[a-z-]+,)|\bcour (?:administrative d'appel|de cassation|d'appel)\b|^(?:cour de justice|tribunal de l'u|conseil d'etat,)|\bconseil d'etat (?:precise|juge|annule|rejette|confirme|valide|tranche|suspend|enjoint|detaille)|\btribunal (?:administratif|judiciaire)\b|\bjurisprudentielle?\b|\bjurisprudence\b|\bpanorama de droit|\bpar la justice\b|\bjustice europeenne\b/,
  },
  {
    kind: 'alerte',
    title:
      /\balerte cyber\b|\bcertfr-|\bvulnerabilites? (?:affectant|dans|critiques?)|\balerte vulnerabilite|ciblage et compromission|\bfaille (?:0-day|zero-day|critique)/,
  },
  {
    kind: 'alerte',
    lead: /\bcert-fr (?:emet|publie) une? (?:alerte|avis|bulletin)|bulletin d'alerte|\bcve-\d{4}-\d/,
  },
  {
    kind: 'marche-public',
    title:
      /\bavis (?:de marche|d'appel public|d'attribution)|\baccords?-cadres?\b|\bappels? d'offres?\b|\bmarches? (?:attribue|notifie)|\breglement de (?:la )?consultation\b|^groupements? de commandes?\b/,
  },
  { kind: 'marche-public', lead: /\bprocedure adaptee\b|\bavis d'attribution\b|\bnotifie le marche\b/ },
  { kind: 'ami', title: new RegExp(interest) },
  { kind: 'appel-a-projets', title: new RegExp(call) },
  {
    kind: 'appel-a-projets',
    title: /\b(?:trophees?|challenges?|concours)\b|^prix (?:de|des|du)\b/,
    lead: /candidat|dossier|subvention|dot(?:e|ation)|distinctions|solutions|recompens/,
  },
  {
    kind: 'etude',
    title:
      /\brapport (?:d'information|annuel|d'activite|public|de la cour|du senat|n°|fait au nom|sur (?:le projet|la proposition) de loi)/,
    unless: /\brencontre/,
  },
  { kind: 'decision', title: /\bformation restreinte\b|\bdeliberation (?:de la cnil|n° ?san)/ },
  { kind: 'decret', title: /^decrets?\b|\b(?:publication du|le|un) decret\b/, unless: /\?$/ },
  {
    kind: 'arrete',
    title:
      /^arretes?\b|\b(?:un|l'|deux|trois|les|des) ?arretes? (?:modifi|fix|precis|defini|revis|encadr|relatif|est paru|publie)/,
  },
  {
    kind: 'deliberation',
    title:
      /\bdeliberations?\b|\bconseil (?:municipal|communautaire|metropolitain|syndical|metro)\b|comite syndical|assemblee (?:extra-syndicale|departementale)|commission permanente|\bvote du budget\b|\bbudget primitif\b/,
    unless: /\bopen data\b|\bcontrole de legalite\b|\bcomment\b/,
  },
  {
    kind: 'reglement-ue',
    title:
      /^(?:reglement|directive|decision) (?:d'execution |deleguee? )?\((?:ue|ce)\)|\breglements? (?:\(?ue\b|\(?ce\b|europeens?|d'execution)|\bdirective (?:\(?ue\b|europeenne)|^com\(\d{4}\)/,
    unless: /\?$/,
  },
  {
    kind: 'decision',
    title:
      /^(?:decision|avis) (?:n°|du \d|de l'(?:arcep|arcom|autorite))|\bl'arcep (?:fixe|autorise|attribue|sanctionne|met en demeure)|\bla cnil (?:sanctionne|met en demeure|condamne)|^amende\b|\bmis(?:e?s)? en demeure par\b|\bpublie son avis\b/,
  },
  {
    kind: 'decision',
    title: /\bmis(?:e|es)? en demeure\b|\bsanctions?\b|\bsanctionnee?s?\b|\bamende de\b/,
    unless: /\?$|\bsuites\b|\bcomment\b/,
  },
  {
    kind: 'loi',
    title:
      /^loi (?:n°|du)|\b(?:projets?|propositions?) de loi\b|\bamendements?\b|^ordonnance\b|^senat, seance\b/,
  },
  {
    kind: 'evenement',
    title:
      /\bwebinaires?\b|\brencontres\b|\bsalon\b|\bjournees? (?:expert|d'etude|nationale|technique|de |du |des )|\bcongres\b|\bcolloque\b|\bassises\b|\binscrivez|\buniversites? d'ete|\bseminaires?\b|^formation ?:|\brencontre-debat\b/,
    unless: /\baides?\b|\bsubvention|\bfinanc/,
  },
  {
    kind: 'etude',
    title:
      /\betudes? (?:sur|de|relative)|^etude\b|\bbarometre\b|\bobservatoire (?:des?|du|national)\b|\b(?:premier |le )?bilan (?:de|du|des|d'activite)\b|\batlas\b|etat des lieux|chiffres[- ]cles|resultats de l'(?:audit|enquete)|\bnote exploratoire|\blivre blanc\b|\bavis sur le plf\b|\bchambre regionale des comptes\b/,
  },
  {
    kind: 'guide',
    title:
      /\bguides?\b|\bfiche (?:pratique|conseil|reflexe)|\bmode d'emploi\b|\bcirculaire\b|\bconsultation publique\b|\brecommandations\b|^qu'est-ce qu|\bfaq\b|\bquestions-reponses\b|\bvade-?mecum\b|\bmemento\b|\bpublie un referentiel|\blignes directrices\b|\bde quoi parle-t-on\b/,
  },
  // What the opening says, where the title is silent.
  { kind: 'ami', lead: new RegExp(`${opens}[^.]{0,80}${interest}`), unless: over },
  { kind: 'appel-a-projets', lead: new RegExp(`${opens}[^.]{0,80}${call}`), unless: over },
  { kind: 'guide', lead: /\blance une (?:nouvelle )?consultation publique\b/ },
  {
    kind: 'jurisprudence',
    lead: new RegExp(`^[^.]{0,160}${court}${rules}`),
    unless: /\?$|\bloi\b/,
  },
  {
    kind: 'deliberation',
    lead: new RegExp(
      `^[^.]{0,120}${assembly}[^.]{0,80}\\b(?:a|ont|vient|viennent) (?:[a-z']+ ){0,2}(?:vot|adopt|approuv|valid|chois|decid|autoris)|^votee a l'unanimite`,
    ),
  },
  {
    kind: 'decret',
    lead: /^(?:un|le|ce) decret (?:du|n°|publie|paru|d'application)\b|^[^.]{0,80}, un decret\b/,
  },
  { kind: 'arrete', lead: /^(?:un|cet) arrete (?:du|prefectoral|ministeriel|publie)\b/ },
  {
    kind: 'aide',
    title:
      /\bsubventions?\b|\b(?:une|des|aux|nouvelles?) aides?\b|(?:^|: ?)aides?\b|\bcheque (?:[a-z]+ ){0,2}(?:numerique|cyber|investissement|france num)|\bquels financements\b|\bguichet d'aide/,
    unless: /\bvotees?\b|\b(?:apres|affaire|proces)\b/,
  },
]
