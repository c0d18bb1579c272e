import type { Deps } from '../deps.ts'
import { WatchError } from '../errors.ts'
import { isSuppressed } from '../letter/deliver/suppressions.ts'
import { findNotices } from '../notices/find-notices.ts'
import type { Statement } from '../store/database.ts'
import { type NoticeState, findNoticeState } from '../store/notice-settings.ts'
import { type DueAlert, updateAlert } from '../store/search-alerts.ts'
import { nextTime } from './alert-times.ts'
import type { AlertWays } from './alert-ways.ts'
import { putOff, wasToldToday } from './daily-mail.ts'
import { findUntold } from './find-untold.ts'
import { type Found, mailPerson, settleAlert, settleNotices } from './mail-person.ts'

export type TellOutcome =
  | { kind: 'nothing' }
  | { kind: 'told'; items: number }
  | { kind: 'failed'; why: string }

/** What was taken for one person. */
export interface DueTelling {
  personId: string
  alerts: readonly DueAlert[]
  /** When the notices of the day are due too. */
  notices?: NoticeState
}

/** Read for one search; a mail shows the first twenty and counts the rest. */
const mostRead = 200

/**
 * One mail for all that is due to one person: dates, texts, searches. What it tells is written before it leaves and settled
 * after: a run that dies in between tells it again, so that nothing is lost; once the mailer has answered, nothing is told
 * twice. A message given whole to a server that went silent counts as told, as for the letter. What is of the day or of the
 * week leaves once a Paris day: what comes up later waits for the next.
 */
export async function tellPerson(deps: Deps, ways: AlertWays, due: DueTelling): Promise<TellOutcome> {
  const state = due.notices ?? (await findNoticeState(deps.db, due.personId))
  if (!state) return { kind: 'nothing' }
  if (await isSuppressed(deps, state.email)) {
    await deps.db.batch(putOff(deps, due, suppressedWords))
    return { kind: 'nothing' }
  }
  const isOver = wasToldToday(state, deps.now())
  // The first time is only set: nobody's first mail leaves at the hour of an upgrade.
  const isFirst = state.nextAt === ''
  const held: DueTelling = {
    personId: due.personId,
    alerts: isOver ? due.alerts.filter(({ rhythm }) => rhythm !== 'now') : [],
    ...(due.notices && (isOver || isFirst) ? { notices: due.notices } : {}),
  }
  const alerts = due.alerts.filter((one) => !held.alerts.includes(one))
  const { found, quiet } = await lookThrough(deps, ways, alerts)
  const isAsked = due.notices !== undefined && !held.notices
  const notices = isAsked ? await findNotices(deps, state) : undefined
  const isQuiet = notices?.keys.length === 0
  const before = [...putOff(deps, held), ...quiet, ...(isQuiet ? [settleNotices(deps, state.personId)] : [])]
  return mailPerson(deps, ways, { state, found, ...(notices && !isQuiet ? { notices } : {}), before })
}

const suppressedWords =
  'Rien n’est envoyé à votre adresse : elle a renvoyé des messages ou demandé à ne plus en recevoir. Un éditeur peut la débloquer.'

/** What each has to tell; those that have nothing, or cannot be read any more, are settled by `quiet`. */
export async function lookThrough(
  deps: Deps,
  ways: AlertWays,
  alerts: readonly DueAlert[],
): Promise<{ found: Found[]; quiet: Statement[] }> {
  const found: Found[] = []
  const quiet: Statement[] = []
  for (const alert of alerts) {
    const untold = await lookFor(deps, ways, alert)
    if (typeof untold === 'string') quiet.push(setAside(deps, alert, untold))
    else if (untold.ids.length > 0) found.push({ alert, untold })
    else quiet.push(...settleAlert(deps, { alert, untold }))
  }
  return { found, quiet }
}

async function lookFor(deps: Deps, ways: AlertWays, alert: DueAlert): Promise<Found['untold'] | string> {
  try {
    return await findUntold(deps, ways, alert, mostRead)
  } catch (error) {
    if (error instanceof WatchError && error.code === 'search-faulty') return error.message
    throw error
  }
}

// Its owner has to mend the search: until then it waits for its next hour, and the page says why.
function setAside({ now }: Deps, { id, rhythm }: DueAlert, lastError: string): Statement {
  return updateAlert(id, { lastError, nextAt: nextTime(rhythm, now()) })
}
