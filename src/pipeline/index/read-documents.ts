import { openCatalogue } from '../../catalogue/catalogue.ts'
import type { Deps } from '../../deps.ts'
import type { Territories } from '../../enrich/places/territories.ts'
import { europe, nation } from '../../enrich/places/usual-names.ts'
import type { FeedDefinition } from '../../feed/definition.ts'
import type { SearchDocument } from '../../search/search-index.ts'
import { listItemsById } from '../../store/items.ts'
import type { StoredItem } from '../../store/stored-item.ts'

export type DocumentDeps = Pick<Deps, 'db' | 'feeds' | 'log' | 'enricher'>

/** What the indexes should hold for these items: nothing for one that is withdrawn or unknown. */
export async function readDocuments(deps: DocumentDeps, ids: readonly string[]): Promise<SearchDocument[]> {
  const catalogue = await openCatalogue(deps)
  const items = await listItemsById(deps.db, ids)
  return items
    .filter((item) => !item.withdrawn)
    .map((item) => toSearchDocument(item, catalogue.find(item.feedId)?.publisher, deps.enricher.territories))
}

export function toSearchDocument(
  item: StoredItem,
  publisher: FeedDefinition['publisher'] | undefined,
  territories?: Territories,
): SearchDocument {
  return {
    id: item.id,
    title: item.title,
    text: item.text,
    publisher: publisher ?? item.feedId,
    feedId: item.feedId,
    axes: item.axes.map((axis) => axis.id),
    domain: item.domain,
    kind: item.kind,
    territories: item.territories,
    within: territories ? withinOf(item.territories, territories) : [],
    relevant: item.relevant,
    axisScore: item.axes[0] ? Math.min(item.axes[0].score, 1) : 0,
    sortDate: sortDateOf(item),
    firstSeen: item.firstSeenAt,
    beneficiaries: item.facts.beneficiaries.map((one) => one.id),
    refs: item.facts.refs.map((one) => one.ref),
    ...factsOf(item),
    ...(item.storyId ? { story: item.storyId } : {}),
  }
}

function factsOf({ closing, facts }: StoredItem): Partial<SearchDocument> {
  const opening = facts.dates.find(({ role }) => role === 'opening')?.value
  const amount = Math.max(0, ...facts.money.map(({ value }) => value))
  return {
    ...(closing ? { deadline: closing.value } : {}),
    ...(opening ? { opening } : {}),
    ...(facts.standing ? { standing: facts.standing } : {}),
    ...(amount > 0 ? { amount } : {}),
  }
}

/** All is in France and in Europe: under these two codes stands what is about the whole of them. */
function withinOf(codes: readonly string[], { lineageOf }: Territories): string[] {
  const all = new Set(codes.flatMap(lineageOf))
  return [...all].filter((code) => !codes.includes(code) && code !== nation && code !== europe)
}

/** A publisher that dates an item in the future must not stand first for ever. */
export function sortDateOf(item: StoredItem): string {
  // Many Atom feeds only say when an entry was last touched: still truer than the day we first saw it.
  const published = item.publishedAt ?? item.updatedAt
  if (!published || Date.parse(published) > Date.parse(item.firstSeenAt) + 2 * 86_400_000)
    return item.firstSeenAt
  return published
}
