import type { EnrichedItem } from '../enrich/enriched-item.ts'
import type { KnownItem } from '../match/match-items.ts'
import type { Database } from './database.ts'

/** What the store knows of these items of one feed: by identity, or by address for a publisher that renumbers. */
export async function listKnownItems(
  db: Database,
  feedId: string,
  items: readonly Pick<EnrichedItem, 'identity' | 'url'>[],
): Promise<KnownItem[]> {
  const rows = await db.all<{
    id: string
    identity: string
    url: string | null
    title_key: string
    content_hash: string
    withdrawn_at: string | null
    source_withdrawn_at: string | null
  }>(
    // Two searches, each by its own index: with an `or` SQLite reads the whole feed. The `+` keeps it from doing so here.
    `select id, identity, url, title_key, content_hash, withdrawn_at, source_withdrawn_at from items
     where feed_id = ? and identity in (select value from json_each(?))
     union
     select id, identity, url, title_key, content_hash, withdrawn_at, source_withdrawn_at from items
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
    withdrawn: row.withdrawn_at !== null && row.withdrawn_at !== row.source_withdrawn_at,
    ...(row.source_withdrawn_at ? { voided: true } : {}),
    ...(row.url ? { url: row.url } : {}),
  }))
}

/** Identities of this feed that a person buried. */
export async function listTombstones(db: Database, feedId: string): Promise<Set<string>> {
  const rows = await db.all<{ identity: string }>('select identity from tombstones where feed_id = ?', feedId)
  return new Set(rows.map((row) => row.identity))
}

/** Which of these canonical addresses this feed already brought. */
export async function listKnownAddresses(
  db: Database,
  feedId: string,
  urls: readonly string[],
): Promise<Set<string>> {
  if (urls.length === 0) return new Set()
  const rows = await db.all<{ url: string }>(
    'select url from items where +feed_id = ? and url in (select value from json_each(?))',
    feedId,
    JSON.stringify(urls),
  )
  return new Set(rows.map((row) => row.url))
}
