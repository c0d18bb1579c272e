import type { EnrichedItem } from '../enrich/enriched-item.ts'
import type { KnownItem } from '../match/match-items.ts'
import type { StoryCandidate, StoryLinks } from '../match/stories.ts'
import { titleKey } from '../match/title-key.ts'
import type { Database, SqlValue, Statement } from './database.ts'
import { statement } from './database.ts'
import { enqueueForIndex } from './index-queue.ts'

/** What the store knows of these items of one feed: by identity, or by address for a publisher that renumbers. */
export async function listKnownItems(
  db: Database,
  feedId: string,
  items: readonly EnrichedItem[],
): Promise<KnownItem[]> {
  const rows = await db.all<{
    id: string
    identity: string
    url: string | null
    title_key: string
    content_hash: string
    withdrawn_at: string | null
  }>(
    // Two searches, each by its own index: with an \`or\` SQLite reads the whole feed. The \`+\` keeps it from doing so here.
    `select id, identity, url, title_key, content_hash, withdrawn_at from items
     where feed_id = ? and identity in (select value from json_each(?))
     union
     select id, identity, url, title_key, content_hash, withdrawn_at from items
     where +feed_id = ? and url in (select value from json_each(?))`,
    feedId,
    JSON.stringify(items.map((item) => item.identity)),
    feedId,
    JSON.stringify(items.flatMap((item) => (item.url ? [item.url] : []))),
  )
  return rows.map((row) => ({
    id: row.id,
    identity: row.identity,
    titleKey: row.title_key,
    contentHash: row.content_hash,
    withdrawn: row.withdrawn_at !== null,
    ...(row.url ? { url: row.url } : {}),
  }))
}

/** Identities of this feed that a person buried. */
export async function listTombstones(db: Database, feedId: string): Promise<Set<string>> {
  const rows = await db.all<{ identity: string }>('select identity from tombstones where feed_id = ?', feedId)
  return new Set(rows.map((row) => row.identity))
}

/** Items of other feeds, first seen since `since`, that share an address or a title key with these. */
export async function listStoryCandidates(
  db: Database,
  feedId: string,
  items: readonly EnrichedItem[],
  since: string,
): Promise<StoryCandidate[]> {
  const rows = await db.all<{
    id: string
    feed_id: string
    url: string | null
    title_key: string
    story_id: string | null
  }>(
    `select id, feed_id, url, title_key, story_id from items
     where feed_id <> ? and withdrawn_at is null and first_seen_at >= ?
       and (url in (select value from json_each(?)) or (title_key <> '' and title_key in (select value from json_each(?))))
     order by first_seen_at desc`,
    feedId,
    since,
    JSON.stringify(items.flatMap((item) => (item.url ? [item.url] : []))),
    JSON.stringify(items.map((item) => titleKey(item.title)).filter((key) => key !== '')),
  )
  return rows.map((row) => ({
    id: row.id,
    feedId: row.feed_id,
    titleKey: row.title_key,
    ...(row.url ? { url: row.url } : {}),
    ...(row.story_id ? { storyId: row.story_id } : {}),
  }))
}

/** A new item with its axes and its place in the index queue. A second writer of the same identity changes nothing. */
export function insertItem(item: EnrichedItem, now: string, storyId: string | undefined): Statement[] {
  const columns = {
    id: item.id,
    feed_id: item.feedId,
    identity: item.identity,
    first_seen_at: now,
    last_revised_at: now,
    story_id: storyId ?? null,
    ...columnsOf(item),
  }
  const names = Object.keys(columns)
  const sql = `insert into items (${names.join(', ')}) values (${names.map(() => '?').join(', ')}) on conflict do nothing`
  return [statement(sql, ...Object.values(columns)), ...replaceAxes(item), enqueueForIndex(item.id, now)]
}

/** Keeps what the item said before, then what it says now. */
export function reviseItem(item: EnrichedItem, now: string): Statement[] {
  return [
    statement(
      `insert into revisions (item_id, revised_at, title, text, closing_at)
       select id, ?, title, text, closing_at from items where id = ? on conflict do nothing`,
      now,
      item.id,
    ),
    statement('update items set last_revised_at = ? where id = ?', now, item.id),
    ...refileItem(item, now),
  ]
}

/** Writes an item again without keeping a revision: what changed is our reading of it, not what it says. */
export function refileItem(item: EnrichedItem, now: string): Statement[] {
  const columns = columnsOf(item)
  const assignments = Object.keys(columns).map((name) => `${name} = ?`)
  const sql = `update items set ${assignments.join(', ')} where id = ?`
  return [
    statement(sql, ...Object.values(columns), item.id),
    ...replaceAxes(item),
    enqueueForIndex(item.id, now),
  ]
}

/** Gives a story to stored items that had none. */
export function openStories(links: StoryLinks, now: string): Statement[] {
  return [...links.opened].flatMap(([id, storyId]) => [
    statement('update items set story_id = ? where id = ? and story_id is null', storyId, id),
    enqueueForIndex(id, now),
  ])
}

/** What an item says and how it is filed, by column: all that a revision may change. */
function columnsOf(item: EnrichedItem): Record<string, SqlValue> {
  return {
    url: item.url ?? null,
    title: item.title,
    content_html: item.contentHtml,
    summary_html: item.summaryHtml,
    text: item.text,
    author: item.author ?? null,
    language: item.language ?? null,
    published_at: item.publishedAt ?? null,
    updated_at: item.updatedAt ?? null,
    categories: JSON.stringify(item.categories),
    enclosures: JSON.stringify(item.enclosures),
    territories: JSON.stringify(item.territories),
    content_hash: item.contentHash,
    relevant: item.relevant ? 1 : 0,
    domain: item.domain,
    kind: item.kind,
    source_kind: item.sourceKind ?? null,
    closing_at: item.closing?.value ?? null,
    closing_origin: item.closing?.origin ?? null,
    closing_evidence: item.closing?.evidence ?? null,
    title_key: titleKey(item.title),
  }
}

// `where exists`: the insert above may have been refused, and an axis without its item would break the key.
function replaceAxes(item: EnrichedItem): Statement[] {
  return [
    statement('delete from item_axes where item_id = ?', item.id),
    statement(
      `insert into item_axes (item_id, axis_id, position, score, reasons)
       select ?, value ->> 'id', key, value ->> 'score', value -> 'reasons' from json_each(?)
       where exists (select 1 from items where id = ?)`,
      item.id,
      JSON.stringify(item.axes),
      item.id,
    ),
  ]
}
