import type { Domain, Kind } from '../axis/taxonomy.ts'
import type { AxisMatch } from '../enrich/enriched-item.ts'
import { type Facts, noFacts } from '../enrich/facts.ts'
import type { StoredItem } from './stored-item.ts'

/** A row of `items` with its axes as one JSON text (see `itemColumns`). */
export interface ItemRow {
  id: string
  feed_id: string
  identity: string
  url: string | null
  title: string
  content_html: string
  summary_html: string
  text: string
  author: string | null
  language: string | null
  published_at: string | null
  updated_at: string | null
  first_seen_at: string
  last_revised_at: string
  categories: string
  enclosures: string
  territories: string
  content_hash: string
  relevant: number
  domain: string
  kind: string
  source_kind: string | null
  closing_at: string | null
  closing_origin: string | null
  closing_evidence: string | null
  story_id: string | null
  withdrawn_at: string | null
  withdrawn_reason: string | null
  source_withdrawn_at: string | null
  amended_by: string | null
  facts: string
  axes: string
}

/** Selected from `items` under its own name; the axes come with it so that a list costs one query. */
export const itemColumns = `items.id, items.feed_id, items.identity, items.url, items.title, items.content_html,
  items.summary_html, items.text, items.author, items.language, items.published_at, items.updated_at,
  items.first_seen_at, items.last_revised_at, items.categories, items.enclosures, items.territories,
  items.content_hash, items.relevant, items.domain, items.kind, items.source_kind, items.closing_at,
  items.closing_origin, items.closing_evidence, items.story_id, items.withdrawn_at, items.withdrawn_reason,
  items.source_withdrawn_at, items.amended_by, items.facts,
  (select json_group_array(json_object('id', a.axis_id, 'score', a.score, 'reasons', json(a.reasons)))
     from (select * from item_axes where item_axes.item_id = items.id order by position) a) as axes`

export function toStoredItem(row: ItemRow): StoredItem {
  return {
    id: row.id,
    feedId: row.feed_id,
    identity: row.identity,
    title: row.title,
    contentHtml: row.content_html,
    summaryHtml: row.summary_html,
    text: row.text,
    firstSeenAt: row.first_seen_at,
    lastRevisedAt: row.last_revised_at,
    categories: JSON.parse(row.categories) as string[],
    enclosures: JSON.parse(row.enclosures) as StoredItem['enclosures'],
    territories: JSON.parse(row.territories) as string[],
    contentHash: row.content_hash,
    relevant: row.relevant === 1,
    axes: JSON.parse(row.axes) as AxisMatch[],
    domain: row.domain as Domain,
    kind: row.kind as Kind,
    // An item of before facts were read has none yet: `vigie retag` reads them.
    facts: { ...noFacts(), ...(JSON.parse(row.facts) as Partial<Facts>) },
    ...present({
      url: row.url,
      author: row.author,
      language: row.language,
      publishedAt: row.published_at,
      updatedAt: row.updated_at,
      sourceKind: row.source_kind as Kind | null,
      storyId: row.story_id,
      amendedBy: row.amended_by,
    }),
    ...(row.closing_at ? { closing: closingOf(row, row.closing_at) } : {}),
    ...(row.withdrawn_at ? { withdrawn: withdrawalOf(row, row.withdrawn_at) } : {}),
  }
}

function closingOf(row: ItemRow, value: string): NonNullable<StoredItem['closing']> {
  const origin = row.closing_origin === 'text' ? 'text' : 'field'
  return row.closing_evidence ? { value, origin, evidence: row.closing_evidence } : { value, origin }
}

function withdrawalOf(row: ItemRow, at: string): NonNullable<StoredItem['withdrawn']> {
  const reason = row.withdrawn_reason ?? ''
  return at === row.source_withdrawn_at ? { at, reason, bySource: true } : { at, reason }
}

type Present<T> = { [K in keyof T]?: NonNullable<T[K]> }

/** Absent is absent: a null column is a missing key, as everywhere before the store. */
function present<T extends Record<string, string | null>>(fields: T): Present<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)) as Present<T>
}
