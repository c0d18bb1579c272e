import type { Span } from './sentence.ts'

/** A word near a sum that tells public money from another: where it stands, and which way it speaks. */
export interface Cue {
  start: number
  end: number
  funding: boolean
  /** How many characters away it still counts. */
  reach: number
}

const funding = [
  'subvention\\w*',
  'aides?',
  'aidee?s?',
  'aider',
  'enveloppes?',
  'dotations?',
  'dote[es]*',
  '(?:co)?financ(?:e|es|ent|er|era|eront|ee|ees|ement|ements|ant)',
  'budget\\w*',
  'credits?',
  'fonds (?!propres)',
  'plafon\\w*',
  'plancher',
  'dans la limite',
  'accords?-cadres?',
  'marches? publics?',
  'du marche\\b(?! (?:mondial|europeen|francais))',
  'titulaires?',
  'delegation de service public',
  'investi\\w*',
  'alloue\\w*',
  'octroy\\w*',
  'consacr\\w*',
  'mobilis\\w*',
  'debloqu\\w*',
  "forfait (?:de|d')",
  'coup de pouce',
  'cheques?',
  'bourses?',
  "primes? (?:de|d')",
  "bons? d'achat",
  'coupons?',
  'feder|feader|fse|dsil|detr|fctva|fipd|fnadt|pia|cper|fsn',
  'fonds vert',
  'contribution\\w*',
  'participation\\w*',
  "montant (?:estime|maximal|maximum|total|de l'aide|de la subvention|du marche|previsionnel|alloue)",
]

/** What a court may order as well as a council. */
const given = [
  'accord(?:e|es|ent|er|ee|ees|era)',
  'attribu\\w*',
  'vers(?:e|ent|er|es|ees?|ement)',
  'projets?',
  'plan',
  'programme',
  'depens\\w*',
  'laureats?',
  'toucher?\\w*',
  'recevr\\w*|recoi\\w*|recu[es]*',
  'obtien\\w*|obtenu\\w*',
  'cout\\w*',
  'travaux',
  'chantier',
  'reserv(?:e|es|ent|ees?)',
]

/** What is owed to a court, lost, earned or raised: never public money that funds. */
const dispute = [
  'amendes?',
  'sanction\\w*',
  'astreintes?',
  'condamn\\w*',
  'penalites?',
  'prejudices?',
  'rancons?',
  'dommages?(?:-| et )interets?',
  "chiffres? d'affaires?",
  'ca annuel',
  'resultat net',
  'capitalisation',
  'levee?s? de fonds',
  '(?:ont?|a|avoir|vient de) leve|leve(?:nt|r)? (?:plus|pres|un|une|[0-9]+)',
  'tours? de table',
  'factures? impayees?|impayes?',
]

/** The same, in words that also mean something else: only near the sum. */
const price = [
  '(?:microsoft|google|amazon|aws|meta|apple|nvidia|openai|oracle|brookfield|data4|equinix|digital realty)(?: [a-z]{1,20}){0,3}',
  "cout (?:moyen )?(?:d'une|des) (?:cyberattaque|attaque|incident|fuite|panne|fraude|violation)\\w*",
  'indemnis\\w*|indemnites?|reparation',
  'escroquer\\w*|escrocs?|fraude\\w*|arnaque\\w*|detourn\\w*|derob\\w*|vole[es]*',
  'perdu[es]*|pertes?',
  'benefices? nets?|profits? (?:de|net|brut)',
  'valorise[es]* (?:a|plus|pres)|valorisation (?:de|boursiere|a)',
  'rachat\\w*|rachet\\w*',
  'actionnaires?',
  'marche (?:mondial|europeen|francais|americain)|parts? de marche|taille du marche',
  "marche (?:du|de la|des|de l')[a-z' -]{0,30} (?:mondial\\w*|pourrait|atteindra\\w*|devrait)",
  'abonnements?',
  'forfaits? (?:mobile|internet|fibre|a )',
  'prix (?:de vente|moyen|public|de gros|barre|conseille)|au prix|a prix',
  'tarifs?',
  'vendu\\w*|vend',
  "promo|promotions?|soldes|remises? (?:de|d')|rabais",
  'par mois|/ ?mois|mensuel\\w*',
  "economis\\w*|(?:d'|en |des |les )economies(?! d'energie)|d'economie (?:par|sur|chaque)",
  "gains? (?:de|d')|gagn\\w*",
  'salaires?|remunerations?',
  'reclam\\w*',
  'excedents?|deficits?',
  'seuils?',
  'capital social|pib',
  'exportations?|importations?',
]

/** Beyond so many characters a word of the other side is about something else. */
const disputeReach = 140
const priceReach = 70

const givenPattern = new RegExp(`\\b(?:${given.join('|')})\\b`, 'g')
const fundingPattern = new RegExp(`\\b(?:${funding.join('|')})\\b`, 'g')
const disputePattern = new RegExp(`\\b(?:${dispute.join('|')})\\b`, 'g')
const pricePattern = new RegExp(`\\b(?:${price.join('|')})\\b`, 'g')

/** Cues of one sentence of plain text; places count from the start of the field. */
export function findCues(plain: string, { start, end }: Span, isDispute: boolean): Cue[] {
  const sentence = plain.slice(start, end)
  const read = (pattern: RegExp, isFunding: boolean, reach = Infinity): Cue[] =>
    Array.from(sentence.matchAll(pattern), ({ 0: word, index }) => ({
      start: start + index,
      end: start + index + word.length,
      funding: isFunding,
      reach,
    }))
  return [
    ...read(fundingPattern, true),
    ...(isDispute ? [] : read(givenPattern, true)),
    ...read(disputePattern, false, disputeReach),
    ...read(pricePattern, false, priceReach),
  ]
}
