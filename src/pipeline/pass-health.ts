import { healthOf, type HealthFeed } from '../feed/health.ts'
import type { Statement } from '../store/database.ts'
import type { FeedState } from '../store/feed-state.ts'
import { recordHealthChange } from '../store/health-changes.ts'

/**
 * The state with the health that this check found, and the line of history when it is another than before. Silence
 * comes with time alone: it is looked at whatever the check gave.
 */
export function passHealth(
  feed: HealthFeed,
  before: FeedState,
  after: FeedState,
): { state: FeedState; history: Statement[] } {
  const at = after.checkedAt ?? after.nextCheckAt
  const { health, reason } = healthOf(feed, { ...after, health: before.health }, new Date(at))
  if (health === before.health)
    return { state: { ...after, health, healthSince: before.healthSince }, history: [] }
  const change = {
    feedId: after.feedId,
    changedAt: at,
    health,
    message: reason,
    ...(before.health ? { previous: before.health } : {}),
    ...(after.errorCode ? { code: after.errorCode } : {}),
    // A source that is well from its first reading is no news.
    ...(before.health || health !== 'ok' ? {} : { toldAt: at }),
  }
  return { state: { ...after, health, healthSince: at }, history: [recordHealthChange(change)] }
}
