import type { Deps } from '../deps.ts'
import type { Database } from '../store/database.ts'
import { listIndexWork } from '../store/index-queue.ts'
import { findSetting } from '../store/settings.ts'
import { readSiteSettings, writeSetting } from '../store/site-settings.ts'
import {
  type Ping,
  endPings,
  hasChanges,
  hasDuePings,
  listChanged,
  listDuePings,
  postponePing,
  queuePings,
} from '../store/websub-pings.ts'
import { pingHub } from './ping-hub.ts'
import { topicsOf } from './topics.ts'

type HubDeps = Pick<Deps, 'db' | 'config' | 'fetch' | 'log' | 'now'>

const lastTold = 'websub.told-until'
const mostAtOnce = 200
const sideBySide = 6
/** A hub that fails so often in a row is away: the others wait with it. */
const mostFailures = 6
/** What is stamped with an instant is written a little later: those of the last minute wait for the next time. */
const settledMs = 60_000
const firstWaitMs = 2 * 60_000
const longestWaitMs = 6 * 3_600_000
/** Some four days; by then a hub has read the feed by itself, or is gone. */
const mostTries = 24

/** False without a hub, while the index is reserved (a hub could not read it), or when nothing has changed. */
export async function isHubToBeTold({ db, config, now }: HubDeps): Promise<boolean> {
  if (!config.websubHub || (await readSiteSettings(db)).index !== 'public') return false
  if (await hasDuePings(db, now().toISOString())) return true
  const since = await findSetting(db, lastTold)
  return since === undefined || hasChanges(db, since, settledAt(now()))
}

/** Tells the hub of each feed that has changed, once; what fails is tried again, further and further apart. */
export async function tellHub(deps: HubDeps): Promise<string> {
  const { config, db } = deps
  if (!config.websubHub) return ''
  const now = deps.now()
  await queueChanged(db, config.baseUrl, now)
  const due = await listDuePings(db, now.toISOString(), mostAtOnce)
  const failed: { ping: Ping; error: string }[] = []
  let [told, inARow] = [0, 0]
  for (let at = 0; at < due.length; at += sideBySide) {
    const some = due.slice(at, at + sideBySide)
    const errors =
      inARow >= mostFailures
        ? some.map(() => 'le hub ne répond pas')
        : await Promise.all(some.map(({ topic }) => pingHub(deps, config.websubHub!, topic)))
    const done = some.filter((_, index) => errors[index] === undefined)
    await db.batch([endPings(done.map(({ topic }) => topic))])
    told += done.length
    inARow = done.length > 0 ? 0 : inARow + some.length
    failed.push(...some.flatMap((ping, index) => (errors[index] ? [{ ping, error: errors[index] }] : [])))
  }
  await putOff(deps, failed)
  return due.length === 0 ? '' : `${told} flux annoncés au hub, ${failed.length} à réessayer`
}

// What is not yet in the search index is not yet in the feeds: a hub that reads them now would never be told of it.
async function queueChanged(db: Database, baseUrl: string, now: Date): Promise<void> {
  const instant = now.toISOString()
  if ((await listIndexWork(db, instant, 1)).length > 0) return
  const until = settledAt(now)
  const since = await findSetting(db, lastTold)
  const topics = since === undefined ? [] : topicsOf(baseUrl, await listChanged(db, since, until))
  await db.batch([queuePings(topics, instant), writeSetting(lastTold, until)])
}

function settledAt(now: Date): string {
  return new Date(now.getTime() - settledMs).toISOString()
}

async function putOff(
  { db, log, now }: HubDeps,
  failed: readonly { ping: Ping; error: string }[],
): Promise<void> {
  const [first] = failed
  if (!first) return
  log.warn('websub-failed', { topics: failed.length, error: first.error })
  const lost = failed.filter(({ ping }) => ping.tries + 1 >= mostTries)
  const later = failed.filter(({ ping }) => ping.tries + 1 < mostTries)
  await db.batch([
    endPings(lost.map(({ ping }) => ping.topic)),
    ...later.map(({ ping, error }) => postponePing(ping, dueAfter(now(), ping.tries), error)),
  ])
}

function dueAfter(now: Date, tries: number): string {
  return new Date(now.getTime() + Math.min(firstWaitMs * 2 ** tries, longestWaitMs)).toISOString()
}
