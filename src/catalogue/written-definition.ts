import type { Deps } from '../deps.ts'
import type { FeedDefinition } from '../feed/definition.ts'
import type { WatchedFeed } from './watched-feeds.ts'

/** A watched source without what the catalogue says of it: what a form starts from, and what is kept. */
export function definitionOf(deps: Pick<Deps, 'feeds'>, watched: WatchedFeed): FeedDefinition {
  const { origin, archived: _a, paused, ...definition } = watched
  // A pause that a person made is no part of the definition; one that the code declares is.
  const declared = deps.feeds.find(({ id }) => id === watched.id)?.paused
  const isOwn = declared !== undefined && (origin === 'code' || paused === declared)
  return isOwn ? { ...definition, paused: declared } : definition
}

/** The same text for the same definition, whatever the order of its fields. */
export function definitionText(feed: FeedDefinition): string {
  return JSON.stringify(sorted(feed))
}

// Definitions are a few levels deep: the schema bounds them, but for what a POST sends, which only the code writes.
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([name, one]) => [name, sorted(one)]))
}

/** Whether two values of a field say the same, whatever the order of what is in them. */
export function isSameValue(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))
}

/** Only what differs, for the audit log. */
export function changedFields(
  before: FeedDefinition,
  after: FeedDefinition,
): { before: Record<string, unknown>; after: Record<string, unknown> } {
  const [one, other] = [before, after] as unknown as Record<string, unknown>[]
  const names = [...new Set([...Object.keys(one!), ...Object.keys(other!)])].filter(
    (name) => !isSameValue(one![name], other![name]),
  )
  const pick = (from: Record<string, unknown>) =>
    Object.fromEntries(names.map((name) => [name, from[name] ?? null]))
  return { before: pick(one!), after: pick(other!) }
}
