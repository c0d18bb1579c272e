import type { RefRelation } from '../enrich/facts.ts'
import type { Database } from './database.ts'

/** What an item does to a text that a person follows. */
export interface TextChange {
  itemId: string
  title: string
  feedId: string
  storyId?: string
  publishedAt?: string
  ref: string
  relation: Extract<RefRelation, 'is' | 'modifies' | 'repeals'>
  /** ISO day or instant, when the item says it. */
  entryIntoForce?: string
}

/** Of one person in one look. */
const mostChanges = 500

/**
 * Shown items of the watch that are, change or repeal a text which the person follows, that they have not seen on the site,
 * first seen after `since`, and of which they were not told. Latest first.
 */
export async function listTextChanges(db: Database, personId: string, since: string): Promise<TextChange[]> {
  const rows = await db.all<ChangeRow>(
    `select items.id, items.title, items.feed_id, items.story_id, items.published_at, r.ref, r.relation,
       (select min(value) from item_dates d where d.item_id = items.id and d.role = 'entry-into-force') as entry
     from followed_refs f join item_refs r on r.ref = f.ref join items on items.id = r.item_id
     where f.person_id = ?1 and r.relation in ('is', 'modifies', 'repeals')
       and items.withdrawn_at is null and items.relevant = 1 and items.first_seen_at > max(f.seen_at, ?2)
       and not exists (select 1 from notices_told t where t.person_id = ?1 and t.kind = 'texte'
         and t.item_id = items.id and t.value = r.ref and t.told_at is not null)
     order by items.first_seen_at desc, items.id, r.ref limit ${mostChanges}`,
    personId,
    since,
  )
  return rows.map((row) => ({
    itemId: row.id,
    title: row.title,
    feedId: row.feed_id,
    ref: row.ref,
    relation: row.relation,
    ...(row.story_id ? { storyId: row.story_id } : {}),
    ...(row.published_at ? { publishedAt: row.published_at } : {}),
    ...(row.entry ? { entryIntoForce: row.entry } : {}),
  }))
}

interface ChangeRow {
  id: string
  title: string
  feed_id: string
  story_id: string | null
  published_at: string | null
  ref: string
  relation: TextChange['relation']
  entry: string | null
}
