import type { Money, MoneyRole } from '../facts.ts'
import type { Amount } from './find-amounts.ts'
import type { Span } from './sentence.ts'

const ceilingBefore =
  /(?:jusqu'?a|plafon\w*|limites? (?:de|a)|limitee?s? a|maxim(?:um|ale?|ales|aux)|au plus|sans (?:depasser|exceder)|(?:ne|n') ?(?:peut|pourra|doit)?(?: pas)? ?(?:depasser|exceder|excede|depasse)|inferieure?s? a|moins de)(?: [a-z'(:]{1,20}){0,4}[ :(]*$/
const ceilingAfter = /^ ?(?:[a-z.]+ ){0,3}(?:maxi(?:mum|male?|)\b|max\b|au (?:plus|maximum|mieux))/
const floorBefore =
  /(?:au moins|minim(?:um|ale?|ales|aux|a)|plancher|a partir de|superieure?s? a)(?: [a-z'(:]{1,20}){0,5}[ :(]*$/
const floorAfter = /^ ?(?:[a-z.]+ ){0,3}(?:mini(?:mum|male?|)\b|au (?:moins|minimum))/

const named: readonly (readonly [MoneyRole, RegExp])[] = [
  [
    'envelope',
    /\b(?:enveloppes?|dote[es]{0,2}|dotations?|fonds|credits?|mobilis\w*|consacr\w*|reserv\w*|budgets?|programme|plan|dispose\w*|appel)\b/g,
  ],
  [
    'grant',
    /\b(?:subventions?|aides?|aide[es]*|accord(?:e|es|ent|ee|ees)|attribu\w*|octroy\w*|alloue\w*|vers(?:e|ent|ees?)|touch\w*|recevr\w*|recoi\w*|recu[es]*|obt\w+|cheques?|forfaits?|bourses?|primes?|coupons?|laureats?|apporte\w*|participation|contribution\w*|(?:co)?financ(?:e|es|ent|er|era|ee|ees|ement|ements))\b/g,
  ],
  [
    'cost',
    /\b(?:cout\w*|marches?|accords?-cadres?|investi\w*|travaux|chantier|revien\w*|depens\w*|montant (?:estime|total|du marche)|valeur|s'eleve\w*|operation|(?<!appels? a )projets?)\b/g,
  ],
]

/** What a sum is for, for whom, with or without tax, as the words around it say. */
export function readRole(
  plain: string,
  amounts: readonly Amount[],
  index: number,
  sentence: Span,
): Pick<Money, 'role' | 'per' | 'tax'> {
  const amount = amounts[index]!
  const [previous, next] = [amounts[index - 1], amounts[index + 1]]
  const before = plain.slice(Math.max(sentence.start, amount.start - 120), amount.start)
  const own = before.slice(-Math.max(0, Math.min(before.length, amount.start - (previous?.end ?? 0))))
  const after = plain.slice(amount.end, Math.min(sentence.end, next?.start ?? Infinity, amount.end + 70))
  const role = rangeRole(plain, amount, previous, next) ?? limitRole(own, after) ?? namedRole(before, after)
  const per = readPer(after, own)
  const tax = readTax(after)
  return { role, ...(per ? { per } : {}), ...(tax ? { tax } : {}) }
}

/** « de 75 000 à 150 000 euros » is a floor and a ceiling; « passe de 62 à 27 millions » is neither. */
function rangeRole(plain: string, amount: Amount, previous?: Amount, next?: Amount): MoneyRole | undefined {
  if (next && isRange(plain, amount, next)) return 'floor'
  if (previous && isRange(plain, previous, amount)) return 'ceiling'
  return undefined
}

function isRange(plain: string, lower: Amount, upper: Amount): boolean {
  if (upper.value <= lower.value || upper.start - lower.end > 12) return false
  const join = plain.slice(lower.end, upper.start).trim()
  const before = plain.slice(Math.max(0, lower.start - 40), lower.start)
  if (/\b(?:passe\w*|ramen\w*|port[eé]\w*|augment\w*|monte\w*|de [0-9]{4})\b/.test(before)) return false
  return join === 'a' || join === '-' || (join === 'et' && /\bentre (?:[a-z]+ ){0,2}$/.test(before))
}

function limitRole(before: string, after: string): MoneyRole | undefined {
  if (ceilingBefore.test(before) || ceilingAfter.test(after)) return 'ceiling'
  if (floorBefore.test(before) || floorAfter.test(after)) return 'floor'
  return undefined
}

function namedRole(before: string, after: string): MoneyRole {
  let best: MoneyRole = 'funding'
  let bestGap = Infinity
  for (const [role, pattern] of named) {
    const last = Array.from(before.matchAll(pattern)).at(-1)
    const first = Array.from(after.matchAll(pattern))[0]
    const gap = Math.min(
      last ? before.length - last.index - last[0].length : Infinity,
      first ? first.index + 15 : Infinity,
    )
    if (gap < bestGap) [best, bestGap] = [role, gap]
  }
  return best
}

const project =
  /^[^.;:]{0,45}?\bpar (?:projets?|dossiers?|laureats?|candidats?|beneficiaires?|structures?|collectivites?|communes?|etablissements?|ecoles?|colleges?|lycees?|lieux?|sites?|territoires?|entreprises?|associations?|operations?|centres?|demandes?|porteurs?)\b|^,? ?(?:a )?(?:chacune?s?|a chaque)\b/
const projectBefore = /\b(?:chaque \w+|chacune?|par (?:projet|dossier|laureat|beneficiaire)) [^.;]{0,40}$/
const year = /^[^.;:]{0,25}?(?:\bpar an\b|\ban(?:nuel\w*)\b|\bl'an\b|\bchaque annee\b|\/ ?an\b)/
const unit =
  /^[^.;:]{0,35}?(?:\bpar |\/ ?)(?:postes?|habitants?|prises?|metres? carres?|m2|m²|unites?|eleves?|agents?|lampadaires?|points? lumineux|etp|lots?|bornes?|foyers?|logements?|locaux?|hectares?|heures?|jours?|personnes?|menages?|appareils?)\b/

function readPer(after: string, before: string): Money['per'] {
  if (unit.test(after)) return 'unit'
  if (project.test(after) || projectBefore.test(before)) return 'project'
  if (year.test(after) || /\b(?:annuel\w*|par an|chaque annee)[^.;]{0,25}$/.test(before)) return 'year'
  return undefined
}

function readTax(after: string): Money['tax'] {
  if (/^ ?\(?(?:ht\b|h\.t\b|hors tax)/.test(after)) return 'HT'
  if (/^ ?\(?(?:ttc\b|t\.t\.c\b|toutes taxes)/.test(after)) return 'TTC'
  return undefined
}
