import { isDoubtful } from '../enrich/axes/doubt.ts'
import type { EnrichedItem } from '../enrich/enriched-item.ts'
import { titleKey } from '../match/title-key.ts'
import type { SqlValue, Statement } from './database.ts'
import { statement } from './database.ts'
import { enqueueForIndex } from './index-queue.ts'
import { writeItemRefs } from './item-refs.ts'
import { writeKeyDates } from './key-dates.ts'
import { writeStoryKeys } from './story-keys.ts'

/*
 * A handful of statements whatever the number of items, each over one JSON parameter: D1 counts every statement of a
 * batch and stops at a thousand an invocation (developers.cloudflare.com/d1/platform/limits).
 */

/** D1 takes two million bytes a parameter; a text of 400,000 characters may be thrice as long in escaped UTF-8. */
const longestGroup = 400_000
const mostInGroup = 100

/** Items that go well in one batch, in order. One that is longer than a group by itself has a group of its own. */
export function groupForBatches(items: readonly EnrichedItem[]): EnrichedItem[][] {
  const groups: EnrichedItem[][] = []
  let length = 0
  for (const item of items) {
    const group = groups.at(-1)
    const added = item.contentHtml.length + item.summaryHtml.length + item.text.length
    if (group && length + added <= longestGroup && group.length < mostInGroup) {
      group.push(item)
      length += added
    } else {
      groups.push([item])
      length = added
    }
  }
  return groups
}

/**
 * New items with their axes and their places in the index queue; `stories` gives an item the story it joins. A second
 * writer of the same identity changes nothing.
 */
export function insertItems(
  items: readonly EnrichedItem[],
  now: string,
  stories: ReadonlyMap<string, string> = new Map(),
): Statement[] {
  const rows = items.map((item) => ({
    id: item.id,
    feed_id: item.feedId,
    identity: item.identity,
    first_seen_at: now,
    last_revised_at: now,
    story_id: stories.get(item.id) ?? null,
    ...columnsOf(item),
  }))
  const [first] = rows
  if (!first) return []
  const names = Object.keys(first)
  const sql = `insert into items (${names.join(', ')})
    select ${names.map((name) => `value ->> '${name}'`).join(', ')} from json_each(?) where true on conflict do nothing`
  return [statement(sql, JSON.stringify(rows)), ...followItems(items, now)]
}

/** Keeps what the items said before, then what they say now. */
export function reviseItems(items: readonly EnrichedItem[], now: string): Statement[] {
  const ids = JSON.stringify(items.map((item) => item.id))
  return [
    statement(
      `insert into revisions (item_id, revised_at, title, text, closing_at)
       select id, ?, title, text, closing_at from items where id in (select value from json_each(?))
       on conflict do nothing`,
      now,
      ids,
    ),
    statement('update items set last_revised_at = ? where id in (select value from json_each(?))', now, ids),
    ...refileItems(items, now),
  ]
}

/** Writes items again without keeping a revision: what changed is our reading of them, not what they say. */
export function refileItems(items: readonly EnrichedItem[], now: string): Statement[] {
  const rows = items.map((item) => ({ id: item.id, columns: columnsOf(item) }))
  const [first] = rows
  if (!first) return []
  const names = Object.keys(first.columns)
  const sql = `update items set ${names.map((name) => `${name} = j.value ->> '$.columns.${name}'`).join(', ')}
    from json_each(?) j where items.id = j.value ->> 'id'`
  return [statement(sql, JSON.stringify(rows)), ...followItems(items, now)]
}

/** Writes how items are filed, and nothing of what they say. */
export function fileItems(items: readonly EnrichedItem[], now: string): Statement[] {
  if (items.length === 0) return []
  const rows = items.map((item) => ({ id: item.id, ...filingOf(item) }))
  return [
    statement(
      `update items set relevant = j.value ->> 'relevant', domain = j.value ->> 'domain', kind = j.value ->> 'kind',
         doubtful = j.value ->> 'doubtful' from json_each(?) j where items.id = j.value ->> 'id'`,
      JSON.stringify(rows),
    ),
    ...followItems(items, now),
  ]
}

/** Gives a story to stored items that had none: item id → story id. */
export function openStories(opened: ReadonlyMap<string, string>, now: string): Statement[] {
  if (opened.size === 0) return []
  const pairs = JSON.stringify([...opened])
  return [
    statement(
      `update items set story_id = j.value ->> 1 from json_each(?) j
       where items.id = j.value ->> 0 and items.story_id is null`,
      pairs,
    ),
    enqueueForIndex([...opened.keys()], now),
  ]
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
    content_hash: item.contentHash,
    ...filingOf(item),
    source_kind: item.sourceKind ?? null,
    ...readingOf(item),
    title_key: titleKey(item.title),
  }
}

function filingOf(item: EnrichedItem) {
  return {
    relevant: item.relevant ? 1 : 0,
    doubtful: isDoubtful(item) ? 1 : 0,
    domain: item.domain,
    kind: item.kind,
  }
}

/** The facts that were read in an item. */
function readingOf(item: EnrichedItem) {
  return {
    territories: JSON.stringify(item.territories),
    closing_at: item.closing?.value ?? null,
    closing_origin: item.closing?.origin ?? null,
    closing_evidence: item.closing?.evidence ?? null,
    facts: JSON.stringify(item.facts),
  }
}

/** The axes, the legal references, the dates, the story keys and the index work of items that were written. */
function followItems(items: readonly EnrichedItem[], now: string): Statement[] {
  const ids = items.map((item) => item.id)
  return [
    statement('delete from item_axes where item_id in (select value from json_each(?))', JSON.stringify(ids)),
    // The join: an insert above may have been refused, and an axis without its item would break the key.
    statement(
      `insert into item_axes (item_id, axis_id, position, score, reasons)
       select items.id, a.value ->> 'id', a.key, a.value ->> 'score', a.value -> 'reasons'
       from json_each(?) i join items on items.id = i.value ->> 'id', json_each(i.value -> 'axes') a`,
      JSON.stringify(items.map(({ id, axes }) => ({ id, axes }))),
    ),
    ...writeItemRefs(items),
    ...writeKeyDates(items),
    ...writeStoryKeys(items, now),
    enqueueForIndex(ids, now),
  ]
}
