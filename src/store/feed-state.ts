import { farthestCheck } from '../feed/schedule.ts'
import type { SkipTimes } from '../feed/skip-times.ts'
import type { Database, SqlValue, Statement } from './database.ts'
import { statement } from './database.ts'

export type FeedOutcome = 'fresh' | 'unchanged' | 'limited' | 'failed' | 'unconfigured'

/** What is known of a feed between two checks: shown to staff, and used to ask politely next time. */
export interface FeedState {
  feedId: string
  nextCheckAt: string
  etag?: string
  lastModified?: string
  /** The address that gave these two, when it is not the feed's own (redirects). */
  validatorsFrom?: string
  /** SHA-256 (hex) of the last body read whole: a server without validators still answers "unchanged". */
  bodyHash?: string
  definitionHash?: string
  checkedAt?: string
  /** The last time that the source was read or said "unchanged" while healthy. */
  succeededAt?: string
  /** The last time that it brought something new. */
  changedAt?: string
  outcome?: FeedOutcome
  /** Failed checks in a row. */
  failures: number
  errorCode?: string
  errorMessage?: string
  failingSince?: string
  httpStatus?: number
  itemsSeen: number
  itemsNew: number
  itemsDropped: number
  bozo?: string
  durationMs?: number
  /** Where a permanent redirect leads: asked in place of the definition's address, until that changes. */
  movedTo?: string
  movedAt?: string
  /** The publisher said that the address is gone for good (410): asked once a month only. */
  goneAt?: string
  /** Minutes between two publications, learnt from its items. */
  rhythmMinutes?: number
  /** Minutes between checks that the document asks for. */
  askedMinutes?: number
  /** When the document says that it is not published (RSS skipHours, skipDays). */
  skipTimes?: SkipTimes
  /** How many items a reading usually brings. */
  usualItems?: number
  /** Read, but something is odd. */
  warningCode?: string
  warning?: string
  /** First reading that brought an item: before it, the source is « à vérifier ». */
  confirmedAt?: string
  /** What a reader in several steps noted for itself. */
  cursor?: string
  health?: string
  healthSince?: string
}

interface StateRow {
  feed_id: string
  next_check_at: string
  etag: string | null
  last_modified: string | null
  validators_from: string | null
  body_hash: string | null
  definition_hash: string | null
  checked_at: string | null
  succeeded_at: string | null
  changed_at: string | null
  outcome: string | null
  failures: number
  error_code: string | null
  error_message: string | null
  failing_since: string | null
  http_status: number | null
  items_seen: number
  items_new: number
  items_dropped: number
  bozo: string | null
  duration_ms: number | null
  moved_to: string | null
  moved_at: string | null
  gone_at: string | null
  rhythm_minutes: number | null
  asked_minutes: number | null
  skip_times: string | null
  usual_items: number | null
  warning_code: string | null
  warning: string | null
  confirmed_at: string | null
  cursor: string | null
  health: string | null
  health_since: string | null
}

/** Every known definition has a row; a new one is due at once. */
export async function registerFeeds(db: Database, feedIds: readonly string[], now: string): Promise<void> {
  await db.run(
    `insert into feed_state (feed_id, next_check_at) select value, ? from json_each(?) where true
     on conflict (feed_id) do nothing`,
    now,
    JSON.stringify(feedIds),
  )
}

export async function findFeedState(db: Database, feedId: string): Promise<FeedState | undefined> {
  const row = await db.get<StateRow>('select * from feed_state where feed_id = ?', feedId)
  return row && toFeedState(row)
}

export async function listFeedStates(db: Database): Promise<FeedState[]> {
  return (await db.all<StateRow>('select * from feed_state order by feed_id')).map(toFeedState)
}

/** A date that no check could have set is the work of a clock that was wrong: without this, such a feed sleeps for years. */
const dueNow = '(next_check_at <= ? or next_check_at > ?)'
function dueParams(now: string): [string, string] {
  return [now, new Date(Date.parse(now) + farthestCheck + 86_400_000).toISOString()]
}

/** Feeds whose next check is past and that nobody holds, longest overdue first. */
export async function listDueFeeds(db: Database, now: string, limit: number): Promise<string[]> {
  const rows = await db.all<{ feed_id: string }>(
    `select feed_id from feed_state where ${dueNow} and (lease_until is null or lease_until <= ?)
     order by next_check_at limit ?`,
    ...dueParams(now),
    now,
    limit,
  )
  return rows.map((row) => row.feed_id)
}

/**
 * Takes the feed for one holder. False when another worker has it: a lease left by a crash ends by itself. With
 * `onlyDue`, also false when another worker has read it since it was found due.
 */
export async function leaseFeed(
  db: Database,
  feedId: string,
  lease: { holder: string; now: string; until: string; onlyDue?: boolean },
): Promise<boolean> {
  const { changes } = await db.run(
    `update feed_state set lease_holder = ?, lease_until = ?
     where feed_id = ? and (lease_until is null or lease_until <= ?) ${lease.onlyDue ? `and ${dueNow}` : ''}`,
    lease.holder,
    lease.until,
    feedId,
    lease.now,
    ...(lease.onlyDue ? dueParams(lease.now) : []),
  )
  return changes === 1
}

