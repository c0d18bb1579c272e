import type { FeedDefinition } from '../feed/definition.ts'
import type { Acquired } from './acquire-feed.ts'

/**
 * What a check gave, without a permanent move that must not be remembered: that of an address made of this month's name
 * (the next month is elsewhere), one that would have a source's secrets sent to another site from the next check on, and
 * one that names secrets itself, as if it were a definition.
 */
export function withoutForbiddenMove(acquired: Acquired, feed: FeedDefinition): Acquired {
  if (acquired.kind === 'unchanged') {
    const { movedTo, ...rest } = acquired
    return mayMove(feed, movedTo) ? acquired : rest
  }
  if (acquired.kind !== 'fresh') return acquired
  const { movedTo, ...first } = acquired.first
  return mayMove(feed, movedTo) ? acquired : { ...acquired, first }
}

function mayMove(feed: FeedDefinition, movedTo: string | undefined): boolean {
  if (movedTo === undefined) return true
  if (/[{}]/.test(feed.url) || /[{}]/.test(movedTo)) return false
  const isBound = Boolean(feed.secrets?.length) || 'auth' in feed
  return !isBound || new URL(movedTo).origin === new URL(feed.url).origin
}
