import type { Subscriber } from '../../store/subscribers.ts'
import type { Suppression, SuppressionReason } from '../../store/suppressions.ts'
import type { Editions } from './editions.ts'

const suppressedWords: Record<SuppressionReason, string> = {
  bounce: 'Adresse bloquée\u00A0: un message précédent y a été refusé pour de bon.',
  complaint: 'Adresse bloquée\u00A0: la personne a signalé un message comme indésirable.',
  manual: 'Adresse bloquée par l’équipe.',
}

const rhythmWords: Record<Subscriber['frequency'], string> = {
  week: 'Ce n’est pas sa lettre.',
  fortnight: 'Reçoit une lettre toutes les deux semaines\u00A0: ce sera la prochaine.',
  month: 'Reçoit une lettre par mois\u00A0: celle du mois est déjà partie.',
}

export const nothingForThem = 'Rien dans cette lettre ne concerne ce que cette personne a choisi.'

/** Why this person gets nothing of this letter (French), as they are at this moment; undefined when they get it. */
export function reasonToSkip(
  member: Subscriber | undefined,
  suppression: Suppression | undefined,
  editions: Pick<Editions, 'isDue'>,
): string | undefined {
  if (!member) return 'N’est plus inscrite\u00A0: abonnement retiré avant l’envoi.'
  if (member.leftAt || member.status === 'left') return 'S’est désinscrite avant l’envoi.'
  if (member.status !== 'confirmed') return 'N’a pas confirmé son inscription.'
  if (suppression) return suppressedWords[suppression.reason]
  return editions.isDue(member) ? undefined : rhythmWords[member.frequency]
}
