import type { Deps } from '../deps.ts'
import { enrichItem } from '../enrich/enrich-item.ts'
import type { EnrichedItem } from '../enrich/enriched-item.ts'
import type { FeedDefinition } from '../feed/definition.ts'
import type { Item } from '../normalise/item.ts'
import type { StoredItem } from '../store/stored-item.ts'

/** Stored items as the tagger alone files them today: what people decided is for `applyDecision`. */
export function tagAgain(deps: TagDeps, items: readonly StoredItem[]): EnrichedItem[] {
  return items.map(openTagger(deps))
}

type TagDeps = Pick<Deps, 'enricher'> & { feeds: readonly FeedDefinition[] }

/** The same for one item, for who takes them in turns. */
export function openTagger({ feeds, enricher }: TagDeps): (item: StoredItem) => EnrichedItem {
  const byId = new Map(feeds.map((feed) => [feed.id, feed]))
  return (item) => enrichItem(asRead(item), byId.get(item.feedId), enricher)
}

/** What the tagger starts from: the item as it was read, with the source's own kind and closing date only. */
export function asRead(stored: StoredItem): Item {
  const { axes: _a, relevant: _r, domain: _d, closing, sourceKind, kind: _k, facts, ...rest } = stored
  return {
    ...rest,
    ...(facts.given ? { given: facts.given } : {}),
    ...(sourceKind ? { kind: sourceKind } : {}),
    ...(closing?.origin === 'field' ? { deadline: closing.value } : {}),
  }
}
