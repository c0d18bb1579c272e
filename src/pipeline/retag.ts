import type { Deps } from '../deps.ts'
import { enrichItem } from '../enrich/enrich-item.ts'
import type { EnrichedItem } from '../enrich/enriched-item.ts'
import type { Item } from '../normalise/item.ts'
import { listItemsById } from '../store/items.ts'
import type { StoredItem } from '../store/stored-item.ts'
import { groupForBatches, refileItems } from '../store/write-items.ts'

const pageSize = 200

/** Files every stored item again with today's lexicon, without fetching anything. Answers how many changed. */
export async function retag(
  deps: Pick<Deps, 'db' | 'feeds' | 'tagger' | 'now'>,
): Promise<{ read: number; changed: number }> {
  const feeds = new Map(deps.feeds.map((feed) => [feed.id, feed]))
  const count = { read: 0, changed: 0 }
  for (let after = 0; ;) {
    const page = await deps.db.all<{ seq: number; id: string }>(
      'select seq, id from items where seq > ? order by seq limit ?',
      after,
      pageSize,
    )
    const lastRow = page.at(-1)
    if (!lastRow) return count
    const items = await listItemsById(
      deps.db,
      page.map((row) => row.id),
    )
    const changed = items.flatMap((item) => {
      const again = enrichItem(toItem(item), feeds.get(item.feedId), deps.tagger)
      return filing(again) === filing(item) ? [] : [again]
    })
    const now = deps.now().toISOString()
    for (const group of groupForBatches(changed)) await deps.db.batch(refileItems(group, now))
    count.read += page.length
    count.changed += changed.length
    after = lastRow.seq
  }
}

/** What the tagger starts from: the item as it was read, with the source's own kind and closing date only. */
function toItem(stored: StoredItem): Item {
  const { axes: _a, relevant: _r, domain: _d, closing, sourceKind, kind: _k, ...rest } = stored
  return {
    ...rest,
    ...(sourceKind ? { kind: sourceKind } : {}),
    ...(closing?.origin === 'field' ? { deadline: closing.value } : {}),
  }
}

function filing(item: EnrichedItem | StoredItem): string {
  return JSON.stringify([item.axes, item.relevant, item.domain, item.kind, item.closing])
}
