import type { Rate } from '../facts.ts'

/** A share in plain text; offsets count from the start of the field. */
export interface PlainRate extends Omit<Rate, 'at'> {
  start: number
  end: number
}

const mostRates = 60
const hints = ['%', 'pour cent', 'moitie']
const share =
  /(?<![\d.,]|\d )\d{1,3}(?:[.,]\d{1,2})? ?%|(?<![\d.,])\d{1,3}(?:[.,]\d{1,2})? pour cent\b|\bla moitie\b|\bpour moitie\b/g

const paidBefore =
  /(?:taux|a hauteur|subvention\w*|(?:co)?financ\w*|pris\w* en charge|prend\w* en charge|prise en charge|aides?|aide[es]*|intensite|rembours\w*|couvr\w*|plafon\w*|dans la limite|participation|apporte\w*|bonifi\w*|majoration|intervention|soutenu\w*|paie\w*|paye\w*|finance\w*|obtenir)(?![a-z])[^.;%]{0,60}$/
const costAfter =
  /^ ?(?:(?:au )?(?:maxi(?:mum|male?)?|max|plus|au plus|minimum|au moins),? )?(?:(?:du|des|de la|de l'|de|d') ?)(?:[a-z]+ ){0,1}(?:couts?|depenses?|montants?|investissement\w*|budgets?|assiette|travaux|frais|subventions?|aides?|financements?|prix|devis|ht|projets?|operations?|etudes?|materiel|equipement\w*|amenagement|plan de financement|besoins?|creation|ttc)/
const populationAfter =
  /^ ?(?:de moins|de plus|de reduction|des? (?:la |l'|ses |leurs |nos )?(?:population|foyers?|habitants?|francais\w*|menages?|logements?|locaux|communes?|territoires?|collectivites?|consommation|entreprises?|abonn\w*|usagers?|personnes?|electricite|parc|emissions?|energie|sites?|prises?|actes|jeunes|elus|agents|votes|eleves))/

/** Shares of a cost that are paid: « 50 % des dépenses », « au taux de 60 % », « à hauteur de la moitié ». */
export function findRates(plain: string): PlainRate[] {
  const rates: PlainRate[] = []
  if (!hints.some((hint) => plain.includes(hint))) return rates
  for (const { 0: words, index } of plain.matchAll(share)) {
    if (rates.length >= mostRates) break
    const end = index + words.length
    const before = plain.slice(Math.max(0, index - 90), index)
    const after = plain.slice(end, end + 60)
    const percent = words.endsWith('moitie') ? 50 : Number.parseFloat(words.replace(',', '.'))
    if (percent <= 0 || percent > 100 || !isPaidShare(words, before, after)) continue
    rates.push({ percent, role: roleOf(before, after), start: index, end })
  }
  return rates
}

function isPaidShare(words: string, before: string, after: string): boolean {
  if (populationAfter.test(after)) return false
  if (
    /[+-] ?$|\b(?:baiss\w*|redui\w*|reduction\w*|diminu\w*|hausse|augment\w*|progress\w*|economi\w*|objectif)[^.;]{0,30}$/.test(
      before,
    )
  )
    return false
  if (costAfter.test(after)) return true
  return paidBefore.test(before) && (!words.endsWith('moitie') || /a hauteur de $|aides? $/.test(before))
}

function roleOf(before: string, after: string): Rate['role'] {
  if (
    /(?:jusqu'a|plafon\w*(?: [a-z]+){0,2} a|plafond(?: de)?|dans la limite de|au plus|sans depasser|maxi\w*(?: [a-z:]+){0,2})[ :]*$/.test(
      before,
    )
  )
    return 'ceiling'
  if (/^ ?\(?(?:maxi|max\b|au (?:plus|maximum))/.test(after)) return 'ceiling'
  if (
    /(?:au moins|minim\w+(?: de)?|plancher de) $/.test(before) ||
    /^ ?(?:minim|au (?:moins|minimum))/.test(after)
  )
    return 'floor'
  return 'rate'
}
