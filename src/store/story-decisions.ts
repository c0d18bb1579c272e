import { type Decided, inOrder, pairKey } from '../match/story-decisions.ts'
import type { Database, Statement } from './database.ts'
import { statement } from './database.ts'

/** What people decided of pairs among these items. */
export async function listStoryDecisions(
  db: Database,
  ids: readonly string[],
): Promise<Map<string, Decided>> {
  const among = JSON.stringify(ids)
  const rows = await db.all<{ low_id: string; high_id: string; together: number }>(
    `select low_id, high_id, together from story_decisions
     where low_id in (select value from json_each(?)) and high_id in (select value from json_each(?))`,
    among,
    among,
  )
  return new Map(
    rows.map((row) => [pairKey(row.low_id, row.high_id), row.together === 1 ? 'together' : 'apart']),
  )
}

export interface PairDecision {
  pair: readonly [string, string]
  /** Null forgets what was decided. */
  decided: Decided | null
}

/** Writes what a person decides of pairs, in place of what was decided before. */
export function writeStoryDecisions(
  decisions: readonly PairDecision[],
  author: { id?: string; name: string },
  now: string,
): Statement[] {
  if (decisions.length === 0) return []
  const rows = decisions.map(({ pair, decided }) => ({
    ids: inOrder(...pair),
    together: decided === null ? null : Number(decided === 'together'),
  }))
  return [
    statement(
      `delete from story_decisions where (low_id, high_id) in (
         select value ->> '$.ids[0]', value ->> '$.ids[1]' from json_each(?))`,
      JSON.stringify(rows),
    ),
    statement(
      `insert into story_decisions (low_id, high_id, together, person_id, author, decided_at)
       select value ->> '$.ids[0]', value ->> '$.ids[1]', value ->> 'together', ?, ?, ? from json_each(?)
       where value ->> 'together' is not null`,
      author.id ?? null,
      author.name,
      now,
      JSON.stringify(rows),
    ),
  ]
}

/** Of stored items about to enter a story, those that a person set apart from one of its members. */
export async function listKeptApart(
  db: Database,
  entering: ReadonlyMap<string, string>,
): Promise<Set<string>> {
  const rows = await db.all<{ id: string }>(
    `select distinct e.value ->> 0 as id from json_each(?) e
       cross join items m on m.story_id = e.value ->> 1
       join story_decisions d on d.low_id = min(m.id, e.value ->> 0) and d.high_id = max(m.id, e.value ->> 0)
     where d.together = 0`,
    JSON.stringify([...entering]),
  )
  return new Set(rows.map(({ id }) => id))
}
