import type { FeedDefinition } from '../../feed/definition.ts'
import type { Item } from '../../normalise/item.ts'
import type { Facts } from '../facts.ts'
import type { Territories } from './territories.ts'
import { beyondRegion, europe, nation, watchedRegion } from './usual-names.ts'

/**
 * The codes of what an item is about: what a field of the source says, else what is named, else where its publisher
 * speaks for. About places of other regions only, it has `hors-region` too.
 */
export function territoriesOf(
  item: Item,
  feed: FeedDefinition | undefined,
  { places }: Pick<Facts, 'places'>,
  territories: Territories,
): string[] {
  const given = !feed || saysTerritories(feed) ? item.territories : []
  const named = places.map(({ code }) => code)
  const codes = [...new Set(given.length > 0 ? given : named)]
  if (codes.length === 0) return feed ? [feed.territory] : []
  const isTold = given.length > 0 || places.some(({ at }) => !at || at.field === 'title' || at.start < lead)
  const outside = codes.filter((code) => isOutside(code, territories))
  const here = codes.filter((code) => code !== beyondRegion)
  if (outside.length < codes.length) return here
  return isTold && !isOurs(feed, territories) ? [...here, beyondRegion] : codes
}

/** A place that is first named further down is an example: the item is about more than it. */
const lead = 400

/** An item that was filed before holds what was read of it then: only these have their codes from the source. */
function saysTerritories(feed: FeedDefinition): boolean {
  return 'mapping' in feed && Boolean(feed.mapping.departements ?? feed.mapping.territory)
}

/** What a publisher of the region tells of elsewhere, it tells to us. */
function isOurs(feed: FeedDefinition | undefined, { lineageOf }: Territories): boolean {
  return feed !== undefined && lineageOf(feed.territory).includes(watchedRegion)
}

function isOutside(code: string, { nameOf, lineageOf }: Territories): boolean {
  if (code === nation || code === europe) return false
  return code === beyondRegion || (nameOf(code) !== undefined && !lineageOf(code).includes(watchedRegion))
}
