import type { Letter as StoredLetter } from '#src/store/letters.ts'
import { formatHour, formatMoment, formatShortDay } from '../format.ts'
import { type Html, html } from '../html.ts'
import { parisDay } from '#src/french/calendar.ts'

type Draft = Pick<StoredLetter, 'state' | 'sendAt' | 'alone' | 'touchedAt' | 'approvedBy' | 'sentAt'>

/** Where a letter stands, when it leaves and what that waits for, in a sentence. */
export function stateSentence(draft: Draft): Html {
  const at = draft.sendAt ? formatMoment(draft.sendAt) : ''
  switch (draft.state) {
    case 'approved':
      return html`Approuvée par ${draft.approvedBy ?? 'un collègue'} : elle part le ${at}.`
    case 'sending':
      return html`Elle est en train de partir : rien ne peut plus changer.`
    case 'sent':
      return html`Elle est partie${draft.sentAt ? html` le ${formatMoment(draft.sentAt)}` : ''}.`
    case 'cancelled':
      return html`Annulée : elle ne partira pas. Son numéro reste pris.`
    case 'draft':
      return draftSentence(draft, at)
    default:
      return draft.state satisfies never
  }
}

function draftSentence({ alone, touchedAt }: Draft, at: string): Html {
  if (alone && !touchedAt && at !== '')
    return html`En préparation. Si personne n’y touche, elle part seule le ${at}.`
  const due = at === '' ? '' : html` Heure prévue : le ${at}.`
  return alone && touchedAt
    ? html`En préparation. Quelqu’un l’a modifiée : elle attend une approbation pour partir.${due}`
    : html`En préparation : elle ne part pas sans approbation.${due}`
}

/** A tag beside the title: never a colour alone. */
export function stateTag({ state }: Pick<StoredLetter, 'state'>): Html {
  return html`<span class="tag ${tagClasses[state]}">${stateWords[state]}</span>`
}

const stateWords: Record<StoredLetter['state'], string> = {
  draft: 'Brouillon',
  approved: 'Approuvée',
  sending: 'En cours d’envoi',
  sent: 'Envoyée',
  cancelled: 'Annulée',
}

const tagClasses: Record<StoredLetter['state'], string> = {
  draft: 'tag-care',
  approved: 'tag-ok',
  sending: 'tag-ok',
  sent: 'tag-soft',
  cancelled: 'tag-soft',
}

/** « lun. 30 nov. à 8 h » */
export function shortMoment(at: string): string {
  return `${formatShortDay(parisDay(at))} à ${formatHour(at)}`
}
