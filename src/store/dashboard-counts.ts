import type { Money } from '../enrich/facts.ts'
import type { Database } from './database.ts'

/** Items that are about the same places. */
export interface PlaceCount {
  /** Codes, as `items.territories` has them. */
  territories: readonly string[]
  /** Relevant ones of the period. */
  items: number
  /** Relevant ones that may still be answered, whenever they came. */
  open: number
}

// Word for word as the index items_local has it: otherwise SQLite does not see that it may serve.
const isLocal = `relevant = 1 and withdrawn_at is null
  and (instr(territories, '"commune-') > 0 or instr(territories, '"epci-') > 0)`

/** What is about communes and EPCI, dated `since` or later (ISO) or closing `today` (YYYY-MM-DD) or later. */
export async function countByPlaces(
  db: Database,
  { since, today }: { since: string; today: string },
): Promise<PlaceCount[]> {
  const rows = await db.all<{ territories: string; items: number; open: number }>(
    `select territories, sum(items) as items, sum(open) as open from (
       select territories, count(*) as items, 0 as open from items indexed by items_local
       where ${isLocal} and coalesce(published_at, updated_at, first_seen_at) >= ? group by territories
       union all
       select territories, 0, 1 from items indexed by items_by_closing where ${isLocal} and closing_at >= ?
     ) group by territories`,
    since,
    today,
  )
  return rows.map((row) => ({ ...row, territories: JSON.parse(row.territories) as string[] }))
}

/** What the dashboard tells of a call that closes. */
export interface Closing {
  id: string
  /** Items of one story tell one call. */
  storyId?: string
  /** ISO day, or instant in UTC. */
  closingAt: string
  territories: readonly string[]
  money: readonly Money[]
}

/** Relevant items that close in [from, to), soonest first. Dates compare as text: a day stands before its hours. */
export async function listClosings(
  db: Database,
  from: string,
  to: string,
  limit: number,
): Promise<Closing[]> {
  const rows = await db.all<{
    id: string
    story_id: string | null
    closing_at: string
    territories: string
    money: string | null
  }>(
    `select id, story_id, closing_at, territories, facts -> 'money' as money from items indexed by items_by_closing
     where relevant = 1 and withdrawn_at is null and closing_at >= ? and closing_at < ?
     order by closing_at limit ?`,
    from,
    to,
    limit,
  )
  return rows.map((row) => ({
    id: row.id,
    closingAt: row.closing_at,
    territories: JSON.parse(row.territories) as string[],
    money: JSON.parse(row.money ?? '[]') as Money[],
    ...(row.story_id ? { storyId: row.story_id } : {}),
  }))
}