/** Gives the feed back without a result, so that another worker may take it at once. */
export async function releaseFeed(db: Database, feedId: string, holder: string): Promise<void> {
  await db.run(
    'update feed_state set lease_until = null, lease_holder = null where feed_id = ? and lease_holder = ?',
    feedId,
    holder,
  )
}

/** Writes the whole state, and ends the lease. For the batch that writes the items. */
export function saveFeedState(state: FeedState): Statement {
  const columns: Record<string, SqlValue> = {
    next_check_at: state.nextCheckAt,
    etag: state.etag ?? null,
    last_modified: state.lastModified ?? null,
    validators_from: state.validatorsFrom ?? null,
    body_hash: state.bodyHash ?? null,
    definition_hash: state.definitionHash ?? null,
    checked_at: state.checkedAt ?? null,
    succeeded_at: state.succeededAt ?? null,
    changed_at: state.changedAt ?? null,
    outcome: state.outcome ?? null,
    failures: state.failures,
    error_code: state.errorCode ?? null,
    error_message: state.errorMessage ?? null,
    failing_since: state.failingSince ?? null,
    http_status: state.httpStatus ?? null,
    items_seen: state.itemsSeen,
    items_new: state.itemsNew,
    items_dropped: state.itemsDropped,
    bozo: state.bozo ?? null,
    duration_ms: state.durationMs ?? null,
    moved_to: state.movedTo ?? null,
    moved_at: state.movedAt ?? null,
    gone_at: state.goneAt ?? null,
    rhythm_minutes: state.rhythmMinutes ?? null,
    asked_minutes: state.askedMinutes ?? null,
    skip_times: state.skipTimes ? JSON.stringify(state.skipTimes) : null,
    usual_items: state.usualItems ?? null,
    warning_code: state.warningCode ?? null,
    warning: state.warning ?? null,
    confirmed_at: state.confirmedAt ?? null,
    cursor: state.cursor ?? null,
    health: state.health ?? null,
    health_since: state.healthSince ?? null,
    lease_until: null,
    lease_holder: null,
  }
  const assignments = Object.keys(columns).map((name) => `${name} = ?`)
  const sql = `update feed_state set ${assignments.join(', ')} where feed_id = ?`
  return statement(sql, ...Object.values(columns), state.feedId)
}

/** Due at the next run: after its definition changed, or when a person takes it off hold. */
export function makeFeedDue(feedId: string, now: string): Statement {
  return statement('update feed_state set next_check_at = ? where feed_id = ?', now, feedId)
}

/** The health that a person decided (on hold); what checks find goes with `saveFeedState`. */
export function markFeedHealth(feedId: string, health: string, now: string): Statement {
  return statement(
    'update feed_state set health = ?, health_since = ? where feed_id = ? and health is not ?',
    health,
    now,
    feedId,
    health,
  )
}

/** Seen to bring items, by a person who tried it: no longer « à vérifier ». */
export function confirmFeed(feedId: string, now: string): Statement {
  return statement(
    'update feed_state set confirmed_at = ? where feed_id = ? and confirmed_at is null',
    now,
    feedId,
  )
}

function toFeedState(row: StateRow): FeedState {
  const optional = {
    etag: row.etag,
    lastModified: row.last_modified,
    validatorsFrom: row.validators_from,
    bodyHash: row.body_hash,
    definitionHash: row.definition_hash,
    checkedAt: row.checked_at,
    succeededAt: row.succeeded_at,
    changedAt: row.changed_at,
    outcome: row.outcome as FeedOutcome | null,
    errorCode: row.error_code,
    errorMessage: row.error_message,
    failingSince: row.failing_since,
    httpStatus: row.http_status,
    bozo: row.bozo,
    durationMs: row.duration_ms,
    movedTo: row.moved_to,
    movedAt: row.moved_at,
    goneAt: row.gone_at,
    rhythmMinutes: row.rhythm_minutes,
    askedMinutes: row.asked_minutes,
    skipTimes: row.skip_times === null ? null : (JSON.parse(row.skip_times) as SkipTimes),
    usualItems: row.usual_items,
    warningCode: row.warning_code,
    warning: row.warning,
    confirmedAt: row.confirmed_at,
    cursor: row.cursor,
    health: row.health,
    healthSince: row.health_since,
  }
  const known = Object.entries(optional).filter(([, value]) => value !== null)
  return {
    feedId: row.feed_id,
    nextCheckAt: row.next_check_at,
    failures: row.failures,
    itemsSeen: row.items_seen,
    itemsNew: row.items_new,
    itemsDropped: row.items_dropped,
    ...(Object.fromEntries(known) as Partial<FeedState>),
  }
}
