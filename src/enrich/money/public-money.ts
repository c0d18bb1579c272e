import type { Amount } from './find-amounts.ts'
import { type Cue, findCues } from './payment-cues.ts'
import type { Span } from './sentence.ts'

/** What an item is about as a whole, for sums that have no telling word in their own sentence. */
export interface Setting {
  /** A public payer is named somewhere. */
  isPublic: boolean
  /** A court or an authority that fines: sums are those of a dispute unless their own words say otherwise. */
  isDispute: boolean
}

const payer =
  /\b(?:etat|communes?|communaux|communale?|villes?|mairies?|maires?|municipal\w*|regions?|regional\w*|departements?|departemental\w*|metropoles?|agglomerations?|communautes?|intercommunal\w*|syndicats? (?:mixtes?|d'energies?|departemental)|conseils? (?:general|regional|departemental|municipal|communautaire)|ministeres?|ministres?|gouvernement|prefectures?|prefets?|collectivites?|elus?|publics?|publiques?|feder|feader|union europeenne|commission europeenne|europe|bruxelles|ademe|anct|anssi|bpifrance|banque des territoires|caisse des depots|caf|subventions?|appel a projets|appel a manifestation|appel a candidatures|france 2030|france relance|plan de relance|hopita\w+|lycees?|colleges?|ecoles?|universites?|fondations?|fonds)\b/
const dispute =
  /\b(?:amendes?|sanctions?|astreintes?|condamn\w+|tribunal|cour (?:administrative|d'appel|de cassation|de justice)|formation restreinte|jugements?|requerante?s?|caa)\b/g

/** Fields of one item, title first: one word of court in a title tells it, in a text it takes two. */
export function readSetting([title = '', text = '']: readonly string[]): Setting {
  const told = (plain: string): number => plain.match(dispute)?.length ?? 0
  return { isPublic: payer.test(title) || payer.test(text), isDispute: told(title) > 0 || told(text) > 1 }
}

/** Whether a sum is public money that funds something, as the words nearest to it in its sentence say. */
export function isPublicMoney(
  plain: string,
  amounts: readonly Amount[],
  index: number,
  sentence: Span,
  setting: Setting,
): boolean {
  const amount = amounts[index]!
  // « 0,45 € par habitant », « pour un euro dépensé »: a price or a way of speaking.
  if (amount.value < 10) return false
  const cues = findCues(plain, sentence, setting.isDispute)
  if (amount.bare && !isBareMoney(plain, amount, sentence, cues)) return false
  const nearest = nearestCue(amount, amounts, cues)
  return nearest ? nearest.funding : setting.isPublic && !setting.isDispute
}

function nearestCue(amount: Amount, amounts: readonly Amount[], cues: readonly Cue[]): Cue | undefined {
  let best: Cue | undefined
  let bestGap = Infinity
  for (const cue of cues) {
    const gap = gapBetween(amount, cue, amounts)
    if (gap > bestGap || gap > cue.reach) continue
    if (gap === bestGap && cue.funding) continue
    best = cue
    bestGap = gap
  }
  return best
}

/** Characters between a sum and a word: more when the word comes after, and when other sums stand between. */
function gapBetween(amount: Amount, cue: Cue, amounts: readonly Amount[]): number {
  const isAfter = cue.start >= amount.end
  const [from, to] = isAfter ? [amount.end, cue.start] : [cue.end, amount.start]
  const between = amounts.filter(({ start, end }) => start >= from && end <= to).length
  return Math.max(0, to - from) + (isAfter && to - from > 14 ? 20 : 0) + between * (isAfter ? 30 : 5)
}

/** What may follow « 35 millions » of money: a small word or a word of payment. A noun would be what is counted. */
const moneyGoesOn =
  /^ ?(?:$|[.,;:!?)\]»\n/-]|(?:d'|de )(?:subvention|credit|aide|financement|fonds|dotation|investissement|travaux|depense|budget|feder|feader|fse|dsil|detr|participation|argent|autorisation|commande|contribution|cofinancement|la |l'|plus|france relance|france 2030)|(?:an?|aux?|du|des|pour|par|sur|en|dans|dont|et|ou|contre|avec|via|sous|selon|lors|depuis|grace|afin|qui|que|d'ici|jusqu'|entre|mais|cette|cet|ce|chaque|l'an|alors|puis|contre|tandis|la|le|les|l'|ht|ttc|seulement|environ|est|sont|ont|ete|seront|apres|avant|publics?|supplementaires?|annuels?|prevus?|votes?|investis?|engages?|alloues?|attribues?|verses?|mobilises?|deja|proposes?|inscrits?|debloques?|consacres?|viennent|proviennent|iront|vont|apportes?|finances?|restants?)\b)/
const people =
  /^ (?:du |des |de la |d'|de )?(?:foyer|habitant|utilisateur|usager|personne|francais|prise|ligne|abonne|local|locaux|logement|connexion|visite|eleve|client|population)/

/** « 35 millions » with no currency: money when euros or a payer are near and no thing is counted. */
function isBareMoney(plain: string, amount: Amount, sentence: Span, cues: readonly Cue[]): boolean {
  const after = plain.slice(amount.end, amount.end + 30)
  if (!moneyGoesOn.test(after) || people.test(after)) return false
  const words = plain.slice(sentence.start, sentence.end)
  if (/dollars?|\$|francs\b|livres sterling/.test(words)) return false
  return /€|euros?\b|\d ?m?eur\b/.test(plain) || cues.some(({ funding }) => funding)
}
