import type { Deps } from '../deps.ts'
import { messageOf, WatchError } from '../errors.ts'
import {
  type NoticeState,
  listPeopleWithDueNotices,
  takeDueNotices,
  updateNotices,
} from '../store/notice-settings.ts'
import {
  type DueAlert,
  listDuePeople,
  mostMailAlerts,
  takeDueAlerts,
  updateAlert,
} from '../store/search-alerts.ts'
import { retryTime } from './alert-times.ts'
import type { AlertWays } from './alert-ways.ts'
import { type DueTelling, type TellOutcome, tellPerson } from './tell-person.ts'
import { tellProgram } from './tell-program.ts'

export interface AlertReport {
  mails: number
  calls: number
  /** Told by both. */
  items: number
  failures: number
}

export interface RunBounds {
  signal?: AbortSignal
  /** What is left when it is over goes with the next run. */
  mostMs?: number
}

/** A run that dies leaves its alerts to the next one but one. */
const leaseMs = 10 * 60_000

/**
 * Tells all that is due, by mail (dates, texts and searches together) then by webhook. One person's failure is written down
 * and stops nobody else.
 */
export async function sendAlerts(deps: Deps, ways: AlertWays, bounds: RunBounds = {}): Promise<AlertReport> {
  const report = { mails: 0, calls: 0, items: 0, failures: 0 }
  const most = mostAlerts(deps)
  const start = deps.now().getTime()
  const isOver = () =>
    bounds.signal?.aborted === true || deps.now().getTime() - start >= (bounds.mostMs ?? Infinity)
  let left = most
  for (const personId of await listPeople(deps, most)) {
    if (left <= 0 || isOver()) return report
    const due = await takePerson(deps, personId)
    left -= due.alerts.length + (due.notices ? 1 : 0)
    count(report, 'mails', await safely(deps, due, () => tellPerson(deps, ways, due)))
  }
  // One by one, so that none is put off by a run that is out of time.
  while (left > 0 && !isOver()) {
    const alerts = await take(deps, 'webhook', 1)
    const [alert] = alerts
    if (!alert) return report
    left -= 1
    const due = { personId: alert.personId, alerts }
    count(report, 'calls', await safely(deps, due, () => tellProgram(deps, ways, alert)))
  }
  return report
}

// As many searches as letters leave in a run: on Workers, D1 stops at a thousand statements.
function mostAlerts({ config }: Deps): number {
  return Math.min(500, Math.max(1, Math.floor(config.mail.perRun / 3)))
}

async function listPeople({ db, now }: Deps, most: number): Promise<Set<string>> {
  const at = now().toISOString()
  const [alerted, noticed] = [await listDuePeople(db, at, most), await listPeopleWithDueNotices(db, at, most)]
  return new Set([...alerted, ...noticed])
}

// All that is due to a person at once, beyond what a run takes: what is left would wait for the mail of another day.
async function takePerson(deps: Deps, personId: string): Promise<DueTelling> {
  const notices = await takeNotices(deps, personId)
  return {
    personId,
    alerts: await take(deps, 'mail', mostMailAlerts, personId),
    ...(notices ? { notices } : {}),
  }
}

function takeNotices({ db, now }: Deps, personId: string): Promise<NoticeState | undefined> {
  const at = now()
  const until = new Date(at.getTime() + leaseMs).toISOString()
  return takeDueNotices(db, personId, at.toISOString(), until)
}

function take(
  { db, now }: Deps,
  channel: DueAlert['channel'],
  limit: number,
  personId?: string,
): Promise<DueAlert[]> {
  const at = now()
  const until = new Date(at.getTime() + leaseMs).toISOString()
  return takeDueAlerts(db, {
    channel,
    now: at.toISOString(),
    until,
    limit,
    ...(personId ? { personId } : {}),
  })
}

async function safely(
  deps: Deps,
  { personId, alerts, notices }: DueTelling,
  tell: () => Promise<TellOutcome>,
): Promise<TellOutcome> {
  if (alerts.length === 0 && !notices) return { kind: 'nothing' }
  try {
    return await tell()
  } catch (error) {
    const why = messageOf(error)
    deps.log.warn('alert-failed', { person: personId, message: why })
    // Words of our own only: others may hold an address or a statement.
    const lastError = error instanceof WatchError ? why : 'La recherche n’a pas pu être faite.'
    const nextAt = retryTime(1, deps.now())
    await deps.db.batch([
      ...alerts.map(({ id }) => updateAlert(id, { lastError, nextAt })),
      ...(notices ? [updateNotices(personId, { lastError, nextAt })] : []),
    ])
    return { kind: 'failed', why }
  }
}

function count(report: AlertReport, what: 'mails' | 'calls', outcome: TellOutcome): void {
  if (outcome.kind === 'failed') report.failures += 1
  if (outcome.kind !== 'told') return
  report[what] += 1
  report.items += outcome.items
}
