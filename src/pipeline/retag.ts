import { watchedFeeds } from '../catalogue/watched-feeds.ts'
import { tagAgain } from '../curation/tag-again.ts'
import { writeDecided } from '../curation/write-decided.ts'
import type { Deps } from '../deps.ts'
import type { EnrichedItem } from '../enrich/enriched-item.ts'
import { listItemsById } from '../store/items.ts'
import type { StoredItem } from '../store/stored-item.ts'
import { groupForBatches, refileItems } from '../store/write-items.ts'

const pageSize = 200

/**
 * Files every stored item again with today's lexicon, without fetching anything; what people decided stands. Answers
 * how many changed.
 */
export async function retag(
  deps: Pick<Deps, 'db' | 'feeds' | 'log' | 'enricher' | 'now'>,
): Promise<{ read: number; changed: number }> {
  const count = { read: 0, changed: 0 }
  const feeds = await watchedFeeds(deps)
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
    const stored = new Map(items.map((item) => [item.id, filing(item)]))
    const now = deps.now().toISOString()
    await writeDecided(deps.db, tagAgain({ ...deps, feeds }, items), now, async (decided) => {
      const changed = decided.filter((item) => filing(item) !== stored.get(item.id))
      for (const group of groupForBatches(changed)) await deps.db.batch(refileItems(group, now))
      count.changed += changed.length
    })
    count.read += page.length
    after = lastRow.seq
  }
}

function filing(item: EnrichedItem | StoredItem): string {
  return JSON.stringify([
    item.axes,
    item.relevant,
    item.domain,
    item.kind,
    item.closing,
    item.territories,
    item.facts,
  ])
}
