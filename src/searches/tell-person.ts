import type { Deps } from '../deps.ts'
import { messageOf, WatchError } from '../errors.ts'
import { openLinkSigner } from '../letter/links.ts'
import { beginTelling, endTelling } from '../store/alert-items.ts'
import type { Statement } from '../store/database.ts'
import { type DueAlert, holdNowMails, updateAlert } from '../store/search-alerts.ts'
import { type Told, alertMail } from './alert-mail.ts'
import { nextTime, nowMailGapMs, retryTime } from './alert-times.ts'
import type { AlertWays } from './alert-ways.ts'
import { type Untold, findUntold } from './find-untold.ts'
import { stopAllUrl, stopUrl } from './stop-link.ts'

export type TellOutcome =
  | { kind: 'nothing' }
  | { kind: 'told'; items: number }
  | { kind: 'failed'; why: string }

/** Read for one search; a mail shows the first twenty and counts the rest. */
const mostRead = 200
/** Of a mail that its server refuses for good. */
const mostRefusals = 5

interface Found {
  alert: DueAlert
  untold: Untold
}

/**
 * One mail for all the alerts of one person that are due. What it tells is written before it leaves and settled after:
 * a run that dies in between tells it again, so that nothing is lost; once the mailer has answered, nothing is told
 * twice. A message given whole to a server that went silent counts as told, as for the letter.
 */
export async function tellPerson(
  deps: Deps,
  ways: AlertWays,
  alerts: readonly DueAlert[],
): Promise<TellOutcome> {
  const found: Found[] = []
  const quiet: Statement[] = []
  for (const alert of alerts) {
    const untold = await lookFor(deps, ways, alert)
    if (typeof untold === 'string') quiet.push(setAside(deps, alert, untold))
    else if (untold.ids.length > 0) found.push({ alert, untold })
    else quiet.push(...settle(deps, { alert, untold }))
  }
  if (found.length === 0) {
    await deps.db.batch(quiet)
    return { kind: 'nothing' }
  }
  await deps.db.batch([...quiet, ...found.map(begin)])
  return send(deps, ways, found)
}

async function lookFor(deps: Deps, ways: AlertWays, alert: DueAlert): Promise<Untold | string> {
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

function begin({ alert, untold }: Found): Statement {
  const deliveryId = untold.interrupted?.deliveryId ?? crypto.randomUUID()
  return beginTelling(alert.id, deliveryId, untold.ids)
}

async function send(deps: Deps, ways: AlertWays, found: readonly Found[]): Promise<TellOutcome> {
  const why = await trySending(deps, ways, found)
  if (why) {
    await deps.db.batch(found.map(({ alert }) => noteFailure(deps, alert, why)))
    return { kind: 'failed', why: why.message }
  }
  const now = deps.now()
  const told = found.flatMap((one) => settle(deps, one, now.toISOString()))
  const isNow = found.some(({ alert }) => alert.rhythm === 'now')
  const held = new Date(now.getTime() + nowMailGapMs).toISOString()
  await deps.db.batch([...told, ...(isNow ? [holdNowMails(found[0]!.alert.personId, held)] : [])])
  return { kind: 'told', items: found.reduce((sum, { untold }) => sum + untold.ids.length, 0) }
}

async function trySending(
  deps: Deps,
  ways: AlertWays,
  found: readonly Found[],
): Promise<WatchError | undefined> {
  const [first] = found
  if (!first) return undefined
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
  const all = await stopAllUrl(deps, signer, first.alert.personId)
  const { person } = first.alert
  try {
    await deps.mailer.send(alertMail(deps, ways, { person, searches, stopAllUrl: all, now: deps.now() }))
    return undefined
  } catch (error) {
    if (!(error instanceof WatchError)) throw error
    return error.code === 'mail-uncertain' ? undefined : error
  }
}

function settle(deps: Deps, { alert, untold }: Found, sentAt?: string): Statement[] {
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

function noteFailure({ now }: Deps, { id, failures, rhythm }: DueAlert, why: WatchError): Statement {
  const [isRefused, at, count] = [why.code === 'mail-refused', now(), failures + 1]
  return updateAlert(id, {
    failures: count,
    lastError: messageOf(why),
    nextAt: isRefused ? nextTime(rhythm === 'now' ? 'day' : rhythm, at) : retryTime(count, at),
    ...(isRefused && count >= mostRefusals ? { pausedAt: at.toISOString() } : {}),
  })
}
