import type { FeedDefinition } from '../feed/definition.ts'
import type { Item } from '../normalise/item.ts'
import { keptAxes } from './axes/relevance.ts'
import { findDates } from './dates/find-dates.ts'
import type { EnrichedItem } from './enriched-item.ts'
import type { Enricher } from './enricher.ts'
import type { Facts } from './facts.ts'
import { findDomain } from './kind/domain.ts'
import { findKind } from './kind/kind.ts'
import { findBeneficiaries } from './money/find-beneficiaries.ts'
import { findMoney } from './money/find-money.ts'
import { findRefs } from './refs/find-refs.ts'

/** Reads all of one item: axes with reasons, kind, domain, and the facts that it states. `feed` is unknown for an archive. */
export function enrichItem(item: Item, feed: FeedDefinition | undefined, enricher: Enricher): EnrichedItem {
  const reading = enricher.tagger.read({ ...item, priors: feed?.priors, publisher: feed?.publisher })
  const axes = keptAxes(reading, feed?.gate)
  const kind = findKind(item, feed?.kind)
  const domain = findDomain(kind, item, feed?.domain)
  const { kind: sourceKind, deadline: _given, ...rest } = item
  const { closing, dates, standing } = findDates(item, kind)
  const facts: Facts = {
    ...findMoney(item),
    beneficiaries: findBeneficiaries(item, kind),
    places: enricher.places.find(item, feed?.publisher),
    refs: findRefs(item),
    dates,
    ...(standing ? { standing } : {}),
  }
  return {
    ...rest,
    relevant: axes.length > 0,
    axes,
    domain,
    kind,
    facts,
    territories: territoriesOf(item, feed, facts),
    ...(sourceKind ? { sourceKind } : {}),
    ...(closing ? { closing } : {}),
  }
}

/** What a field of the source says, else what the text names, else where its publisher speaks for. */
function territoriesOf(item: Item, feed: FeedDefinition | undefined, { places }: Facts): string[] {
  if (item.territories.length > 0) return item.territories
  if (places.length > 0) return [...new Set(places.map(({ code }) => code))]
  return feed ? [feed.territory] : []
}
