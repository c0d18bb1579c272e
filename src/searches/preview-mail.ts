import type { Deps } from '../deps.ts'
import { findNotices } from '../notices/find-notices.ts'
import type { NoticeState } from '../store/notice-settings.ts'
import type { DueAlert } from '../store/search-alerts.ts'
import { type AlertMail, describeMail } from './alert-mail.ts'
import { nextTime } from './alert-times.ts'
import type { AlertWays } from './alert-ways.ts'
import { wasToldToday } from './daily-mail.ts'
import { gatherTold } from './mail-person.ts'
import { lookThrough } from './tell-person.ts'

/** The next mail of the day, as it would leave with what is known now. */
export interface MailPreview {
  /** When it leaves (UTC). */
  at: string
  /** None when there is nothing to tell. */
  mail?: AlertMail
  /** Searches that were not looked at: each costs a search. */
  left: number
}

const mostLookedAt = 20

/** Writes nothing: what it shows is still to be told. `alerts` are the person's own, by mail. */
export async function previewMail(
  deps: Deps,
  ways: AlertWays,
  state: NoticeState,
  alerts: readonly DueAlert[],
): Promise<MailPreview> {
  const at = nextMailAt(state, deps.now())
  const then = { ...deps, now: () => new Date(at) }
  const due = alerts.filter(({ rhythm, nextAt, pausedAt }) => rhythm !== 'now' && nextAt <= at && !pausedAt)
  const { found } = await lookThrough(then, ways, due.slice(0, mostLookedAt))
  const notices = state.pausedAt ? { dates: [], texts: [], keys: [] } : await findNotices(then, state)
  const isNoticed = notices.keys.length > 0
  const left = Math.max(0, due.length - mostLookedAt)
  if (found.length === 0 && !isNoticed) return { at, left }
  const told = await gatherTold(then, ways, { state, found, ...(isNoticed ? { notices } : {}) })
  return { at, left, mail: describeMail(deps, ways, told) }
}

/** The next seven o'clock, or now when the mail of today is still to leave. */
export function nextMailAt(state: NoticeState, now: Date): string {
  const next = nextTime('day', now)
  const isWaiting = state.nextAt !== '' && state.nextAt < next && !wasToldToday(state, now)
  if (!isWaiting) return next
  return state.nextAt > now.toISOString() ? state.nextAt : now.toISOString()
}
