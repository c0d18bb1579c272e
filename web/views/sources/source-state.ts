import type { FeedDefinition } from '#src/feed/definition.ts'
import { brokenHealths, type Health, healthOf, healthWords } from '#src/feed/health.ts'
import type { FeedState } from '#src/store/feed-state.ts'
import { parisDay } from '#src/french/calendar.ts'
import { formatAge, formatDate, formatHour, formatLength, formatNumber } from '../format.ts'
import { type Html, html } from '../html.ts'
import { plural } from '../words.ts'

/** The state of a source in French: what it is, since when, why, what to do, and when it is tried again. */
export function stateSentence(
  feed: FeedDefinition & { archived?: true },
  state: FeedState | undefined,
  now: Date,
): string {
  if (feed.archived) return 'Retirée de la veille : elle n’est plus lue, ses éléments restent.'
  const { health, reason } = healthOf(feed, state, now)
  const words = healthWords[health]
  if (health === 'ok' && state?.outcome !== 'failed') {
    return state?.checkedAt ? `${words}, vérifiée ${formatAge(state.checkedAt, now)}.` : `${words}.`
  }
  // A person writes the reason of a pause in the middle of a sentence; ours begin one.
  const link = health === 'paused' ? ' :' : '.'
  return `${words}${sinceWords(health, state, now)}${link} ${withNextTry(health, reason, state, now)}`
}

/** The same under a heading that already says the state: « Le serveur répond 403… Prochain essai à 14 h 05. » */
export function reasonSentence(feed: FeedDefinition, state: FeedState | undefined, now: Date): string {
  const { health, reason } = healthOf(feed, state, now)
  if (health === 'ok' && state?.outcome !== 'failed') {
    return state?.checkedAt ? `Vérifiée ${formatAge(state.checkedAt, now)}.` : 'Vérifiée.'
  }
  return withNextTry(health, reason, state, now)
}

function withNextTry(health: Health, reason: string, state: FeedState | undefined, now: Date): string {
  const isTried = health !== 'paused' && state?.outcome === 'failed'
  const comesBack = state && (brokenHealths.has(health) || health === 'limited' || isTried)
  return comesBack ? `${reason} ${nextCheck(state, now)}` : reason
}

/** « depuis 3 j », when the last check found the same. */
function sinceWords(health: Health, state: FeedState | undefined, now: Date): string {
  const failing = brokenHealths.has(health) ? state?.failingSince : undefined
  const since = state?.health === health ? state.healthSince : failing
  if (!since || health === 'silent' || health === 'never') return ''
  const length = formatLength(now.getTime() - new Date(since).getTime())
  return length === '' ? '' : ` depuis ${length}`
}

/** « Prochain essai à 14 h 05. », « Prochaine lecture… » of one that goes well. */
export function nextCheck(state: FeedState, now: Date): string {
  const isTried = state.outcome === 'failed' || state.outcome === 'limited'
  const what = isTried ? 'Prochain essai' : 'Prochaine lecture'
  if (new Date(state.nextCheckAt) <= now) return `${what} au prochain passage.`
  const day = parisDay(state.nextCheckAt) === parisDay(now) ? '' : ` le ${formatDate(state.nextCheckAt)}`
  return `${what}${day} à ${formatHour(state.nextCheckAt)}.`
}

/** « 12 éléments lus, 1 nouveau ». */
export function itemsSentence(state: FeedState): string {
  const { itemsSeen, itemsNew, itemsDropped } = state
  const seen = `${formatNumber(itemsSeen)} ${plural(itemsSeen, 'élément lu', 'éléments lus')}`
  const fresh = `${formatNumber(itemsNew)} ${plural(itemsNew, 'nouveau', 'nouveaux')}`
  const dropped =
    itemsDropped > 0 ? `, ${formatNumber(itemsDropped)} ${plural(itemsDropped, 'non gardé')}` : ''
  return `${seen}, ${fresh}${dropped}`
}

/** How much a state asks of a person: the colour of its tag, which never stands without its words. */
export function healthTag(health: Health): Html {
  return html`<span class="tag tag-${levelOf(health)}">${healthWords[health]}</span>`
}

export function levelOf(health: Health): 'bad' | 'care' | 'ok' | 'soft' {
  if (brokenHealths.has(health)) return 'bad'
  if (health === 'ok') return 'ok'
  return health === 'never' || health === 'paused' ? 'soft' : 'care'
}

/** Never seen to bring anything here: its address comes from a list, or was just written. */
export function isToVerify(feed: FeedDefinition, state: FeedState | undefined): boolean {
  if (feed.paused || feed.confidence === 'high') return false
  return !state?.confirmedAt && (state?.itemsSeen ?? 0) === 0
}
