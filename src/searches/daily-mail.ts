import type { Deps } from '../deps.ts'
import { parisDay } from '../french/calendar.ts'
import type { Statement } from '../store/database.ts'
import { type NoticeState, updateNotices } from '../store/notice-settings.ts'
import { updateAlert } from '../store/search-alerts.ts'
import { nextTime } from './alert-times.ts'
import type { DueTelling } from './tell-person.ts'

/** Farther ahead than a clock is put back: the mail was dated by a clock that was wrong. */
const farthestMs = 2 * 86_400_000

/** True when the mail of this day in Paris has left, or of a later one: a clock may be put back. */
export function wasToldToday({ noticedAt }: Pick<NoticeState, 'noticedAt'>, now: Date): boolean {
  if (!noticedAt || Date.parse(noticedAt) - now.getTime() > farthestMs) return false
  return parisDay(noticedAt) >= parisDay(now)
}

/** To the next seven o'clock; `why` is what the pages then say. */
export function putOff({ now }: Pick<Deps, 'now'>, due: DueTelling, why?: string): Statement[] {
  const change = { nextAt: nextTime('day', now()), ...(why ? { lastError: why } : {}) }
  return [
    ...due.alerts.map(({ id }) => updateAlert(id, change)),
    ...(due.notices ? [updateNotices(due.personId, change)] : []),
  ]
}
