import type { Kind } from '../axis/taxonomy.ts'
import type { EnrichedItem } from '../enrich/enriched-item.ts'
import { type Facts, noFacts } from '../enrich/facts.ts'
import { type StoryCandidate, mostCompared } from '../match/stories.ts'
import { type Tellable, leadLength } from '../match/story-evidence.ts'
import { storyKeysOf } from '../match/story-keys.ts'
import type { Database } from './database.ts'

/** A key that is met more often than this is read no further. */
const mostMeetings = 20_000

/**
 * Stored items of other feeds that share a key with these, and the other items of their stories. Two statements, whatever
 * the number of items.
 */
export async function listStoryCandidates(
  db: Database,
  feedId: string,
  items: readonly EnrichedItem[],
  now: string,
): Promise<StoryCandidate[]> {
  const asked = items.map(storyKeysOf)
  const meetings = await listMeetings(db, feedId, [...new Set(asked.flat())], now)
  if (meetings.length === 0) return []
  const byKey = Map.groupBy(meetings, ({ key }) => key)
  const ids = [...new Set(asked.flatMap((keys) => mostMet(keys, byKey)))]
  const keysOfId = Map.groupBy(meetings, ({ id }) => id)
  return (await listTellable(db, ids)).map((candidate) => ({
    ...candidate,
    keys: (keysOfId.get(candidate.item.id) ?? []).map(({ key }) => key),
  }))
}

interface Meeting {
  id: string
  key: string
}

// The cross joins: left to choose, SQLite may begin with every item of the other feeds.
function listMeetings(
  db: Database,
  feedId: string,
  keys: readonly string[],
  now: string,
): Promise<Meeting[]> {
  return db.all<Meeting>(
    `select story_keys.item_id as id, story_keys.key from json_each(?) asked
       cross join story_keys on story_keys.key = asked.value
       cross join items on items.id = story_keys.item_id
     where story_keys.until >= ? and items.feed_id <> ? and items.withdrawn_at is null
     limit ?`,
    JSON.stringify(keys),
    now,
    feedId,
    mostMeetings,
  )
}

function mostMet(keys: readonly string[], byKey: ReadonlyMap<string, readonly Meeting[]>): string[] {
  const shared = new Map<string, number>()
  for (const key of keys) for (const { id } of byKey.get(key) ?? []) shared.set(id, (shared.get(id) ?? 0) + 1)
  return [...shared]
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, mostCompared)
    .map(([id]) => id)
}

interface TellableRow {
  id: string
  feed_id: string
  identity: string
  url: string | null
  title: string
  text: string
  kind: string
  facts: string
  closing_at: string | null
  published_at: string | null
  first_seen_at: string
  story_id: string | null
}

const columns = `id, feed_id, identity, url, title, substr(text, 1, ${leadLength}) as text, kind, facts, closing_at,
  published_at, first_seen_at, story_id`

async function listTellable(db: Database, ids: readonly string[]): Promise<Omit<StoryCandidate, 'keys'>[]> {
  const asked = JSON.stringify(ids)
  const rows = await db.all<TellableRow>(
    `select ${columns} from items where id in (select value from json_each(?))
     union select ${columns} from items where withdrawn_at is null and story_id in (
       select story_id from items where id in (select value from json_each(?)) and story_id is not null)
     order by first_seen_at, id`,
    asked,
    asked,
  )
  return rows.map((row) => ({ item: toTellable(row), ...(row.story_id ? { storyId: row.story_id } : {}) }))
}

function toTellable(row: TellableRow): Tellable {
  return {
    id: row.id,
    feedId: row.feed_id,
    identity: row.identity,
    title: row.title,
    text: row.text,
    kind: row.kind as Kind,
    facts: { ...noFacts(), ...(JSON.parse(row.facts) as Partial<Facts>) },
    firstSeenAt: row.first_seen_at,
    ...(row.url ? { url: row.url } : {}),
    ...(row.published_at ? { publishedAt: row.published_at } : {}),
    ...(row.closing_at ? { closing: { value: row.closing_at, origin: 'text' as const } } : {}),
  }
}
