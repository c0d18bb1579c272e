import type { EnrichedItem } from '../enrich/enriched-item.ts'
import type { KnownItem } from '../match/match-items.ts'
import type { StoryCandidate, StoryLinks } from '../match/stories.ts'
import { titleKey } from '../match/title-key.ts'
import type { Database, Statement } from './database.ts'
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
    `select id, identity, url, title_key, content_hash, withdrawn_at from items
     where feed_id = ? and (identity in (select value from json_each(?)) or url in (select value from json_each(?)))`,
    feedId,
    JSON.stringify(items.map((item) => item.identity)),
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
  return [
    statement(
      `insert into items (id, feed_id, identity, first_seen_at, story_id, ${mutableColumns.join(', ')})
       values (?, ?, ?, ?, ?, ${mutableColumns.map(() => '?').join(', ')}) on conflict do nothing`,
      ...[item.id, item.feedId, item.identity, now, storyId ?? null],
      ...mutableValues(item, now),
    ),
    ...replaceAxes(item),
    enqueueForIndex(item.id, now),
  ]
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
    ...refileItem(item, now),
  ]
}

/** Writes an item again without keeping a revision: what changed is our reading of it, not what it says. */
export function refileItem(item: EnrichedItem, now: string): Statement[] {
  return [
    statement(
      `update items set ${mutableColumns.map((column) => `${column} = ?`).join(', ')} where id = ?`,
      ...mutableValues(item, now),
      item.id,
    ),
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

const mutableColumns = [
  ...[
    'url',
    'title',
    'content_html',
    'summary_html',
    'text',
    'author',
    'language',
    'published_at',
    'updated_at',
  ],
  ...[
    'last_revised_at',
    'categories',
    'enclosures',
    'territories',
    'content_hash',
    'relevant',
    'domain',
    'kind',
  ],
  ...['source_kind', 'closing_at', 'closing_origin', 'closing_evidence', 'title_key'],
]

function mutableValues(item: EnrichedItem, now: string) {
  return [
    ...[item.url ?? null, item.title, item.contentHtml, item.summaryHtml, item.text, item.author ?? null],
    ...[item.language ?? null, item.publishedAt ?? null, item.updatedAt ?? null, now],
    ...[JSON.stringify(item.categories), JSON.stringify(item.enclosures), JSON.stringify(item.territories)],
    ...[item.contentHash, item.relevant ? 1 : 0, item.domain, item.kind, item.sourceKind ?? null],
    ...[
      item.closing?.value ?? null,
      item.closing?.origin ?? null,
      item.closing?.evidence ?? null,
      titleKey(item.title),
    ],
  ]
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
