import type { Kind } from '../../axis/taxonomy.ts'
import type { Standing } from '../facts.ts'
import type { Sentence } from './sentences.ts'

const calls: ReadonlySet<Kind> = new Set(['appel-a-projets', 'ami', 'aide'])
const rolling =
  /\b(?:au fil de l'eau|en continu|jusqu'a (?:l')?epuisement (?:des|de l'|du) (?:credits?|enveloppe|fonds|budget)|jusqu'a (?:la )?consommation (?:des|de l'|du) (?:credits?|enveloppe|fonds|budget))/
const permanent =
  /\b(?:sans (?:date limite|date de cloture|limite de (?:date|depot|temps))|(?:aucune|pas de) date (?:limite|de cloture)|(?:dispositif|appel(?: a \w+(?: d'interet)?)?|guichet|aide|depot|ami|aap|ouverte?s?) (?:est |sont |reste |restent )?(?:ouvert |ouverte )?(?:permanente?|en permanence)|(?:toute l'annee|tout au long de l'annee|a tout moment))\b/
const applying =
  /\b(?:candidat|dossier|depos|depot|demande|appel|ami\b|aap\b|aide|dispositif|guichet|ouvert|subvention|solliciter)/

/** How a call without a closing date stays open, when a sentence about applying says it. */
export function findStanding(sentences: readonly Sentence[], kind: Kind): Standing | undefined {
  if (!calls.has(kind)) return undefined
  const words = sentences.map(({ folded, start, end }) => folded.slice(start, end))
  const says = (pattern: RegExp): boolean => words.some((one) => pattern.test(one) && applying.test(one))
  if (says(rolling)) return 'rolling'
  return says(permanent) ? 'permanent' : undefined
}
