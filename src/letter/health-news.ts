import { watchedFeeds, type WatchedFeed } from '../catalogue/watched-feeds.ts'
import type { Deps } from '../deps.ts'
import { brokenHealths, type Health } from '../feed/health.ts'
import { mayRole, roles } from '../roles.ts'
import { queueStaffMails } from '../store/account-mails.ts'
import {
  type HealthChange,
  listChangesToldAt,
  listUntoldChanges,
  markChangesTold,
} from '../store/health-changes.ts'

/** What became of one source since the last mail: where it stood, where it stands, and why. */
export interface SourceNews {
  feed: WatchedFeed
  before?: Health
  now: Health
  message: string
  /** Of the fault, if one was told. */
  code?: string
}

/** What one mail tells, in its order. */
export interface HealthNews {
  broken: SourceNews[]
  toConfigure: SourceNews[]
  /** Read, but a person should look. */
  toLookAt: SourceNews[]
  healed: SourceNews[]
  /** Broke and healed in between. */
  flapped: SourceNews[]
}

type NewsDeps = Pick<Deps, 'db' | 'feeds' | 'log' | 'now'>

/** No mail tells more: the rest is on the page of sources. */
const mostChanges = 5000

/**
 * Queues the morning's mail to everyone who keeps the sources, when something worth telling changed since the last.
 * What it tells is marked in the same batch, so that no crash tells it twice. Answers how many changes were dealt with.
 */
export async function queueHealthMails(deps: NewsDeps): Promise<{ changes: number; queued: boolean }> {
  const now = deps.now()
  const at = now.toISOString()
  const changes = await listUntoldChanges(deps.db, at, mostChanges)
  if (changes.length === 0) return { changes: 0, queued: false }
  const isWorth = hasNews(gatherNews(changes, await watchedFeeds(deps)))
  const staff = roles.filter((role) => mayRole(role, 'edit'))
  await deps.db.batch([
    ...(isWorth ? [queueStaffMails('source-health', staff, now)] : []),
    markChangesTold(at, at),
  ])
  return { changes: changes.length, queued: isWorth }
}

/** What the mail queued at this instant tells. */
export async function readHealthNews(deps: NewsDeps, queuedAt: string): Promise<HealthNews> {
  return gatherNews(await listChangesToldAt(deps.db, queuedAt), await watchedFeeds(deps))
}

/** One line a source, whatever it went through in between; those on hold or gone from the watch are left out. */
export function gatherNews(changes: readonly HealthChange[], feeds: readonly WatchedFeed[]): HealthNews {
  const news: HealthNews = { broken: [], toConfigure: [], toLookAt: [], healed: [], flapped: [] }
  const byFeed = Map.groupBy(changes, ({ feedId }) => feedId)
  for (const feed of feeds) {
    const steps = byFeed.get(feed.id)
    if (!steps || feed.paused) continue
    const kind = kindOf(steps)
    if (kind) news[kind].push(newsOf(feed, steps))
  }
  return news
}

export function hasNews(news: HealthNews): boolean {
  return Object.values(news).some((list: SourceNews[]) => list.length > 0)
}

/** So many at once that could not be reached at all: the trouble is here, not there. */
export function isCutOff({ broken }: HealthNews): boolean {
  const unreached = broken.filter(({ code = '' }) => /^(?:dns|connection|timeout|tls)$/.test(code))
  return broken.length >= 10 && unreached.length / broken.length >= 0.9
}

function kindOf(steps: readonly HealthChange[]): keyof HealthNews | undefined {
  const before = steps[0]?.previous as Health | undefined
  const now = steps.at(-1)?.health as Health
  if (before === now) {
    const broke = steps.some(({ health }) => brokenHealths.has(health as Health))
    return broke && !brokenHealths.has(now) ? 'flapped' : undefined
  }
  if (brokenHealths.has(now)) return 'broken'
  if (now === 'secret-missing') return 'toConfigure'
  if (now === 'silent' || now === 'moved' || now === 'slow' || now === 'unverified') return 'toLookAt'
  const wasWell = before === undefined || before === 'ok' || before === 'paused' || before === 'limited'
  return now === 'ok' && !wasWell ? 'healed' : undefined
}

function newsOf(feed: WatchedFeed, steps: readonly HealthChange[]): SourceNews {
  const last = steps.at(-1)
  const before = steps[0]?.previous as Health | undefined
  return {
    feed,
    ...(before ? { before } : {}),
    now: (last?.health ?? 'ok') as Health,
    message: last?.message ?? '',
    ...(last?.code ? { code: last.code } : {}),
  }
}
