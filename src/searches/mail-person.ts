import type { Deps } from '../deps.ts'
import { messageOf, WatchError } from '../errors.ts'
import { openLinkSigner } from '../letter/links.ts'
import type { Notices } from '../notices/find-notices.ts'
import { beginTelling, endTelling } from '../store/alert-items.ts'
import type { Statement } from '../store/database.ts'
import { type NoticeState, updateNotices } from '../store/notice-settings.ts'
import { beginNotices, endNotices } from '../store/notices-told.ts'
import { type DueAlert, holdNowMails, updateAlert } from '../store/search-alerts.ts'
import { type Told, type ToldPerson, alertMail } from './alert-mail.ts'
import { nextTime, nowMailGapMs, retryTime } from './alert-times.ts'
import type { AlertWays } from './alert-ways.ts'
import type { Untold } from './find-untold.ts'
import { stopAllUrl, stopNoticesUrl, stopUrl } from './stop-link.ts'
import type { TellOutcome } from './tell-person.ts'

/** Of a mail that its server refuses for good. */
const mostRefusals = 5

export interface Found {
  alert: DueAlert
  untold: Untold
}

/** One mail, and what is written whatever becomes of it. */
export interface Telling {
  state: NoticeState
  found: readonly Found[]
  /** Some at least. */
  notices?: Notices
  before?: readonly Statement[]
}

/** Writes what is about to be told, sends it, and settles it. */
export async function mailPerson(deps: Deps, ways: AlertWays, telling: Telling): Promise<TellOutcome> {
  const { state, found, notices, before = [] } = telling
  const isNothing = found.length === 0 && !notices
  const begun = notices ? [beginNotices(state.personId, notices.keys)] : []
  const first = [...before, ...found.map(begin), ...begun]
  if (first.length > 0) await deps.db.batch(first)
  if (isNothing) return { kind: 'nothing' }
  const why = await trySending(deps, ways, telling)
  if (why) {
    await deps.db.batch(noteFailure(deps, telling, why))
    return { kind: 'failed', why: why.message }
  }
  await deps.db.batch(settle(deps, telling))
  const items = found.reduce((sum, { untold }) => sum + untold.ids.length, 0)
  return { kind: 'told', items: items + (notices ? notices.dates.length + notices.texts.length : 0) }
}

/** All that the message says, its links signed. */
export async function gatherTold(deps: Deps, ways: AlertWays, telling: Telling): Promise<ToldPerson> {
  const { state, found, notices } = telling
  const signer = await openLinkSigner(deps)
  const searches: Told[] = await Promise.all(
    found.map(async ({ alert, untold }) => ({
      name: alert.search.name,
      url: ways.addressOf(alert.search.query),
      stopUrl: await stopUrl(deps, signer, alert.id),
      rhythm: alert.rhythm,
      items: untold.items,
      total: untold.ids.length,
    })),
  )
  const { personId } = state
  const [stopDatesUrl, stopTextsUrl, all] = await Promise.all([
    stopNoticesUrl(deps, signer, 'date-notices', personId),
    stopNoticesUrl(deps, signer, 'text-notices', personId),
    notices ? stopNoticesUrl(deps, signer, 'all-notices', personId) : stopAllUrl(deps, signer, personId),
  ])
  return {
    person: state,
    searches,
    ...(notices ? { notices: { ...notices, stopDatesUrl, stopTextsUrl } } : {}),
    stopAllUrl: all,
    now: deps.now(),
  }
}

async function trySending(deps: Deps, ways: AlertWays, telling: Telling): Promise<WatchError | undefined> {
  const message = alertMail(deps, ways, await gatherTold(deps, ways, telling))
  try {
    await deps.mailer.send(message)
    return undefined
  } catch (error) {
    if (!(error instanceof WatchError)) throw error
    return error.code === 'mail-uncertain' ? undefined : error
  }
}

function begin({ alert, untold }: Found): Statement {
  const deliveryId = untold.interrupted?.deliveryId ?? crypto.randomUUID()
  return beginTelling(alert.id, deliveryId, untold.ids)
}

function settle(deps: Deps, { state, found, notices }: Telling): Statement[] {
  const { personId } = state
  const sentAt = deps.now().toISOString()
  const isNow = found.some(({ alert }) => alert.rhythm === 'now')
  const isDaily = notices !== undefined || found.some(({ alert }) => alert.rhythm !== 'now')
  const held = new Date(deps.now().getTime() + nowMailGapMs).toISOString()
  return [
    ...found.flatMap((one) => settleAlert(deps, one, sentAt)),
    ...(notices ? [...endNotices(personId, notices.keys, sentAt), settleNotices(deps, personId)] : []),
    ...(isDaily ? [updateNotices(personId, { noticedAt: sentAt })] : []),
    ...(isNow ? [holdNowMails(personId, held)] : []),
  ]
}

/** All of it was told, or there was nothing. */
export function settleAlert(deps: Deps, { alert, untold }: Found, sentAt?: string): Statement[] {
  return [
    ...endTelling(alert.id, untold.ids, sentAt ?? deps.now().toISOString()),
    updateAlert(alert.id, {
      checkedUntil: untold.until,
      nextAt: nextTime(alert.rhythm, deps.now()),
      failures: 0,
      lastError: null,
      ...(sentAt ? { lastSentAt: sentAt } : {}),
    }),
  ]
}

export function settleNotices({ now }: Pick<Deps, 'now'>, personId: string): Statement {
  return updateNotices(personId, { nextAt: nextTime('day', now()), failures: 0, lastError: null })
}

// All parts are tried again at one time: apart, they would leave as two mails of one day.
function noteFailure({ now }: Deps, { state, found, notices }: Telling, why: WatchError): Statement[] {
  const [isRefused, at] = [why.code === 'mail-refused', now()]
  const most = Math.max(...found.map(({ alert }) => alert.failures), notices ? state.failures : 0)
  const retry = retryTime(most + 1, at)
  const changeOf = (failures: number, nextAt: string) => ({
    failures: failures + 1,
    lastError: messageOf(why),
    nextAt: isRefused ? nextAt : retry,
    ...(isRefused && failures + 1 >= mostRefusals ? { pausedAt: at.toISOString() } : {}),
  })
  return [
    ...found.map(({ alert: { id, failures, rhythm } }) =>
      updateAlert(id, changeOf(failures, nextTime(rhythm === 'now' ? 'day' : rhythm, at))),
    ),
    ...(notices ? [updateNotices(state.personId, changeOf(state.failures, nextTime('day', at)))] : []),
  ]
}
