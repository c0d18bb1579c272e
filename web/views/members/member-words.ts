import type { LeftOut } from '#src/letter/members/import/read-import.ts'
import type { Subscriber } from '#src/store/subscribers.ts'
import { type Html, html } from '../html.ts'

export const membersPath = '/membres'

export const statusNames: Record<Subscriber['status'], string> = {
  confirmed: 'Inscrit',
  pending: 'À confirmer',
  left: 'Parti',
}

export const originWords: Record<Subscriber['origin'], string> = {
  form: 'formulaire du site',
  staff: 'ajout à la main',
  import: 'import d’un fichier',
}

/** Of the ledger; a state that has no words is shown as it is. */
export const deliveryWords: Record<string, string> = {
  queued: 'en file',
  sending: 'en cours d’envoi',
  handed: 'confiée au serveur',
  sent: 'acceptée',
  deferred: 'remise à plus tard',
  bounced: 'revenue',
  complained: 'signalée indésirable',
  failed: 'échouée',
  skipped: 'sans objet',
}

export const leftOutWords: Record<LeftOut['kind'], string> = {
  fault: 'à corriger',
  double: 'en double dans le fichier',
  member: 'déjà inscrites',
  pending: 'déjà invitées',
  left: 'parties de la lettre',
  suppressed: 'bloquées',
}

/** The way back, on every page of members. */
export function membersKicker(...links: { path: string; words: string }[]): Html {
  const all = [{ path: '/administration', words: 'Administration' }, ...links]
  return html`<p class="kicker">
    ${all.map(({ path, words }, at) => html`${at > 0 ? ' · ' : ''}<a href="${path}">${words}</a>`)}
  </p>`
}

export const membersLink = { path: membersPath, words: 'Membres' }
