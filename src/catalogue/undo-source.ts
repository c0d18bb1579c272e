import type { Actor } from '../account/actor.ts'
import type { Deps } from '../deps.ts'
import { ConfigError } from '../errors.ts'
import type { FeedDefinition } from '../feed/definition.ts'
import { validateFeeds } from '../feed/validate.ts'
import { type AuditRecord, fieldsOf, listOperation } from '../store/audit-log.ts'
import { openCatalogue } from './catalogue.ts'
import { archiveSource, editSource, unarchiveSource } from './edit-source.ts'
import { pauseSource, resumeSource } from './hold-source.ts'
import type { WatchedFeed } from './watched-feeds.ts'
import { definitionOf, isSameValue } from './written-definition.ts'

type UndoDeps = Pick<Deps, 'db' | 'feeds' | 'log' | 'now'>

export interface UndoneSources {
  /** The undoing is a gesture too, that can be undone. */
  operation: string
  /** The ids of the sources put back. */
  done: string[]
}

/**
 * Puts back what a gesture on sources changed, one by one, where each is still as the gesture left it: whatever someone
 * did since stays.
 */
export async function undoSourceOperation(
  deps: UndoDeps,
  actor: Actor,
  gesture: string,
): Promise<UndoneSources> {
  const records = (await listOperation(deps.db, gesture)).filter(({ subject }) => subject.type === 'source')
  const catalogue = await openCatalogue(deps)
  const operation = crypto.randomUUID()
  const done: string[] = []
  for (const record of records) {
    const feed = catalogue.find(record.subject.id)
    if (feed && (await undoOne({ deps, actor, operation }, feed, record))) done.push(feed.id)
  }
  return { operation, done }
}

interface By {
  deps: UndoDeps
  actor: Actor
  operation: string
}

function undoOne({ deps, actor, operation }: By, feed: WatchedFeed, record: AuditRecord): Promise<boolean> {
  const { reason: reasonBefore } = fieldsOf(record.before)
  switch (record.action) {
    case 'source.add':
    case 'source.unarchive':
      return archiveSource(deps, actor, feed, operation)
    case 'source.archive':
      return unarchiveSource(deps, actor, feed, operation)
    case 'source.pause':
      return isPausedAs(feed, record) ? resumeSource(deps, actor, feed, operation) : no()
    case 'source.resume':
      return !feed.paused && typeof reasonBefore === 'string'
        ? pauseSource(deps, actor, feed, reasonBefore, operation)
        : no()
    case 'source.edit':
    case 'source.reset':
      return writeBack({ deps, actor, operation }, feed, record)
    default:
      return no()
  }
}

function isPausedAs(feed: WatchedFeed, record: AuditRecord): boolean {
  return !feed.archived && feed.paused === fieldsOf(record.after).reason
}

/** A definition too long for the log (`tooLong`) has no such fields, and stays as it is. */
function writeBack({ deps, actor, operation }: By, feed: WatchedFeed, record: AuditRecord): Promise<boolean> {
  if (feed.archived) return no()
  const now = definitionOf(deps, feed) as unknown as Record<string, unknown>
  const [before, after] = [fieldsOf(record.before), fieldsOf(record.after)]
  const isAsLeft = Object.entries(after).every(([name, value]) => isSameValue(now[name] ?? null, value))
  if (!isAsLeft || Object.keys(before).length === 0) return no()
  const put = Object.entries({ ...now, ...before }).filter(([, value]) => value !== null)
  const former = checked(Object.fromEntries(put))
  return former ? editSource(deps, actor, feed, former, operation) : no()
}

/** What the rules of today refuse is not put back. */
function checked(definition: unknown): FeedDefinition | undefined {
  try {
    return validateFeeds([definition])[0]
  } catch (error) {
    if (error instanceof ConfigError) return undefined
    throw error
  }
}

function no(): Promise<boolean> {
  return Promise.resolve(false)
}
