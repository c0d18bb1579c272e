import type { Actor } from '../account/actor.ts'
import { recordAudit } from '../store/audit-log.ts'
import { findFeedState, makeFeedDue, markFeedHealth } from '../store/feed-state.ts'
import { recordHealthChange } from '../store/health-changes.ts'
import { pauseFeed, resumeFeed, saveSiteFeed } from '../store/site-feeds.ts'
import { aboutSource, type EditDeps } from './edit-source.ts'
import type { WatchedFeed } from './watched-feeds.ts'
import { definitionOf, definitionText } from './written-definition.ts'

/** Puts a source on hold: never fetched until a person takes it off, its items stay. The reason is shown to all. */
export async function pauseSource(
  deps: EditDeps,
  actor: Actor,
  watched: WatchedFeed,
  reason: string,
  operation: string = crypto.randomUUID(),
): Promise<boolean> {
  if (watched.archived || watched.paused === reason) return false
  const at = deps.now().toISOString()
  const previous = (await findFeedState(deps.db, watched.id))?.health
  const change = { feedId: watched.id, changedAt: at, health: 'paused', message: reason, toldAt: at }
  await deps.db.batch([
    pauseFeed(watched.id, reason, at),
    markFeedHealth(watched.id, 'paused', at),
    // Whoever did it knows: history has it, the mail does not.
    recordHealthChange({ ...change, ...(previous ? { previous } : {}) }),
    recordAudit({ ...aboutSource(watched, 'source.pause', at, actor), after: { reason }, operation }),
  ])
  return true
}

/** Takes a source off hold, whoever put it there: the code's own « paused » is then overruled on the site. */
export async function resumeSource(
  deps: EditDeps,
  actor: Actor,
  watched: WatchedFeed,
  operation: string = crypto.randomUUID(),
): Promise<boolean> {
  if (!watched.paused || watched.archived) return false
  const at = deps.now().toISOString()
  const { paused: ofCode, ...definition } = definitionOf(deps, watched)
  await deps.db.batch([
    resumeFeed(watched.id),
    ...(ofCode ? [saveSiteFeed(watched.id, definitionText({ ...definition } as WatchedFeed), at)] : []),
    makeFeedDue(watched.id, at),
    recordAudit({
      ...aboutSource(watched, 'source.resume', at, actor),
      before: { reason: watched.paused },
      operation,
    }),
  ])
  return true
}
