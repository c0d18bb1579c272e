import type { Deps } from '../deps.ts'
import { enrichItem } from '../enrich/enrich-item.ts'
import type { EnrichedItem } from '../enrich/enriched-item.ts'
import type { FeedDefinition } from '../feed/definition.ts'
import type { Item } from '../normalise/item.ts'
import type { StoredItem } from '../store/stored-item.ts'

/** Stored items as the tagger alone files them today: what people decided is for `applyDecision`. */
export function tagAgain(
  { feeds, enricher }: Pick<Deps, 'enricher'> & { feeds: readonly FeedDefinition[] },
  items: readonly StoredItem[],
): EnrichedItem[] {
  const byId = new Map(feeds.map((feed) => [feed.id, feed]))
  return items.map((item) => enrichItem(asRead(item), byId.get(item.feedId), enricher))
}

/** What the tagger starts from: the item as it was read, with the source's own kind and closing date only. */
function asRead(stored: StoredItem): Item {
  const { axes: _a, relevant: _r, domain: _d, closing, sourceKind, kind: _k, ...rest } = stored
  return {
    ...rest,
    ...(sourceKind ? { kind: sourceKind } : {}),
    ...(closing?.origin === 'field' ? { deadline: closing.value } : {}),
  }
}
