import type { FeedDefinition } from '#src/feed/definition.ts'
import type { FeedState } from '#src/store/feed-state.ts'
import { parisDay } from '#src/french/calendar.ts'
import { formatAge, formatDate, formatHour, formatLength, formatNumber } from '../format.ts'
import { plural } from '../words.ts'

/** From what needs a person to what does not: the order of the page. */
export const healths = ['failing', 'unconfigured', 'silent', 'limited', 'never', 'healthy', 'paused'] as const
export type Health = (typeof healths)[number]

export const healthWords: Record<Health, string> = {
  failing: 'En échec',
  unconfigured: 'À configurer',
  silent: 'Silencieuse',
  limited: 'Freinée',
  never: 'Jamais lue',
  healthy: 'À jour',
  paused: 'En pause',
}

/** A source that brings nothing for that long is worth a look, even when it answers well. */
const silentDays = 90

export function healthOf(feed: FeedDefinition, state: FeedState | undefined, now: Date): Health {
  if (feed.paused) return 'paused'
  if (state?.outcome === 'unconfigured') return 'unconfigured'
  if (!state?.outcome) return 'never'
  if (state.outcome === 'failed') return 'failing'
  if (state.outcome === 'limited') return 'limited'
  return isSilent(state, now) ? 'silent' : 'healthy'
}

/** The state of a source in one French sentence. */
export function stateSentence(feed: FeedDefinition, state: FeedState | undefined, now: Date): string {
  const health = healthOf(feed, state, now)
  if (health === 'paused') return `En pause : ${feed.paused}`
  if (!state || health === 'never') return 'Jamais lue : elle le sera au prochain passage.'
  if (health === 'unconfigured') return state.errorMessage ?? 'À configurer : un réglage manque.'
  if (health === 'failing') return failing(state, now)
  if (health === 'limited') return `Freinée : la source demande d’attendre. ${nextCheck(state, now)}`
  const checked = state.checkedAt ? `vérifiée ${formatAge(state.checkedAt, now)}` : 'vérifiée'
  if (health === 'silent')
    return `Silencieuse : ${checked}, mais rien de nouveau depuis le ${formatDate(state.changedAt!)}.`
  return `À jour, ${checked}.`
}

/** « Prochain essai à 14 h 05. » */
export function nextCheck(state: FeedState, now: Date): string {
  if (new Date(state.nextCheckAt) <= now) return 'Prochain essai au prochain passage.'
  const day = parisDay(state.nextCheckAt) === parisDay(now) ? '' : ` le ${formatDate(state.nextCheckAt)}`
  return `Prochain essai${day} à ${formatHour(state.nextCheckAt)}.`
}

export function itemsSentence(state: FeedState): string {
  const { itemsSeen, itemsNew, itemsDropped } = state
  const seen = `${formatNumber(itemsSeen)} ${plural(itemsSeen, 'élément lu', 'éléments lus')}`
  const fresh = `${formatNumber(itemsNew)} ${plural(itemsNew, 'nouveau', 'nouveaux')}`
  const dropped =
    itemsDropped > 0 ? `, ${formatNumber(itemsDropped)} ${plural(itemsDropped, 'illisible')}` : ''
  return `${seen}, ${fresh}${dropped}`
}

function isSilent(state: FeedState, now: Date): boolean {
  if (!state.changedAt) return false
  return now.getTime() - new Date(state.changedAt).getTime() > silentDays * 86_400_000
}

function failing(state: FeedState, now: Date): string {
  const length = state.failingSince
    ? formatLength(now.getTime() - new Date(state.failingSince).getTime())
    : ''
  const since = length === '' ? '' : ` depuis ${length}`
  const why = (state.errorMessage ?? 'raison inconnue').replace(/\.$/, '')
  return `En échec${since} : ${why}. ${nextCheck(state, now)}`
}
