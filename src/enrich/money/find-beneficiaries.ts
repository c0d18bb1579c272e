import type { BeneficiaryId } from '../../axis/beneficiaries.ts'
import type { Kind } from '../../axis/taxonomy.ts'
import type { Item } from '../../normalise/item.ts'
import type { Beneficiary, Passage } from '../facts.ts'
import { matchedLength } from '../text/words.ts'
import { type Audience, findAudiences } from './audiences.ts'
import { findEligible, isLeftOut } from './eligibility.ts'
import { foldUnits } from './fold-units.ts'

const kindsThatGive: readonly Kind[] = ['appel-a-projets', 'ami', 'aide']

/**
 * A notice of this length, or the opening of a longer one, names those it speaks to; further on only a sentence of
 * eligibility tells who may receive from who is met along the way.
 */
const lead = 600

/** Who may receive what a call or an aid gives, each once where it is first said; nothing for another kind. */
export function findBeneficiaries({ title, text }: Pick<Item, 'title' | 'text'>, kind: Kind): Beneficiary[] {
  if (!kindsThatGive.includes(kind)) return []
  const heading = foldUnits(title.slice(0, matchedLength))
  const body = foldUnits(text.slice(0, matchedLength))
  const payers = payersOf(`${heading}\n${body}`)
  const found = new Map<BeneficiaryId, Passage>()
  const keep = (field: Passage['field'], plain: string, audiences: readonly Audience[]): void => {
    for (const { ids, start, end } of audiences) {
      if (isLeftOut(plain, { start, end })) continue
      for (const id of ids) {
        if (ids.length > 1 && payers.has(id)) continue
        if (!found.has(id)) found.set(id, { field, start, end })
      }
    }
  }
  keep('title', heading, findAudiences(heading, { start: 0, end: heading.length }))
  keep('text', body, findAudiences(body, { start: 0, end: Math.min(body.length, lead) }).filter(isApplicant))
  keep(
    'text',
    body,
    findEligible(body).flatMap((span) => findAudiences(body, span)),
  )
  return Array.from(found, ([id, at]) => ({ id, at }))
}

/** People are named in every call as those whom it helps in the end: only a sentence of eligibility counts for them. */
function isApplicant({ ids }: Audience): boolean {
  return ids[0] !== 'private-person'
}

const regionPays =
  /\b(?:la|une|conseil|aide|fonds) region(?:ale?)?\b|\b(?:auvergne-rhone-alpes|bourgogne-franche-comte|bretagne|centre-val de loire|corse|grand est|guadeloupe|guyane|hauts-de-france|ile-de-france|martinique|mayotte|normandie|nouvelle-aquitaine|occitanie|pays de la loire|region sud|reunion)\b/
const departmentPays = /\b(?:le|du|conseil) departement(?:al)?\b/

/** « La Région aide les collectivités »: she is none of those whom she aids, nor is a Région among those of a département. */
function payersOf(plain: string): ReadonlySet<BeneficiaryId> {
  if (departmentPays.test(plain)) return new Set(['department', 'region'])
  return new Set(regionPays.test(plain) ? ['region'] : [])
}
