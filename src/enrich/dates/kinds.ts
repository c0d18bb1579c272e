import type { Kind } from '../../axis/taxonomy.ts'
import type { DayGroup } from './day-groups.ts'
import type { Reading } from './dated-words.ts'

/** What one may apply to. */
const callKinds: ReadonlySet<Kind> = new Set(['appel-a-projets', 'ami', 'aide', 'marche-public'])
/** Their dates bind everyone, and close nothing that one applies to. */
const textKinds: ReadonlySet<Kind> = new Set(['loi', 'decret', 'arrete', 'reglement-ue', 'jurisprudence'])

/** Elsewhere, the sentence or the title must speak of a call or of a consultation. */
const call =
  /\b(?:candidat|postul|appels? (?:a (?:projets?|manifestations?|candidatures?|contributions?|communs?|propositions?|idees)|d'offres)|l'appel\b|ami\b|aap\b|manifestations? d'interet|consultations? (?:publiques?|lancee?s?|ouverte?s?)|(?:en|a|a la) consultation\b|enquetes? publiques?|consulte(?:nt)?\b|contributions?|subventions?|marches? publics?|(?:remise|reception|depot) (?:des|de|d'un) (?:offres|plis|dossiers?|projets?|propositions?))/
/** After the awards, only what is said to come again. */
const again =
  /\b(?:autres?|prochaine?s?|nouvel(?:le)?s?|nouveaux?|suivante?s?|encore|derniere?s?|deuxieme|seconde?|troisieme|2e|3e) (?:releves?|levees?|vagues?|sessions?|fenetres?|editions?|appels?|tour)/
const sending = /\b(?:se tien(?:dra|dront)|aur(?:a|ont) lieu|se deroul(?:e|era|eront)|rendez-vous)\b/

/** Whether an item of this kind may say it. */
export function isAllowed(
  { role }: Reading,
  kind: Kind,
  group: DayGroup,
  sentence: string,
  title: string,
): boolean {
  switch (role) {
    case 'entry-into-force':
      return !callKinds.has(kind)
    case 'event':
      return kind === 'evenement' || sending.test(group.left) || sending.test(group.right)
    default:
      if (callKinds.has(kind)) return true
      if (textKinds.has(kind)) return false
      if (kind === 'laureats') return again.test(sentence)
      return call.test(sentence.slice(0, 1200)) || call.test(title)
  }
}
