import type { AxisId, Kind } from '../axis/taxonomy.ts'
import type { Database } from './database.ts'

/** A text of the Journal officiel as a table of contents shows it, without what it says. */
export interface IssueText {
  id: string
  title: string
  url?: string
  kind: Kind
  relevant: boolean
  axes: AxisId[]
  /** The path in the summary, from the widest rubric; none when the summary does not announce the text. */
  rubrics: string[]
}

// The expression of the index items_by_feed; texts of an issue all carry its date.
const published = 'coalesce(published_at, updated_at, first_seen_at)'
// Instants of a day are written « 2026-11-26T… »: what is under « 2026-11-26U » is of that day or before.
const endOf = (day: string): string => `${day}U`
const fromFeeds = 'feed_id in (select value from json_each(?))'

/**
 * The texts of one day, in the order of the summary: items are numbered as the reader gave them. A text that a later
 * delivery adds comes last.
 */
export async function listIssueTexts(
  db: Database,
  feedIds: readonly string[],
  day: string,
  limit: number,
): Promise<IssueText[]> {
  const rows = await db.all<{
    id: string
    title: string
    url: string | null
    kind: string
    relevant: number
    categories: string
    axes: string
  }>(
    `select id, title, url, kind, relevant, categories,
       (select json_group_array(axis_id) from
         (select axis_id from item_axes where item_id = items.id order by position)) as axes
     from items where ${fromFeeds} and ${published} >= ? and ${published} < ? and withdrawn_at is null
     order by seq limit ?`,
    JSON.stringify(feedIds),
    day,
    endOf(day),
    limit,
  )
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    kind: row.kind as Kind,
    relevant: row.relevant === 1,
    axes: JSON.parse(row.axes) as AxisId[],
    rubrics: JSON.parse(row.categories) as string[],
    ...(row.url ? { url: row.url } : {}),
  }))
}

/** The last issue before `day`, or the first after it (YYYY-MM-DD). */
export async function findIssueDay(
  db: Database,
  feedIds: readonly string[],
  side: 'before' | 'after',
  day: string,
): Promise<string | undefined> {
  const [compare, edge, best] = side === 'before' ? ['<', day, 'max'] : ['>=', endOf(day), 'min']
  const rows = await db.all<{ at: string | null }>(
    // One search of the index a source; with an `in` SQLite would read all their items.
    `select (select ${best}(${published}) from items where feed_id = f.value and ${published} ${compare} ?) as at
     from json_each(?) f`,
    edge,
    JSON.stringify(feedIds),
  )
  const days = rows.flatMap(({ at }) => (at ? [at.slice(0, 10)] : [])).toSorted()
  return side === 'before' ? days.at(-1) : days[0]
}
