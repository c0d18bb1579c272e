import type { Actor } from '../account/actor.ts'
import type { Deps } from '../deps.ts'
import type { FeedDefinition } from '../feed/definition.ts'
import { type AuditEntry, recordAudit, recordAudits } from '../store/audit-log.ts'
import { makeFeedDue, registerFeeds } from '../store/feed-state.ts'
import { archiveSiteFeed, dropSiteFeed, insertSiteFeeds, saveSiteFeed } from '../store/site-feeds.ts'
import type { WatchedFeed } from './watched-feeds.ts'
import { changedFields, definitionOf, definitionText } from './written-definition.ts'

export type EditDeps = Pick<Deps, 'db' | 'feeds' | 'now'>

/** Adds sources that nobody watches yet: read at the next run. Their definitions were checked by readDraft. */
export async function addSources(
  deps: EditDeps,
  actor: Actor,
  feeds: readonly FeedDefinition[],
): Promise<void> {
  const at = deps.now().toISOString()
  const operation = crypto.randomUUID()
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
): Promise<boolean> {
  const before = definitionOf(deps, watched)
  const text = definitionText(feed)
  if (text === definitionText(before)) return false
  const at = deps.now().toISOString()
  const ofCode = deps.feeds.find(({ id }) => id === feed.id)
  await deps.db.batch([
    ofCode && definitionText(ofCode) === text ? dropSiteFeed(feed.id) : saveSiteFeed(feed.id, text, at),
    makeFeedDue(feed.id, at),
    recordAudit({ ...aboutSource(feed, 'source.edit', at, actor), ...changedFields(before, feed) }),
  ])
  return true
}

/** The wording of the code again. False for a source that has none, or that nobody changed. */
export async function resetSource(deps: EditDeps, actor: Actor, watched: WatchedFeed): Promise<boolean> {
  const ofCode = deps.feeds.find(({ id }) => id === watched.id)
  if (!ofCode || watched.origin !== 'edited') return false
  const at = deps.now().toISOString()
  const changes = changedFields(definitionOf(deps, watched), ofCode)
  await deps.db.batch([
    dropSiteFeed(watched.id),
    makeFeedDue(watched.id, at),
    recordAudit({ ...aboutSource(ofCode, 'source.reset', at, actor), ...changes }),
  ])
  return true
}

/** Takes a source that staff added out of the watch; its items stay. False for one of the code: see `pauseSource`. */
export async function archiveSource(deps: EditDeps, actor: Actor, watched: WatchedFeed): Promise<boolean> {
  if (watched.origin !== 'site' || watched.archived) return false
  const at = deps.now().toISOString()
  await deps.db.batch([
    archiveSiteFeed(watched.id, at),
    recordAudit(aboutSource(watched, 'source.archive', at, actor)),
  ])
  return true
}

/** Undoes `archiveSource`: due at once. */
export async function unarchiveSource(deps: EditDeps, actor: Actor, watched: WatchedFeed): Promise<boolean> {
  if (!watched.archived) return false
  const at = deps.now().toISOString()
  await deps.db.batch([
    saveSiteFeed(watched.id, definitionText(definitionOf(deps, watched)), at),
    makeFeedDue(watched.id, at),
    recordAudit(aboutSource(watched, 'source.unarchive', at, actor)),
  ])
  return true
}

export function aboutSource(
  feed: Pick<FeedDefinition, 'id' | 'publisher' | 'title'>,
  action: string,
  at: string,
  actor: Actor,
): AuditEntry {
  const words = `${feed.publisher}, ${feed.title}`
  return { at, actor, action, subject: { type: 'source', id: feed.id, words } }
}
