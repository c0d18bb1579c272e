import type { FeedDefinition } from '../feed/definition.ts'
import type { Item } from '../normalise/item.ts'
import { keptAxes } from './axes/relevance.ts'
import { findDates } from './dates/find-dates.ts'
import type { AxisMatch, EnrichedItem } from './enriched-item.ts'
import type { Enricher } from './enricher.ts'
import type { Facts } from './facts.ts'
import { withGiven } from './given-facts.ts'
import { readKind } from './kind/kind.ts'
import { tieRectificatif } from './kind/rectificatif.ts'
import { findBeneficiaries } from './money/find-beneficiaries.ts'
import { findMoney } from './money/find-money.ts'
import { territoriesOf } from './places/territories-of.ts'
import { findRefs } from './refs/find-refs.ts'

/** Reads all of one item: axes with reasons, kind, domain, and the facts that it states. `feed` is unknown for an archive. */
export function enrichItem(item: Item, feed: FeedDefinition | undefined, enricher: Enricher): EnrichedItem {
  const axes = findAxes(item, feed, enricher)
  const places = enricher.places.find(item, feed?.publisher)
  const { kind, domain } = readKind(item, { usual: feed, model: enricher.kinds, places })
  const { kind: sourceKind, deadline: _given, given, ...rest } = item
  const { closing, dates, standing } = findDates(item, kind)
  const facts: Facts = {
    ...findMoney(item),
    beneficiaries: findBeneficiaries(item, kind),
    places,
    refs: tieRectificatif(findRefs(item), item),
    dates,
    ...(standing ? { standing } : {}),
  }
  return {
    ...rest,
    relevant: axes.length > 0,
    axes,
    domain,
    kind,
    facts: withGiven(facts, given, closing !== undefined),
    territories: territoriesOf(item, feed, facts, enricher.territories),
    ...(sourceKind ? { sourceKind } : {}),
    ...(closing ? { closing } : {}),
  }
}

/** The axes alone, best first: what trying a lexicon on thousands of items asks for. */
export function findAxes(item: Item, feed: FeedDefinition | undefined, enricher: Enricher): AxisMatch[] {
  const reading = enricher.tagger.read({ ...item, priors: feed?.priors, publisher: feed?.publisher })
  return keptAxes(reading, feed?.gate)
}
