import { sourceLabel } from './source-name.ts'
import type { Actor } from '../account/actor.ts'
import type { Deps } from '../deps.ts'
import type { FeedDefinition } from '../feed/definition.ts'
import { type AuditEntry, recordAudit, recordAudits } from '../store/audit-log.ts'
import type { Statement } from '../store/database.ts'
import { makeFeedDue, registerFeeds } from '../store/feed-state.ts'
import { enqueueFeedForIndex } from '../store/index-queue.ts'
import {
  archiveSiteFeed,
  dropSiteFeed,
  insertSiteFeeds,
  listSiteFeeds,
  saveSiteFeed,
} from '../store/site-feeds.ts'
import type { WatchedFeed } from './watched-feeds.ts'
import { changedFields, definitionOf, definitionText } from './written-definition.ts'

export type EditDeps = Pick<Deps, 'db' | 'feeds' | 'now'>

/**
 * Adds sources that nobody watches yet: read at the next run. Their definitions were checked by readDraft. False, and
 * nothing is added, when one of their ids was taken in between: two forms sent at once, or one sent twice.
 */
export async function addSources(
  deps: EditDeps,
  actor: Actor,
  feeds: readonly FeedDefinition[],
  operation: string = crypto.randomUUID(),
): Promise<boolean> {
  const at = deps.now().toISOString()
  const taken = new Set((await listSiteFeeds(deps.db)).map(({ feedId }) => feedId))
  if (feeds.some(({ id }) => taken.has(id))) return false
  await registerFeeds(
    deps.db,
    feeds.map(({ id }) => id),
    at,
  )
  await deps.db.batch([
    insertSiteFeeds(
      feeds.map((feed) => ({ feedId: feed.id, definition: definitionText(feed) })),
      at,
    ),
    ...recordAudits(
      feeds.map((feed) => ({
        ...aboutSource(feed, 'source.add', at, actor),
        after: { url: feed.url },
        operation,
      })),
    ),
  ])
  return true
}

/**
 * Writes a source anew: read again whole at the next run. One that comes to say what the code says is the code's again.
 * Answers false when nothing changes.
 */
export async function editSource(
  deps: EditDeps,
  actor: Actor,
  watched: WatchedFeed,
  feed: FeedDefinition,
  operation: string = crypto.randomUUID(),
): Promise<boolean> {
  const before = definitionOf(deps, watched)
  const text = definitionText(feed)
  if (text === definitionText(before)) return false
  const at = deps.now().toISOString()
  const ofCode = deps.feeds.find(({ id }) => id === feed.id)
  await deps.db.batch([
    ofCode && definitionText(ofCode) === text ? dropSiteFeed(feed.id) : saveSiteFeed(feed.id, text, at),
    makeFeedDue(feed.id, at),
    ...indexAnew(before, feed, at),
    recordAudit({
      ...aboutSource(feed, 'source.edit', at, actor),
      ...changedFields(before, feed),
      operation,
    }),
  ])
  return true
}

/** The wording of the code again. False for a source that has none, or that nobody changed. */
export async function resetSource(
  deps: EditDeps,
  actor: Actor,
  watched: WatchedFeed,
  operation: string = crypto.randomUUID(),
): Promise<boolean> {
  const ofCode = deps.feeds.find(({ id }) => id === watched.id)
  if (!ofCode || watched.origin !== 'edited') return false
  const at = deps.now().toISOString()
  const before = definitionOf(deps, watched)
  const changes = changedFields(before, ofCode)
  await deps.db.batch([
    dropSiteFeed(watched.id),
    makeFeedDue(watched.id, at),
    ...indexAnew(before, ofCode, at),
    recordAudit({ ...aboutSource(ofCode, 'source.reset', at, actor), ...changes, operation }),
  ])
  return true
}

/** Takes a source that staff added out of the watch; its items stay. False for one of the code: see `pauseSource`. */
export async function archiveSource(
  deps: EditDeps,
  actor: Actor,
  watched: WatchedFeed,
  operation: string = crypto.randomUUID(),
): Promise<boolean> {
  if (watched.origin !== 'site' || watched.archived) return false
  const at = deps.now().toISOString()
  await deps.db.batch([
    archiveSiteFeed(watched.id, at),
    recordAudit({ ...aboutSource(watched, 'source.archive', at, actor), operation }),
  ])
  return true
}

/** Undoes `archiveSource`: due at once. */
export async function unarchiveSource(
  deps: EditDeps,
  actor: Actor,
  watched: WatchedFeed,
  operation: string = crypto.randomUUID(),
): Promise<boolean> {
  if (!watched.archived) return false
  const at = deps.now().toISOString()
  await deps.db.batch([
    saveSiteFeed(watched.id, definitionText(definitionOf(deps, watched)), at),
    makeFeedDue(watched.id, at),
    recordAudit({ ...aboutSource(watched, 'source.unarchive', at, actor), operation }),
  ])
  return true
}

/** Items are found by the name of who publishes them: under a new one, the index must say it too. */
function indexAnew(before: FeedDefinition, after: FeedDefinition, at: string): Statement[] {
  return before.publisher === after.publisher ? [] : [enqueueFeedForIndex(after.id, at)]
}

export function aboutSource(
  feed: Pick<FeedDefinition, 'id' | 'publisher' | 'title'>,
  action: string,
  at: string,
  actor: Actor,
): AuditEntry {
  return { at, actor, action, subject: { type: 'source', id: feed.id, words: sourceLabel(feed) } }
}
