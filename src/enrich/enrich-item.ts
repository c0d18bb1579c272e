import type { FeedDefinition } from '../feed/definition.ts'
import type { Item } from '../normalise/item.ts'
import type { AxisTagger } from './axes.ts'
import { findDeadline } from './deadlines.ts'
import { findDomain } from './domain.ts'
import type { EnrichedItem } from './enriched-item.ts'
import { findKind } from './kind.ts'
import { keptAxes } from './relevance.ts'

/** Files one item: axes with reasons, kind, domain, closing date. `feed` is unknown for an imported archive. */
export function enrichItem(item: Item, feed: FeedDefinition | undefined, tagger: AxisTagger): EnrichedItem {
  const reading = tagger.read({ ...item, priors: feed?.priors, publisher: feed?.publisher })
  const axes = keptAxes(reading, feed?.gate)
  const kind = findKind(item, feed?.kind)
  const domain = findDomain(kind, item, feed?.domain)
  const { kind: sourceKind, deadline: _given, ...rest } = item
  const closing = findDeadline(item, kind)
  return {
    ...rest,
    relevant: axes.length > 0,
    axes,
    domain,
    kind,
    territories: territoriesOf(item, feed),
    ...(sourceKind ? { sourceKind } : {}),
    ...(closing ? { closing } : {}),
  }
}

/** What a field of the source says, else where its publisher speaks for. */
function territoriesOf(item: Item, feed: FeedDefinition | undefined): string[] {
  if (item.territories.length > 0) return item.territories
  return feed ? [feed.territory] : []
}
