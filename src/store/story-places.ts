import type { Database, Statement } from './database.ts'
import { statement } from './database.ts'
import { enqueueForIndex } from './index-queue.ts'

/** Where an item stands among stories. */
export interface StoryPlace {
  id: string
  title: string
  /** Null: in none. */
  storyId: string | null
}

/** These items and all those of their stories, withdrawn ones too, first read first; unknown ids are left out. */
export async function listStoryMembers(
  db: Database,
  ids: readonly string[],
  most: number,
): Promise<StoryPlace[]> {
  const asked = JSON.stringify(ids)
  const rows = await db.all<{ id: string; title: string; story_id: string | null }>(
    `select id, title, story_id, first_seen_at from items where id in (select value from json_each(?))
     union select id, title, story_id, first_seen_at from items where story_id in (
       select story_id from items where id in (select value from json_each(?)) and story_id is not null)
     order by first_seen_at, id limit ?`,
    asked,
    asked,
    most,
  )
  return rows.map(({ id, title, story_id: storyId }) => ({ id, title, storyId }))
}

/** Item id → story id, null to leave it. */
export type Moves = ReadonlyMap<string, string | null>

export function moveToStories(moves: Moves, now: string): Statement[] {
  if (moves.size === 0) return []
  return [
    statement(
      `update items set story_id = j.value ->> 1 from json_each(?) j where items.id = j.value ->> 0`,
      JSON.stringify([...moves]),
    ),
    enqueueForIndex([...moves.keys()], now),
  ]
}

/** The first item that was read at this address; undefined when none was. */
export async function findItemAt(db: Database, url: string): Promise<string | undefined> {
  const row = await db.get<{ id: string }>(
    'select id from items where url = ? order by first_seen_at, id limit 1',
    url,
  )
  return row?.id
}
