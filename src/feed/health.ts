import type { FeedDefinition } from './definition.ts'
import { silentAfterMinutes, slowAfterMs } from './health-limits.ts'
import * as reasons from './health-reasons.ts'

/** From what needs a person to what does not: the order of the pages. */
export const healths = [
  'gone',
  'blocked',
  'selector-broken',
  'empty',
  'failing',
  'secret-missing',
  'silent',
  'moved',
  'slow',
  'unverified',
  'limited',
  'never',
  'ok',
  'paused',
] as const
export type Health = (typeof healths)[number]

export const healthWords: Record<Health, string> = {
  gone: 'Supprimée',
  blocked: 'Bloquée',
  'selector-broken': 'Sélecteur cassé',
  empty: 'Vide',
  failing: 'En échec',
  'secret-missing': 'À configurer',
  silent: 'Silencieuse',
  moved: 'Déménagée',
  slow: 'Lente',
  unverified: 'À vérifier',
  limited: 'Freinée',
  never: 'Jamais lue',
  ok: 'À jour',
  paused: 'En pause',
}

/** Those in which nothing comes in: what a mail calls broken. */
export const brokenHealths: ReadonlySet<Health> = new Set([
  'gone',
  'blocked',
  'selector-broken',
  'empty',
  'failing',
])

export type HealthFeed = Pick<FeedDefinition, 'format' | 'paused' | 'cadenceMinutes' | 'url'> & {
  list?: { pages?: unknown; detail?: unknown }
  paging?: unknown
}

/** What the last checks left, as far as health goes (store/feed-state.ts has the whole). */
export interface HealthState {
  outcome?: string
  failures: number
  errorCode?: string
  errorMessage?: string
  httpStatus?: number
  itemsSeen: number
  durationMs?: number
  succeededAt?: string
  changedAt?: string
  confirmedAt?: string
  movedTo?: string
  goneAt?: string
  rhythmMinutes?: number
  /** The health that the check before this one found. */
  health?: string
}

export interface HealthFound {
  health: Health
  /** Why, and what to do: one or two French sentences. */
  reason: string
}

/** How a source is, from its definition and its last check. Pure: silence comes with the clock alone. */
export function healthOf(feed: HealthFeed, state: HealthState | undefined, now: Date): HealthFound {
  if (feed.paused) return { health: 'paused', reason: feed.paused }
  if (!state?.outcome) return { health: 'never', reason: reasons.never }
  if (state.outcome === 'unconfigured')
    return { health: 'secret-missing', reason: reasons.secretMissing(state.errorMessage) }
  if (state.outcome === 'limited') return { health: 'limited', reason: reasons.limited }
  if (state.outcome !== 'failed') return healthWhenRead(feed, state, now)
  if (!isMissedOnce(state)) return whenFailed(state)
  const before = healthWhenRead(feed, state, now)
  return { health: before.health, reason: reasons.missedOnce(state.errorMessage) }
}

/** Faults that a second try may well not meet. */
const passing = new Set(['timeout', 'dns', 'connection', 'tls'])

/**
 * One reading that fails for a reason that may pass (network, server in trouble) breaks nothing yet: it is tried again
 * within a quarter of an hour, and the second failure in a row is told. Any other fault is told at once.
 */
function isMissedOnce(state: HealthState): boolean {
  const { failures, errorCode = '', httpStatus = 0, succeededAt } = state
  if (failures !== 1 || !succeededAt || state.goneAt) return false
  return passing.has(errorCode) || (errorCode === 'http-status' && httpStatus >= 500)
}

function whenFailed(state: HealthState): HealthFound {
  const { errorCode = '', errorMessage, httpStatus } = state
  if (state.goneAt) return { health: 'gone', reason: reasons.gone }
  if (isBlocked(errorCode, httpStatus)) return { health: 'blocked', reason: reasons.blocked(errorMessage) }
  if (errorCode === 'selector-found-nothing' || errorCode === 'mapping-found-nothing')
    return { health: 'selector-broken', reason: reasons.selectorBroken(errorMessage) }
  if (errorCode === 'empty') return { health: 'empty', reason: reasons.emptyDocument }
  return { health: 'failing', reason: reasons.failing(errorCode, errorMessage, httpStatus) }
}

/** Refused by the server (401, 403, 407, 451), by its robots.txt, or by a page that wants a browser. */
function isBlocked(errorCode: string, httpStatus: number | undefined): boolean {
  if (errorCode === 'robots' || errorCode === 'blocked') return true
  return errorCode === 'http-status' && [401, 403, 407, 451].includes(httpStatus ?? 0)
}

function healthWhenRead(feed: HealthFeed, state: HealthState, now: Date): HealthFound {
  // Some nights bring no Journal officiel.
  if (state.itemsSeen === 0 && feed.format !== 'jorf-archive') {
    return state.confirmedAt
      ? { health: 'empty', reason: reasons.emptied }
      : { health: 'unverified', reason: reasons.unverified }
  }
  const silence = silenceOf(feed, state, now)
  if (silence) return { health: 'silent', reason: silence }
  if (state.movedTo && state.movedTo !== feed.url)
    return { health: 'moved', reason: reasons.moved(state.movedTo) }
  if ((state.durationMs ?? 0) > slowAfterMs(feed, state.health === 'slow'))
    return { health: 'slow', reason: reasons.slow(state.durationMs!) }
  return { health: 'ok', reason: reasons.ok }
}

function silenceOf(feed: HealthFeed, state: HealthState, now: Date): string | undefined {
  if (!state.changedAt) return undefined
  const minutes = (now.getTime() - new Date(state.changedAt).getTime()) / 60_000
  if (minutes <= silentAfterMinutes(feed, state)) return undefined
  return reasons.silent(minutes, state.rhythmMinutes ?? feed.cadenceMinutes)
}
