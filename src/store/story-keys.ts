import type { EnrichedItem } from '../enrich/enriched-item.ts'
import { storyWindowDays } from '../match/same-story.ts'
import { storyKeysOf } from '../match/story-keys.ts'
import type { Database, Statement } from './database.ts'
import { statement } from './database.ts'

/** A call that stays open for years is compared with new ones for this long. */
const longestOpenDays = 400

/**
 * Keys of items, for the batch that writes them, after them. They hold 45 days after the first reading, and as long as a
 * call is open; what is past that already gets none. Keys of an earlier wording stay till their time: they only make two items
 * be compared. One statement whatever the number of items.
 */
export function writeStoryKeys(items: readonly EnrichedItem[], now: string): Statement[] {
  if (items.length === 0) return []
  const rows = items.map((item) => ({
    id: item.id,
    keys: storyKeysOf(item),
    open: endOf(item.closing?.value),
  }))
  return [
    statement(
      `insert into story_keys (key, item_id, until)
       select key, id, until from (
         select k.value as key, items.id as id, max(
           ${daysAfter('items.first_seen_at', storyWindowDays)},
           min(i.value ->> 'open', ${daysAfter('items.first_seen_at', longestOpenDays)})) as until
         from json_each(?) i join items on items.id = i.value ->> 'id', json_each(i.value -> 'keys') k)
       where until >= ? on conflict do nothing`,
      JSON.stringify(rows),
      now,
    ),
  ]
}

// A day is open till its end.
function endOf(closing = ''): string {
  return closing.length === 10 ? `${closing}T23:59` : closing
}

function daysAfter(instant: string, days: number): string {
  return `strftime('%Y-%m-%dT%H:%M:%fZ', ${instant}, '+${days} days')`
}

/** Answers how many were past their time. */
export async function deleteStoryKeysBefore(db: Database, now: string): Promise<number> {
  return (await db.run('delete from story_keys where until < ?', now)).changes
}
